import { studyStrings as text } from '#renderer/strings/en/studies.ts';
import { isAssumed, type Uncertainty } from '#shared/domain/material/sourced-value.ts';
import { sourcedPlaces } from '#shared/domain/material/sourced-places.ts';
import { rangeOf95 } from '#shared/domain/material/uncertainty.ts';
import { valueName } from '#shared/domain/material/value-names.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import type { PlantUncertainty } from '#shared/domain/recipe/plant/plant.ts';
import {
  materialUncertainties,
  plantUncertainties,
  type UncertainInput,
} from '#shared/domain/sweep/uncertain-inputs.ts';
import { keysOf } from '#shared/domain/sweep/varied-input.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { fromSi, quantities, type Unit, unitBySymbol } from '#shared/units/quantities.ts';
import { usualOven } from './usual-oven.ts';

/** One uncertain value as it is read. */
export interface UncertainRow {
  readonly label: string;
  readonly name: string;
  readonly unit: Unit;
  /** With its unit. */
  readonly value: string;
  readonly distribution: Uncertainty['distribution'];
  /** 95 % of it, with its unit. */
  readonly range: string;
  readonly assumed: boolean;
}

/** Everything of the case and of the oven whose uncertainty is stated. */
export function uncertainRows(document: CaseDocument, plant: PlantUncertainty): UncertainRow[] {
  return [...materialUncertainties(document), ...plantUncertainties(plant)].map((input) =>
    rowOf(input, document, plant),
  );
}

function rowOf(
  { input, centre, distribution }: UncertainInput,
  document: CaseDocument,
  plant: PlantUncertainty,
): UncertainRow {
  const { label } = input;
  const { name, unit, assumed } = describe(input, document, plant);
  // Stated uncertainties are never log-uniform, which only axes of sweeps are.
  const uncertainty = distribution as Uncertainty;
  const [low, high] = rangeOf95({ value: centre, uncertainty }) ?? [centre, centre];
  const shown = (value: number): string => formatNumber(fromSi(value, unit), 4);
  const symbol = unit.symbol === '–' ? '' : ` ${unit.symbol}`;
  return {
    label,
    name,
    unit,
    value: `${shown(centre)}${symbol}`,
    distribution: uncertainty.distribution,
    range: `${shown(low)} – ${shown(high)}${symbol}`,
    assumed,
  };
}

/** Whether an oven is off as far as nobody has measured. */
function isUsual(label: string, plant: PlantUncertainty): boolean {
  if (label === 'oven.temperatureOffset') {
    return plant.ovenTemperatureSdK === usualOven.ovenTemperatureSdK;
  }
  if (label === 'oven.pressureFactor') {
    return plant.pressureFactor95 === usualOven.pressureFactor95;
  }
  return plant.dewPointSdK === usualOven.dewPointSdK;
}

/** Words and unit of an uncertain value. */
function describe(
  { kind, label, ...input }: UncertainInput['input'],
  { electrodeCase }: CaseDocument,
  plant: PlantUncertainty,
): { name: string; unit: Unit; assumed: boolean } {
  const number = quantities.number[0];
  if (kind === 'oven') {
    return {
      name: text.oven[label as keyof typeof text.oven],
      unit: label === 'oven.pressureFactor' ? number : { symbol: 'K', factor: 1 },
      assumed: isUsual(label, plant),
    };
  }
  const electrode = electrodeCase?.electrode;
  if (electrode === undefined) return { name: label, unit: number, assumed: false };
  if (kind === 'isotherm' && 'component' in input) {
    const component = electrode.components[input.component];
    const branch = component?.desorption ?? component?.adsorption;
    return {
      name: text.loadingOf(component?.name ?? label),
      unit: number,
      assumed: branch !== undefined && isAssumed(branch),
    };
  }
  const keys = keysOf(label).slice(1);
  const { name, quantity, unit } = valueName(electrode, keys);
  const place = sourcedPlaces(electrode).find(({ path }) => `electrode.${path}` === label);
  return {
    name,
    unit: unitBySymbol(quantity, unit),
    assumed: place !== undefined && isAssumed(place.group),
  };
}
