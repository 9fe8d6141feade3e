import { WANTED } from '../../domain/study/robust-study.ts';
import type { SweepRow } from '../../domain/sweep/sweep-row.ts';
import { probabilityOf, type Probability } from './robust-summary.ts';
import { type Optimum, searchOptimum } from './search-optimum.ts';
import { type Candidate, shortestRecipe, type ShortestRecipe } from './shortest-recipe.ts';

/** What all samples told of one choice of values. */
export interface SampledTrial extends Probability {
  /** Median over the samples, s; null where none was run. */
  readonly lengthS: number | null;
}

/** A choice of the further values with the smallest value that then suffices. */
export interface TriedRecipe extends Candidate {
  /** null where none suffices, or none that makes the recipe shorter than another choice */
  readonly value: number | null;
  readonly kind: 'found' | 'everywhere' | 'nowhere' | 'not-shorter';
  readonly trials: Optimum<never, SampledTrial>['trials'];
}

export interface ShortestQuestion {
  /** Of the name of which the smallest value is searched, SI. */
  readonly bounds: readonly [lower: number, upper: number];
  /** Bounds of the further values, SI. */
  readonly within: readonly (readonly [lower: number, upper: number])[];
  /** Water that a sample has to reach, wt-ppm on the basis of the target. */
  readonly limitPpm: number;
}

export interface ShortestWithSamples<Stop> extends ShortestRecipe<TriedRecipe> {
  /** All samples of the best choice; none where there is no such choice. */
  readonly rows: readonly SweepRow[];
  readonly stop: Stop | undefined;
}

/**
 * The shortest recipe with 95 %: further values within their bounds, each choice with the smallest
 * value of one name that suffices.
 * @param run runs all samples with a choice, or says why it did not
 * @param heard hears of every choice when it has been tried
 */
export async function shortestWithSamples<Stop extends string>(
  { bounds, within, limitPpm }: ShortestQuestion,
  run: (further: readonly number[], value: number) => Promise<readonly SweepRow[] | Stop>,
  heard: (tried: TriedRecipe) => void = () => undefined,
): Promise<ShortestWithSamples<Stop>> {
  let stop: Stop | undefined;
  /** Length of the shortest so far, s, and its samples. */
  let shortestS = Infinity;
  let shortestRows: readonly SweepRow[] = [];
  const tryOne = async (values: readonly number[]): Promise<TriedRecipe | undefined> => {
    let sufficing: readonly SweepRow[] = [];
    const { kind, value, trials } = await searchOptimum<'ended', SampledTrial>(
      bounds,
      async (one) => {
        const rows = await run(values, one);
        if (typeof rows === 'string') {
          stop = rows;
          return 'ended';
        }
        const trial = { ...probabilityOf(rows, limitPpm), lengthS: medianLengthS(rows) };
        if ((trial.probability ?? 0) >= WANTED) sufficing = rows;
        // What does not suffice and is no shorter: larger values are longer still.
        else if ((trial.lengthS ?? 0) >= shortestS) return 'ended';
        return trial;
      },
    );
    if (stop !== undefined) return undefined;
    if (kind === 'ended')
      return { values, lengthS: null, value: null, kind: 'not-shorter', trials };
    const lengthS = trials.find((trial) => trial.value === value)?.lengthS ?? null;
    if (lengthS !== null && lengthS < shortestS) [shortestS, shortestRows] = [lengthS, sufficing];
    return { values, lengthS, value, kind, trials };
  };
  const result = await shortestRecipe(within, async (values) => {
    const tried = await tryOne(values);
    if (tried) heard(tried);
    return tried;
  });
  return { ...result, rows: shortestRows, stop };
}

/** Median length of the rows that have one, s. */
export function medianLengthS(rows: readonly SweepRow[]): number | null {
  const lengths = rows.flatMap(({ lengthS }) => (lengthS === null ? [] : [lengthS]));
  return lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? null;
}
