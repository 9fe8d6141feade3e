import { asked, read, type Decision, type ImportOutcome } from '../outcome.ts';

export const LOADING_UNITS = ['kg/kg', 'g/g', 'mg/g', 'wt-%', 'wt-ppm', 'mmol/g'] as const;
export type LoadingUnit = (typeof LOADING_UNITS)[number];

const WATER_GRAM_PER_MOL = 18.015;

/** A loading divided by this is in kg water per kg dry mass; dividing keeps the printed digits. */
export const unitsPerKgPerKg: Record<LoadingUnit, number> = {
  'kg/kg': 1,
  'g/g': 1,
  'mg/g': 1_000,
  'wt-%': 100,
  'wt-ppm': 1_000_000,
  'mmol/g': 1_000 / WATER_GRAM_PER_MOL,
};

/** How headers write the units, as `plainUnit` gives them. */
const spellings: Record<LoadingUnit, readonly string[]> = {
  'kg/kg': ['kg/kg', 'kgkg/'],
  'g/g': ['g/g'],
  'mg/g': ['mg/g', 'g/kg'],
  'wt-%': [
    '%',
    'wt-%',
    'wt%',
    'wt.-%',
    'wt.%',
    'gew.-%',
    'gew-%',
    'ma.-%',
    'ma-%',
    'm-%',
    'mass-%',
  ],
  'wt-ppm': ['wt-ppm', 'ppm', 'ppmw', 'mg/kg', 'ug/g'],
  'mmol/g': ['mmol/g', 'mol/kg'],
};
const inHundreds = ['g/100g', 'kg/100kg'];

export interface ChosenLoadingUnit {
  readonly unit: LoadingUnit;
  readonly decision: Decision;
}

/** Unit of the loading by the answer or the header; values alone never tell it. */
export function decideLoadingUnit(
  head: { readonly name: string; readonly unit: string | null },
  answer: string | undefined,
): ImportOutcome<ChosenLoadingUnit> {
  const stated = LOADING_UNITS.find((unit) => unit === answer);
  if (stated !== undefined) return decided(stated, 'it was stated');
  const written = head.unit ?? (head.name.includes('%') ? '%' : null);
  if (written === null) {
    return asked('loadingUnit', `"${head.name}" has no unit. Which is it?`, LOADING_UNITS);
  }
  const known = LOADING_UNITS.find((unit) => spellings[unit].includes(written));
  const unit = known ?? (inHundreds.includes(written) ? 'wt-%' : undefined);
  if (unit === undefined) {
    const what = `The unit "${written}" of "${head.name}" is not known. Which is it?`;
    return asked('loadingUnit', what, LOADING_UNITS);
  }
  return decided(unit, `the header of "${head.name}" says "${written}"; taken per dry mass`);
}

function decided(unit: LoadingUnit, why: string): ImportOutcome<ChosenLoadingUnit> {
  return read({ unit, decision: { what: 'unit of the loading', decided: unit, why } });
}
