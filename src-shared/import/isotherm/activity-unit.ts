import { asked, read, type Decision, type ImportOutcome } from '../outcome.ts';

export const ACTIVITY_UNITS = ['fraction', 'percent'] as const;
export type ActivityUnit = (typeof ACTIVITY_UNITS)[number];

/** Above it no number is a water activity; in percent hardly a table stays below. */
const LARGEST_FRACTION = 1.5;

const inPercent = new Set(['%', '%rh', '%r.h.', '%r.f.', '%p/po', '%p/p0']);
const inFractions = new Set(['-', '1', 'fraction', 'p/p0', 'p/po', '']);

export interface ChosenActivityUnit {
  readonly unit: ActivityUnit;
  readonly decision: Decision;
  readonly warnings: readonly string[];
}

/** Fraction or percent, by the answer, the header, or else by the size of the values. */
export function decideActivityUnit(
  head: { readonly name: string; readonly unit: string | null },
  values: readonly number[],
  answer: string | undefined,
): ImportOutcome<ChosenActivityUnit> {
  const stated = ACTIVITY_UNITS.find((unit) => unit === answer);
  if (stated !== undefined) return decided(stated, 'it was stated');
  const largest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const { name, unit } = head;
  if (name.includes('%') || (unit !== null && inPercent.has(unit))) {
    const doubt = `All values of "${name}" are below 1.5 although its unit is percent.`;
    return decided('percent', `the header of "${name}" says so`, largest < 1.5 ? [doubt] : []);
  }
  if (unit !== null && !inFractions.has(unit)) {
    const what = `The unit "${unit}" of "${name}" is not known. Which is it?`;
    return asked('activityUnit', what, ACTIVITY_UNITS);
  }
  if (largest > LARGEST_FRACTION) {
    if (unit === null) return decided('percent', `"${name}" reaches ${largest}, above 1.5`);
    const what = `"${name}" has no percent sign in its header but reaches ${largest}. Which is it?`;
    return asked('activityUnit', what, ACTIVITY_UNITS);
  }
  const doubt = `"${name}" names no unit; if it is percent, state so: its values stay below 1.5.`;
  const isHumidity = unit === null && !/activity|a_?w\b|p\/p/i.test(name);
  const why = `no value of "${name}" exceeds 1.5 (the largest is ${largest})`;
  return decided('fraction', why, isHumidity ? [doubt] : []);
}

function decided(
  unit: ActivityUnit,
  why: string,
  warnings: readonly string[] = [],
): ImportOutcome<ChosenActivityUnit> {
  return read({ unit, decision: { what: 'unit of the activity', decided: unit, why }, warnings });
}
