import {
  read,
  refused,
  type Decision,
  type ImportAnswers,
  type ImportOutcome,
} from '../outcome.ts';
import type { RejectedRow } from '../table/measured-table.ts';
import { decideActivityUnit } from './activity-unit.ts';
import { branchesByDirection } from './branch.ts';
import type { FoundTemperature } from './find-temperature.ts';
import { decideLoadingUnit, unitsPerKgPerKg } from './loading-unit.ts';
import { ISOTHERM_FORMAT, type MeasuredIsotherm } from './measured-isotherm.ts';
import type { FoundPoints } from './points.ts';

/** An isotherm and what became of the rows it was read from. */
export interface ImportedIsotherm {
  readonly isotherm: MeasuredIsotherm;
  readonly rowsRejected: readonly RejectedRow[];
}

/** Settles units and branches and refuses points whose activity is outside 0 to 1. */
export function makeIsotherm(
  found: FoundPoints,
  temperature: FoundTemperature,
  answers: ImportAnswers,
  earlier: { readonly understood: readonly Decision[]; readonly warnings: readonly string[] },
): ImportOutcome<ImportedIsotherm> {
  const values = found.points.map(({ activity }) => activity);
  const activityUnit = decideActivityUnit(found.activityHead, values, answers.activityUnit);
  if (activityUnit.kind !== 'read') return activityUnit;
  const loadingUnit = decideLoadingUnit(found.loadingHead, answers.loadingUnit);
  if (loadingUnit.kind !== 'read') return loadingUnit;

  const divisor = activityUnit.value.unit === 'percent' ? 100 : 1;
  const all = found.points.map((point) => ({ ...point, activity: point.activity / divisor }));
  const isInside = ({ activity }: { activity: number }) => activity >= 0 && activity <= 1;
  const points = all.filter(isInside);
  const outside = all.filter((point) => !isInside(point));
  const rowsRejected = [
    ...found.rejected,
    ...outside.map(({ line, activity }) => ({
      line,
      reason: `the water activity ${activity} is not between 0 and 1`,
    })),
  ];
  const waterActivity = points.map(({ activity }) => activity);
  if (new Set(waterActivity).size < 2) {
    return refused('An isotherm needs points at two water activities between 0 and 1.');
  }
  const loadingKgPerKg = points.map(
    ({ loading }) => loading / unitsPerKgPerKg[loadingUnit.value.unit],
  );
  const byDirection = branchesByDirection(waterActivity);
  const fromFile = points.every(({ branch }) => branch !== null);
  return read({
    isotherm: {
      format: ISOTHERM_FORMAT,
      name: found.name,
      waterActivity,
      loadingKgPerKg,
      branch: points.map(
        ({ branch }, index) => branch ?? byDirection.branch[index] ?? 'adsorption',
      ),
      temperatureK: temperature.temperatureK,
      understood: [
        ...earlier.understood,
        activityUnit.value.decision,
        loadingUnit.value.decision,
        fromFile ? branchInFile : branchOfDirection,
        ...temperature.understood,
      ],
      warnings: [
        ...earlier.warnings,
        ...activityUnit.value.warnings,
        ...temperature.warnings,
        ...loadingWarnings(loadingKgPerKg),
        ...(fromFile || byDirection.turns <= 1 ? [] : [turnsOften(byDirection.turns)]),
      ],
    },
    rowsRejected,
  });
}

const branchInFile = { what: 'branch', decided: 'as in the file', why: 'the file names it' };
const branchOfDirection = {
  what: 'branch',
  decided: 'by the direction of the activity',
  why: 'no column names it; rising is adsorption, falling desorption',
};

const turnsOften = (turns: number) =>
  `The activity turns ${turns} times; the branches found by its direction may be wrong.`;

function loadingWarnings(loadingKgPerKg: readonly number[]): string[] {
  const negative = loadingKgPerKg.filter((loading) => loading < 0).length;
  const highest = loadingKgPerKg.reduce((most, loading) => Math.max(most, loading), 0);
  return [
    ...(negative > 0 ? [`${negative} loadings are below zero; they are kept.`] : []),
    ...(highest > 2
      ? [`The largest loading is ${highest} kg/kg. Check the unit of the loading.`]
      : []),
  ];
}
