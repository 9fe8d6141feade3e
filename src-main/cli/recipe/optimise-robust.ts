import type { RowSetup } from '#shared/domain/sweep/row-setup.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { probabilityOf, type Probability } from '#shared/simulation/sweep/robust-summary.ts';
import { type Optimum, searchOptimum, WANTED } from '#shared/simulation/sweep/search-optimum.ts';
import {
  type Candidate,
  type ShortestRecipe,
  shortestRecipe,
} from '#shared/simulation/sweep/shortest-recipe.ts';
import { terminalLine } from '../progress-line.ts';
import { runRows } from '../sweep/run-rows.ts';

interface OptimumQuestion {
  readonly setup: RowSetup;
  /** Samples of all that is uncertain, the same for every value: common random numbers. */
  readonly drawn: readonly (readonly number[])[];
  readonly name: string;
  readonly bounds: readonly [lower: number, upper: number];
  readonly limitPpm: number;
  readonly workers: number | undefined;
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

/** Smallest value of a name at which the target is met with 95 %, in worker processes. */
export function optimiseRobust(question: OptimumQuestion): Promise<RobustOptimum> {
  return searchOptimum<Stop, Trial>(question.bounds, (value) => trialAt(question, [], [], value));
}

/** The shortest recipe with 95 %: further values within their bounds, each with its smallest value. */
export async function optimiseTogether(
  question: OptimumQuestion,
  chosen: readonly ChosenName[],
): Promise<ShortestRecipe<TriedRecipe> & { readonly stop: Stop | undefined }> {
  const names = chosen.map(({ name }) => name);
  let stop: Stop | undefined;
  /** Length of the shortest so far. */
  let shortestS = Infinity;
  const result = await shortestRecipe(
    chosen.map(({ bounds }) => bounds),
    async (values): Promise<TriedRecipe | undefined> => {
      const { kind, value, trials } = await searchOptimum<Stop | 'not-shorter', Trial>(
        question.bounds,
        async (one) => {
          const trial = await trialAt(question, names, values, one);
          // What does not suffice and is no shorter: larger values are longer still.
          const isPointless =
            typeof trial !== 'string' &&
            (trial.probability ?? 0) < WANTED &&
            (trial.lengthS ?? 0) >= shortestS;
          return isPointless ? 'not-shorter' : trial;
        },
      );
      if (kind === 'cancelled' || kind === 'crashed') {
        stop = kind;
        return undefined;
      }
      if (kind === 'not-shorter') return { values, lengthS: null, value: null, kind, trials };
      const lengthS = trials.find((trial) => trial.value === value)?.lengthS ?? null;
      shortestS = Math.min(shortestS, lengthS ?? Infinity);
      return { values, lengthS, value, kind, trials };
    },
  );
  return { ...result, stop };
}

async function trialAt(
  { setup, drawn, name, limitPpm, workers }: OptimumQuestion,
  otherNames: readonly string[],
  otherValues: readonly number[],
  value: number,
): Promise<Trial | Stop> {
  const rows: SweepRow[] = [];
  const line = terminalLine(process.stderr);
  const names = [...otherNames, name];
  const given = [...otherValues, value];
  const text = names.map((one, k) => `${one} = ${given[k] ?? ''}`).join(', ');
  const inputs = names.map((one) => ({ kind: 'name' as const, label: one, unit: '', name: one }));
  const ended = await runRows(
    { ...setup, inputs: [...setup.inputs, ...inputs] },
    drawn.map((values, index) => ({ index, values: [...values, ...given] })),
    (row) => {
      rows.push(row);
      line.show(() => `${text} (SI): ${rows.length} of ${drawn.length} samples`);
    },
    workers,
  );
  line.clear();
  if (ended !== 'done') return ended;
  return { ...probabilityOf(rows, limitPpm), lengthS: medianLength(rows) };
}

function medianLength(rows: readonly SweepRow[]): number | null {
  const lengths = rows.flatMap(({ lengthS }) => (lengthS === null ? [] : [lengthS]));
  return lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? null;
}
