import { WANTED } from '#shared/domain/study/robust-study.ts';
import type { RowAccuracy } from '#shared/domain/sweep/row-accuracy.ts';
import type { RowSetup } from '#shared/domain/sweep/row-setup.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { accuracyWith, rowsToCheck } from '#shared/simulation/sweep/check-again.ts';
import { probabilityOf } from '#shared/simulation/sweep/robust-summary.ts';
import { type Optimum, searchOptimum } from '#shared/simulation/sweep/search-optimum.ts';
import {
  medianLengthS,
  type SampledTrial,
  shortestWithSamples,
  type ShortestWithSamples,
} from '#shared/simulation/sweep/shortest-with-samples.ts';
import { terminalLine } from '../progress-line.ts';
import type { RunRows } from '../sweep/run-rows.ts';

interface OptimumQuestion {
  readonly setup: RowSetup;
  /** Samples of all that is uncertain, the same for every value: common random numbers. */
  readonly drawn: readonly (readonly number[])[];
  readonly name: string;
  readonly bounds: readonly [lower: number, upper: number];
  readonly limitPpm: number;
  readonly runRows: RunRows;
}

/** A further named value with the bounds in which it may be chosen, SI. */
export interface ChosenName {
  readonly name: string;
  readonly bounds: readonly [lower: number, upper: number];
}

type Stop = 'cancelled' | 'crashed';
export type RobustOptimum = Optimum<Stop, SampledTrial>;

/** How right the samples of the answer are; null where there is none. */
interface WithErrors {
  readonly errors: RowAccuracy | null;
}

/** Smallest value of a name at which the target is met with 95 %, in worker processes. */
export async function optimiseRobust(
  question: OptimumQuestion,
): Promise<RobustOptimum & WithErrors> {
  // Those of the upper bound, which is tried first, where none suffices.
  let answer: readonly SweepRow[] = [];
  const optimum = await searchOptimum<Stop, SampledTrial>(question.bounds, async (value) => {
    const rows = await rowsWith(question, [question.name], [value]);
    if (typeof rows === 'string') return rows;
    const trial = { ...probabilityOf(rows, question.limitPpm), lengthS: medianLengthS(rows) };
    if (answer.length === 0 || (trial.probability ?? 0) >= WANTED) answer = rows;
    return trial;
  });
  const isStopped = optimum.kind === 'cancelled' || optimum.kind === 'crashed';
  const errors = isStopped ? null : await errorsOf(answer, question, [question.name]);
  return { ...optimum, errors };
}

/** The shortest recipe with 95 %: further values within their bounds, each with its smallest value. */
export async function optimiseTogether(
  question: OptimumQuestion,
  chosen: readonly ChosenName[],
): Promise<ShortestWithSamples<Stop> & WithErrors> {
  const names = [...chosen.map(({ name }) => name), question.name];
  const { bounds, limitPpm } = question;
  const shortest = await shortestWithSamples<Stop>(
    { bounds, within: chosen.map((one) => one.bounds), limitPpm },
    (further, value) => rowsWith(question, names, [...further, value]),
  );
  const isStopped = shortest.stop !== undefined;
  return { ...shortest, errors: isStopped ? null : await errorsOf(shortest.rows, question, names) };
}

/** Finer runs of some samples of the answer. */
async function errorsOf(
  rows: readonly SweepRow[],
  { setup, runRows }: OptimumQuestion,
  names: readonly string[],
): Promise<RowAccuracy | null> {
  if (rows.length === 0) return null;
  const again: SweepRow[] = [];
  await runRows(withNames(setup, names), rowsToCheck(rows), (row) => again.push(row));
  return accuracyWith(rows, again);
}

/** All samples with a choice of values. */
async function rowsWith(
  { setup, drawn, runRows }: OptimumQuestion,
  names: readonly string[],
  given: readonly number[],
): Promise<readonly SweepRow[] | Stop> {
  const rows: SweepRow[] = [];
  const line = terminalLine(process.stderr);
  const text = names.map((one, k) => `${one} = ${given[k] ?? ''}`).join(', ');
  const ended = await runRows(
    withNames(setup, names),
    drawn.map((values, index) => ({ index, values: [...values, ...given] })),
    (row) => {
      rows.push(row);
      line.show(() => `${text} (SI): ${rows.length} of ${drawn.length} samples`);
    },
  );
  line.clear();
  return ended === 'done' ? rows : ended;
}

function withNames(setup: RowSetup, names: readonly string[]): RowSetup {
  const inputs = names.map((name) => ({ kind: 'name' as const, label: name, unit: '', name }));
  return { ...setup, inputs: [...setup.inputs, ...inputs] };
}
