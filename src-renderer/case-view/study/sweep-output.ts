import { studyStrings } from '#renderer/strings/en/studies.ts';
import type { StoredRow } from '#shared/domain/study/stored-row.ts';
import type { SweepResult } from '#shared/domain/study/sweep-study.ts';
import { timeUnitFor } from '#shared/units/duration.ts';

/** What of a row a chart can show. */
export const sweepOutputs = [
  'targetPpmAtEnd',
  'endPpmMean',
  'endPpmMax',
  'timeToTargetS',
  'lengthS',
] as const satisfies readonly (keyof StoredRow)[];
export type SweepOutput = (typeof sweepOutputs)[number];

/** Shares of the largest value that are taken for rounding. */
const alike = 1e-3;

export function isTime(output: SweepOutput): boolean {
  return output === 'timeToTargetS' || output === 'lengthS';
}

/** What is shown first: how long the target takes, where there is one that some row has met. */
export function firstOutput({ rows }: SweepResult, hasTarget: boolean): SweepOutput {
  if (!hasTarget) return 'endPpmMean';
  return rows.some(({ timeToTargetS }) => timeToTargetS !== null)
    ? 'timeToTargetS'
    : 'targetPpmAtEnd';
}

/** Rows of the first two axes; of further axes those with the first value. */
export function firstSlice({ rows, inputs }: Pick<SweepResult, 'rows' | 'inputs'>): StoredRow[] {
  const further = inputs.slice(2).map((_, k) => rows[0]?.inputs[k + 2]);
  return rows.filter((row) => further.every((value, k) => row.inputs[k + 2] === value));
}

/** The unit in which an output of some rows is read, and its size in seconds or wt-ppm. */
export function outputUnit(
  rows: readonly StoredRow[],
  output: SweepOutput,
  basis: SweepResult['ppmBasis'],
): { readonly symbol: string; readonly size: number } {
  if (!isTime(output)) return { symbol: studyStrings.ppm(basis), size: 1 };
  const most = rows.reduce((top, row) => Math.max(top, row[output] ?? 0), 0);
  const { symbol, seconds } = timeUnitFor(most);
  return { symbol, size: seconds };
}

/** The value that all rows have in common but for rounding; undefined where they differ. */
export function valueOfAll(rows: readonly StoredRow[], output: SweepOutput): number | undefined {
  const values = rows
    .filter(({ outcome }) => outcome === 'finished')
    .map((row) => row[output])
    .filter((value) => value !== null);
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return values.length > 1 && high - low <= alike * high ? low : undefined;
}
