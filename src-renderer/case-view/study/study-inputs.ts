import { studyStrings as text } from '#renderer/strings/en/studies.ts';
import { electrodeFieldsOf } from '#shared/domain/electrode/electrode-fields.ts';
import { isAssumed } from '#shared/domain/material/sourced-value.ts';
import { sourcedPlaces } from '#shared/domain/material/sourced-places.ts';
import { valueName } from '#shared/domain/material/value-names.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { type NamedQuantity, namedValues } from '#shared/domain/recipe/varied-values.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { keysOf, numberAt } from '#shared/domain/sweep/varied-input.ts';
import { ovenInputs } from '#shared/domain/sweep/uncertain-inputs.ts';
import { quantities, type Quantity, type Unit, unitBySymbol } from '#shared/units/quantities.ts';

/** Something that studies vary, with the words and the unit in which it is read. */
export interface StudyInput {
  /** As plans name it: a name of the recipe, a key path of the case, `oven.temperatureOffset`. */
  readonly vary: string;
  readonly name: string;
  readonly unit: Unit;
  /** Undefined where there is only one unit to read it in. */
  readonly quantity: Quantity | undefined;
  /** As it is given, in SI units. */
  readonly value: number;
  readonly group: 'recipe' | 'materials' | 'geometry' | 'oven';
  readonly assumed: boolean;
}

/** Units in which values with a name are read. */
const usualUnits: Partial<Record<Quantity, string>> = {
  time: 'min',
  temperature: '°C',
  temperatureRate: 'K/min',
  pressure: 'mbar',
  fraction: '%',
  volumeFlow: 'm³/h',
  leakRate: 'mbar l/s',
};

const kelvinApart: Unit = { symbol: 'K', factor: 1 };
const ppm: Unit = { symbol: 'wt-ppm', factor: 1 };

/** The unit in which a value with a name is read. */
export function unitOfNamed(quantity: NamedQuantity): Unit {
  if (quantity === 'water content') return ppm;
  if (quantity === 'count') return quantities.number[0];
  return unitBySymbol(quantity, usualUnits[quantity]);
}

/** Values with a name in the recipe, each once. */
export function recipeInputs(recipe: Recipe): StudyInput[] {
  const first = new Map(namedValues(recipe).map((value) => [value.name, value]));
  return [...first.values()].map(({ name, value, quantity }) => ({
    vary: name,
    name,
    value,
    unit: unitOfNamed(quantity),
    quantity: quantity === 'water content' || quantity === 'count' ? undefined : quantity,
    group: 'recipe',
    assumed: false,
  }));
}

/** Numbers of the electrode's materials and of the coil's geometry. */
export function caseInputs({ electrodeCase }: CaseDocument): StudyInput[] {
  if (electrodeCase === undefined) return [];
  const { electrode } = electrodeCase;
  const materials = sourcedPlaces(electrode).flatMap(({ keys, path, group }): StudyInput[] => {
    const value = numberAt(electrode, [...keys, 'value']);
    if (value === undefined) return [];
    const { name, quantity, unit } = valueName(electrode, keys);
    return [
      {
        vary: `electrode.${path}.value`,
        name,
        value,
        quantity,
        unit: unitBySymbol(quantity, unit),
        group: 'materials',
        assumed: isAssumed(group),
      },
    ];
  });
  const geometry = electrodeFieldsOf(electrodeCase).flatMap((field): StudyInput[] => {
    const value = numberAt(electrodeCase, keysOf(field.path));
    if (field.group !== 'geometry' || value === undefined) return [];
    const { path, name, quantity, usualUnit } = field;
    return [
      {
        vary: `electrodeCase.${path}`,
        name,
        value,
        quantity,
        unit: unitBySymbol(quantity, usualUnit),
        group: 'geometry',
        assumed: false,
      },
    ];
  });
  return [...materials, ...geometry];
}

/** How far the oven is off. */
export function ovenStudyInputs(): StudyInput[] {
  return ovenInputs.map(({ label, unit }) => ({
    vary: label,
    name: text.oven[label],
    value: label === 'oven.pressureFactor' ? 1 : 0,
    unit: unit === 'K' ? kelvinApart : quantities.number[0],
    quantity: undefined,
    group: 'oven',
    assumed: false,
  }));
}

/** All that a sweep can vary. */
export function sweepInputs(recipe: Recipe, document: CaseDocument): StudyInput[] {
  return [...recipeInputs(recipe), ...caseInputs(document), ...ovenStudyInputs()];
}

/** What a column of a result was called, in words; the label itself where nothing is known of it. */
export function inputOfLabel(label: string, known: readonly StudyInput[]): StudyInput {
  const found = known.find(({ vary }) => vary === label || vary === `${label}.value`);
  if (found) return found;
  return {
    vary: label,
    name: label,
    value: Number.NaN,
    unit: quantities.number[0],
    quantity: undefined,
    group: 'materials',
    assumed: false,
  };
}
