import type { FieldBounds } from '#shared/domain/case/case-fields.ts';
import type { FormField } from '#shared/domain/case/form-field.ts';
import {
  isothermCatalogue,
  temperatureShiftEquation,
  temperatureShiftParameters,
} from '#shared/physics/isotherm/isotherm-catalogue.ts';
import type { MaterialSet } from './material-set.ts';
import { sourcedPlaces } from './sourced-places.ts';
import { valueName } from './value-names.ts';

/** A number of a material set that can be edited. */
export interface MaterialField extends FormField {
  /** Index of the component that it belongs to; undefined for the coating. */
  readonly component: number | undefined;
  /** Key path of the group that says the source. */
  readonly sourcePath: string;
}

const above0: FieldBounds = { minimum: 0, aboveMinimum: true };
const from0: FieldBounds = { minimum: 0 };
const part: FieldBounds = { minimum: 0, maximum: 1 };

function boundsOf(path: string): FieldBounds {
  if (path.endsWith('massFraction.value')) return part;
  if (path.endsWith('porosity.value')) return { ...part, aboveMinimum: true, belowMaximum: true };
  if (path.endsWith('activationEnergyJPerMol.value')) return from0;
  return path.endsWith('tortuosity.value') ? { minimum: 1 } : above0;
}

/** Every number with a source, and the parameters of the isotherms, in the order of the document. */
export function materialFieldsOf(set: MaterialSet): MaterialField[] {
  return sourcedPlaces(set).flatMap(({ keys, path, group }): MaterialField[] => {
    const component = keys[0] === 'components' ? Number(keys[1]) : undefined;
    const { name, quantity, unit } = valueName(set, keys);
    const common = { component, sourcePath: path };
    if ('value' in group) {
      return [
        {
          ...common,
          path: `${path}.value`,
          quantity,
          usualUnit: unit,
          name: shortName(name),
          symbol: ['', ''],
          equation: '',
          description: name,
          bounds: boundsOf(`${path}.value`),
          standard: undefined,
          optional: false,
        },
      ];
    }
    const branch = keys.at(-1);
    if (component === undefined || (branch !== 'desorption' && branch !== 'adsorption')) return [];
    const isotherm = set.components[component]?.[branch]?.isotherm;
    if (isotherm === undefined) return [];
    const { equation, parameters } = isothermCatalogue[isotherm.model];
    return [
      ...parameters.map((parameter) => ({ ...parameter, equation, optional: false })),
      ...temperatureShiftParameters.map((parameter) => ({
        ...parameter,
        equation: temperatureShiftEquation,
        optional: true,
      })),
    ].map((parameter) => ({
      ...common,
      path: `${path}.isotherm.${parameter.key}`,
      quantity: parameter.quantity,
      usualUnit: parameter.usualUnit,
      name: parameter.name,
      symbol: parameter.symbol,
      equation: parameter.equation,
      description: parameter.description,
      bounds: parameter.key === 'netIsostericHeatJPerMol' ? {} : above0,
      standard: undefined,
      optional: parameter.optional,
    }));
  });
}

/** "PVDF: density" -> "density": the component stands above its fields. */
function shortName(name: string): string {
  return name.includes(': ') ? name.slice(name.indexOf(': ') + 2) : name;
}
