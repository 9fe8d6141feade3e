import { sourcedPlaces } from '#shared/domain/material/sourced-places.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import type { PlantUncertainty } from '#shared/domain/recipe/plant/plant.ts';
import type { Distribution } from './distribution.ts';
import { unitOfKey } from './unit-of-key.ts';
import { numberAt, type VariedInput } from './varied-input.ts';

/** Something uncertain: what is varied, around which value, and how far. */
export interface UncertainInput {
  readonly input: VariedInput;
  readonly centre: number;
  readonly distribution: Distribution;
}

const normal = (standardDeviation: number): Distribution => ({
  distribution: 'normal',
  standardDeviation,
});

/**
 * All values of the case's material set whose uncertainty is stated. The loading of a component has one
 * factor for both branches, lognormal with the relative standard deviation of the desorption, else of the adsorption.
 */
export function materialUncertainties({ electrodeCase }: CaseDocument): UncertainInput[] {
  if (electrodeCase === undefined) return [];
  const { electrode } = electrodeCase;
  const values = sourcedPlaces(electrode).flatMap(({ keys, path, group }): UncertainInput[] => {
    const centre = numberAt(electrode, [...keys, 'value']);
    if (group.uncertainty === undefined || centre === undefined) return [];
    const label = `electrode.${path}`;
    const place = ['electrodeCase', 'electrode', ...keys, 'value'];
    const input: VariedInput = { kind: 'path', label, unit: unitOfKey(path), keys: place };
    return [{ input, centre, distribution: group.uncertainty }];
  });
  const loadings = electrode.components.flatMap((component, k): UncertainInput[] => {
    const { desorption, adsorption } = component;
    const relative = desorption?.relativeUncertainty ?? adsorption?.relativeUncertainty;
    if (relative === undefined) return [];
    const label = `electrode.components[${k}].loadingFactor`;
    const factor95 = Math.exp(1.96 * Math.sqrt(Math.log(1 + relative ** 2)));
    return [
      {
        input: { kind: 'isotherm', label, unit: '-', component: k },
        centre: 1,
        distribution: { distribution: 'lognormal', factor95 },
      },
    ];
  });
  return [...values, ...loadings];
}

const temperatureOffset = {
  kind: 'oven',
  label: 'oven.temperatureOffset',
  unit: 'K',
  quantity: 'temperature-offset',
} as const satisfies VariedInput;
const pressureFactor = {
  kind: 'oven',
  label: 'oven.pressureFactor',
  unit: '-',
  quantity: 'pressure-factor',
} as const satisfies VariedInput;
const dewPointOffset = {
  kind: 'oven',
  label: 'oven.dewPointOffset',
  unit: 'K',
  quantity: 'dew-point-offset',
} as const satisfies VariedInput;

/** How far an oven can be from what a recipe asks for, by labels that plans may vary. */
export const ovenInputs = [temperatureOffset, pressureFactor, dewPointOffset];

/** What of the oven is uncertain. */
export function plantUncertainties(plant: PlantUncertainty): UncertainInput[] {
  const { ovenTemperatureSdK, pressureFactor95, dewPointSdK } = plant;
  const found: UncertainInput[] = [];
  if (ovenTemperatureSdK !== undefined) {
    found.push({ input: temperatureOffset, centre: 0, distribution: normal(ovenTemperatureSdK) });
  }
  if (pressureFactor95 !== undefined) {
    const distribution = { distribution: 'lognormal', factor95: pressureFactor95 } as const;
    found.push({ input: pressureFactor, centre: 1, distribution });
  }
  if (dewPointSdK !== undefined) {
    found.push({ input: dewPointOffset, centre: 0, distribution: normal(dewPointSdK) });
  }
  return found;
}
