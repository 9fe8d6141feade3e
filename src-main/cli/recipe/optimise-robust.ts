import type { RowSetup } from '#shared/domain/sweep/row-setup.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { probabilityOf } from '#shared/simulation/sweep/robust-summary.ts';
import { type Optimum, searchOptimum } from '#shared/simulation/sweep/search-optimum.ts';
import type { ShortestRecipe } from '#shared/simulation/sweep/shortest-recipe.ts';
import {
  medianLengthS,
  type SampledTrial,
  shortestWithSamples,
  type TriedRecipe,
} from '#shared/simulation/sweep/shortest-with-samples.ts';
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

type Stop = 'cancelled' | 'crashed';
export type RobustOptimum = Optimum<Stop, SampledTrial>;

/** Smallest value of a name at which the target is met with 95 %, in worker processes. */
export function optimiseRobust(question: OptimumQuestion): Promise<RobustOptimum> {
  return searchOptimum<Stop, SampledTrial>(question.bounds, (value) =>
    trialAt(question, [], [], value),
  );
}

/** The shortest recipe with 95 %: further values within their bounds, each with its smallest value. */
export function optimiseTogether(
  question: OptimumQuestion,
  chosen: readonly ChosenName[],
): Promise<ShortestRecipe<TriedRecipe> & { readonly stop: Stop | undefined }> {
  const names = chosen.map(({ name }) => name);
  return shortestWithSamples<Stop>(
    question.bounds,
    chosen.map(({ bounds }) => bounds),
    (further, value) => trialAt(question, names, further, value),
  );
}

async function trialAt(
  { setup, drawn, name, limitPpm, workers }: OptimumQuestion,
  otherNames: readonly string[],
  otherValues: readonly number[],
  value: number,
): Promise<SampledTrial | Stop> {
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
  return { ...probabilityOf(rows, limitPpm), lengthS: medianLengthS(rows) };
}
