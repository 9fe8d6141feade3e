import { WANTED } from '#shared/domain/study/robust-study.ts';
import type { RowAccuracy } from '#shared/domain/sweep/row-accuracy.ts';
import type { RowSetup } from '#shared/domain/sweep/row-setup.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { accuracyWith, rowsToCheck } from '#shared/simulation/sweep/check-again.ts';
import { probabilityOf, type Probability } from '#shared/simulation/sweep/robust-summary.ts';
import { type Optimum, searchOptimum } from '#shared/simulation/sweep/search-optimum.ts';
import {
  type Candidate,
  type ShortestRecipe,
  shortestRecipe,
} from '#shared/simulation/sweep/shortest-recipe.ts';
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

interface Trial extends Probability {
  /** Median over the samples. */
  readonly lengthS: number | null;
}

type Stop = 'cancelled' | 'crashed';
export type RobustOptimum = Optimum<Stop, Trial>;

/** A choice of the further values with the smallest value that then suffices. */
export interface TriedRecipe extends Candidate {
  /** null where none suffices, or none that makes the recipe shorter than another choice */
  readonly value: number | null;
  readonly kind: 'found' | 'everywhere' | 'nowhere' | 'not-shorter';
  readonly trials: RobustOptimum['trials'];
}

/** How right the samples of the answer are; null where there is none. */
interface WithErrors {
  readonly errors: RowAccuracy | null;
}

/** The samples of one trial, and how they were run. */
interface Ran {
  readonly trial: Trial;
  readonly setup: RowSetup;
  readonly rows: readonly SweepRow[];
}

/** Smallest value of a name at which the target is met with 95 %, in worker processes. */
export async function optimiseRobust(
  question: OptimumQuestion,
): Promise<RobustOptimum & WithErrors> {
  // That of the upper bound, which is tried first, where none suffices.
  let answer: Ran | undefined;
  const optimum = await searchOptimum<Stop, Trial>(question.bounds, async (value) => {
    const ran = await runAt(question, [], [], value);
    if (typeof ran === 'string') return ran;
    if (answer === undefined || suffices(ran.trial)) answer = ran;
    return ran.trial;
  });
  const isStopped = optimum.kind === 'cancelled' || optimum.kind === 'crashed';
  return { ...optimum, errors: isStopped ? null : await errorsOf(answer, question) };
}

/** The shortest recipe with 95 %: further values within their bounds, each with its smallest value. */
export async function optimiseTogether(
  question: OptimumQuestion,
  chosen: readonly ChosenName[],
): Promise<ShortestRecipe<TriedRecipe> & WithErrors & { readonly stop: Stop | undefined }> {
  const names = chosen.map(({ name }) => name);
  let stop: Stop | undefined;
  /** Length of the shortest so far, and its samples. */
  let shortestS = Infinity;
  let answer: Ran | undefined;
  const result = await shortestRecipe(
    chosen.map(({ bounds }) => bounds),
    async (values): Promise<TriedRecipe | undefined> => {
      let sufficing: Ran | undefined;
      const { kind, value, trials } = await searchOptimum<Stop | 'not-shorter', Trial>(
        question.bounds,
        async (one) => {
          const ran = await runAt(question, names, values, one);
          if (typeof ran === 'string') return ran;
          if (suffices(ran.trial)) sufficing = ran;
          // What does not suffice and is no shorter: larger values are longer still.
          else if ((ran.trial.lengthS ?? 0) >= shortestS) return 'not-shorter';
          return ran.trial;
        },
      );
      if (kind === 'cancelled' || kind === 'crashed') {
        stop = kind;
        return undefined;
      }
      if (kind === 'not-shorter') return { values, lengthS: null, value: null, kind, trials };
      const lengthS = trials.find((trial) => trial.value === value)?.lengthS ?? null;
      if (lengthS !== null && lengthS < shortestS) [shortestS, answer] = [lengthS, sufficing];
      return { values, lengthS, value, kind, trials };
    },
  );
  const errors = stop === undefined ? await errorsOf(answer, question) : null;
  return { ...result, errors, stop };
}

function suffices({ probability }: Trial): boolean {
  return (probability ?? 0) >= WANTED;
}

/** Finer runs of some samples of the answer. */
async function errorsOf(
  answer: Ran | undefined,
  { runRows }: OptimumQuestion,
): Promise<RowAccuracy | null> {
  if (answer === undefined) return null;
  const { setup, rows } = answer;
  const again: SweepRow[] = [];
  await runRows(setup, rowsToCheck(rows), (row) => again.push(row));
  return accuracyWith(rows, again);
}

async function runAt(
  { setup, drawn, name, limitPpm, runRows }: OptimumQuestion,
  otherNames: readonly string[],
  otherValues: readonly number[],
  value: number,
): Promise<Ran | Stop> {
  const rows: SweepRow[] = [];
  const line = terminalLine(process.stderr);
  const names = [...otherNames, name];
  const given = [...otherValues, value];
  const text = names.map((one, k) => `${one} = ${given[k] ?? ''}`).join(', ');
  const inputs = names.map((one) => ({ kind: 'name' as const, label: one, unit: '', name: one }));
  const varied = { ...setup, inputs: [...setup.inputs, ...inputs] };
  const ended = await runRows(
    varied,
    drawn.map((values, index) => ({ index, values: [...values, ...given] })),
    (row) => {
      rows.push(row);
      line.show(() => `${text} (SI): ${rows.length} of ${drawn.length} samples`);
    },
  );
  line.clear();
  if (ended !== 'done') return ended;
  const trial = { ...probabilityOf(rows, limitPpm), lengthS: medianLength(rows) };
  return { trial, setup: varied, rows };
}

function medianLength(rows: readonly SweepRow[]): number | null {
  const lengths = rows.flatMap(({ lengthS }) => (lengthS === null ? [] : [lengthS]));
  return lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? null;
}
