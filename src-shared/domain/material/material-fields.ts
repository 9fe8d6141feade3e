import { numberRule } from '#shared/domain/case/field-bounds.ts';
import type { FormField } from '#shared/domain/case/form-field.ts';
import {
  isothermCatalogue,
  temperatureShiftEquation,
  temperatureShiftParameters,
} from '#shared/physics/isotherm/isotherm-catalogue.ts';
import { keysOf, valueAt } from './material-edits.ts';
import { type MaterialSet, materialSetSchema } from './material-set.ts';
import type { Uncertainty } from './sourced-value.ts';
import { sourcedPlaces } from './sourced-places.ts';
import { valueName } from './value-names.ts';

/** A number of a material set that can be edited. */
export interface MaterialField extends FormField {
  /** Key path of the group that says the source; undefined for a number without one of its own. */
  readonly sourcePath: string | undefined;
}

/** A number of the set by its key path; its unit is that of its name, its bounds the schema's. */
function numberField(
  set: MaterialSet,
  path: string,
  changes: Partial<MaterialField> = {},
): MaterialField {
  const keys = keysOf(path);
  const { name, quantity, unit } = valueName(set, keys);
  const rule = numberRule(materialSetSchema, keys);
  return {
    path,
    quantity,
    usualUnit: unit,
    name: shortName(name),
    symbol: ['', ''],
    equation: '',
    description: name,
    bounds: rule?.bounds ?? {},
    standard: undefined,
    optional: false,
    sourcePath: undefined,
    ...changes,
  };
}

/** "PVDF: density" -> "density", "Foil, density" -> "density": what it is of stands above the field. */
function shortName(name: string): string {
  return name.replace(/^.*?: |^Foil, /, '');
}

/** Every single value, those included that a component may have, in the order of the document. */
export function valueFieldsOf(set: MaterialSet): MaterialField[] {
  return [
    ...set.components.flatMap((_, index) => componentFields(set, index)),
    ...sourcedPlaces(set).flatMap(({ keys, path, group }) =>
      keys[0] !== 'components' && 'value' in group ? [sourcedField(set, path)] : [],
    ),
  ];
}

function sourcedField(set: MaterialSet, path: string, optional = false): MaterialField {
  return numberField(set, `${path}.value`, { sourcePath: path, optional });
}

function componentFields(set: MaterialSet, index: number): MaterialField[] {
  const path = `components[${index}]`;
  const { diffusion } = set.components[index] ?? {};
  const own = ['massFraction', 'densityKgPerM3'].map((key) => sourcedField(set, `${path}.${key}`));
  const surface = sourcedField(set, `${path}.specificSurfaceM2PerKg`, true);
  if (diffusion === undefined) return [...own, surface];
  return [
    ...own,
    surface,
    sourcedField(set, `${path}.diffusion.diffusivityM2PerS`),
    numberField(set, `${path}.diffusion.referenceTemperatureK`),
    sourcedField(set, `${path}.diffusion.activationEnergyJPerMol`),
  ];
}

/** The parameters of the isotherm of a branch such as `components[0].desorption`. */
export function isothermFieldsOf(set: MaterialSet, branch: string): MaterialField[] {
  const model = valueAt(set, `${branch}.isotherm.model`) as keyof typeof isothermCatalogue;
  const { equation, parameters } = isothermCatalogue[model];
  return [
    ...parameters.map((parameter) => ({ ...parameter, equation, optional: false })),
    ...temperatureShiftParameters.map((parameter) => ({
      ...parameter,
      equation: temperatureShiftEquation,
      optional: true,
    })),
  ].map(({ key, name, symbol, quantity, usualUnit, description, equation, optional }) =>
    numberField(set, `${branch}.isotherm.${key}`, {
      ...{ name, symbol, quantity, usualUnit, description, equation, optional },
      sourcePath: branch,
    }),
  );
}

const uncertaintyNames: Readonly<
  Record<Uncertainty['distribution'], readonly (readonly [key: string, name: string])[]>
> = {
  normal: [['standardDeviation', 'Standard deviation']],
  lognormal: [['factor95', '95 % within a factor of']],
  uniform: [
    ['lower', 'Lowest value'],
    ['upper', 'Highest value'],
  ],
};

/** How well the value of a group is known. */
export function uncertaintyFieldsOf(set: MaterialSet, group: string): MaterialField[] {
  const kind = valueAt(set, `${group}.uncertainty.distribution`) as
    Uncertainty['distribution'] | undefined;
  if (kind === undefined) return [];
  return uncertaintyNames[kind].map(([key, name]) =>
    numberField(set, `${group}.uncertainty.${key}`, { name }),
  );
}

/** Where the value of a group, or an isotherm, is known to hold. */
export function validityFieldsOf(set: MaterialSet, group: string): MaterialField[] {
  const isBranch = valueAt(set, `${group}.isotherm`) !== undefined;
  const ends = (key: string, names: readonly string[], optional: boolean): MaterialField[] =>
    names.map((name, end) =>
      numberField(set, `${group}.validity.${key}[${end}]`, { name, optional }),
    );
  const temperatures = ends('temperatureK', ['Known from', 'Known to'], !isBranch);
  if (!isBranch) return temperatures;
  const relative = numberField(set, `${group}.relativeUncertainty`, {
    name: 'Standard deviation',
    optional: true,
  });
  return [relative, ...ends('activity', ['RH from', 'RH to'], false), ...temperatures];
}

/** Length and share of every class of binder thickness. */
export function classFieldsOf(set: MaterialSet): readonly (readonly MaterialField[])[] {
  const group = 'micro.thickness';
  return (set.micro?.thickness.classes ?? []).map((_, index) =>
    ['lengthM', 'share'].map((key) =>
      numberField(set, `${group}.classes[${index}].${key}`, { sourcePath: group }),
    ),
  );
}

/** Activity and loading of every point in the table of a branch. */
export function pointFieldsOf(
  set: MaterialSet,
  branch: string,
): readonly (readonly MaterialField[])[] {
  const points = valueAt(set, `${branch}.isotherm.points`);
  if (!Array.isArray(points)) return [];
  return points.map((_, index) => {
    const path = `${branch}.isotherm.points[${index}]`;
    const common = { sourcePath: branch } as const;
    return [
      numberField(set, `${path}.activity`, {
        ...common,
        ...{ name: `activity of point ${index + 1}`, quantity: 'fraction', usualUnit: '%' },
      }),
      numberField(set, `${path}.loadingKgPerKg`, {
        ...common,
        ...{ name: `loading of point ${index + 1}`, usualUnit: 'g/kg' },
      }),
    ];
  });
}
