import { asked, read, type ImportAnswers, type ImportOutcome } from '../outcome.ts';
import type { MeasuredTable, RejectedRow } from '../table/measured-table.ts';
import { branchOfWord } from './branch.ts';
import { findIsothermColumns, type IsothermColumns } from './find-columns.ts';
import { LOADING_UNITS } from './loading-unit.ts';
import { pointsOfBothBranches, type FoundPoints, type RawPoint } from './points.ts';

export interface PointsOfTable extends FoundPoints {
  readonly columns: IsothermColumns;
}

/** The points of a table with one row for each. Rows without activity or loading are rejected. */
export function findPoints(
  table: MeasuredTable,
  name: string,
  answers: ImportAnswers,
): ImportOutcome<PointsOfTable> {
  if (table.columns.filter(({ kind }) => kind === 'number').length < 2) {
    return { kind: 'refused', reason: 'An isotherm needs two columns of numbers in the table.' };
  }
  const found = findIsothermColumns(table, answers);
  if (found.kind !== 'read') return found;
  const { activity, loading } = found.value;
  const heads = {
    activityHead: activity,
    loadingHead: 'values' in loading ? loading : loading.adsorption,
  };
  if (!('values' in loading)) {
    const { adsorption, desorption } = loading;
    if (adsorption.unit !== desorption.unit && answers.loadingUnit === undefined) {
      return asked('loadingUnit', 'The branches have different units. Which is it?', LOADING_UNITS);
    }
    const rows = table.lines.map((line, index) => ({
      line,
      activity: activity.values[index] ?? null,
      adsorption: adsorption.values[index] ?? null,
      desorption: desorption.values[index] ?? null,
    }));
    const points = pointsOfBothBranches(rows);
    return read({ name, points, rejected: [], ...heads, columns: found.value });
  }
  const points: RawPoint[] = [];
  const rejected: RejectedRow[] = [];
  table.lines.forEach((line, index) => {
    const [x, y] = [activity.values[index] ?? null, loading.values[index] ?? null];
    const branch = branchOfWord(found.value.branch?.values[index] ?? '');
    if (x !== null && y !== null) points.push({ line, activity: x, loading: y, branch });
    else rejected.push({ line, reason: `no ${x === null ? 'activity' : 'loading'} in this row` });
  });
  return read({ name, points, rejected, ...heads, columns: found.value });
}
