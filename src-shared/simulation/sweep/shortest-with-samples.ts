import type { Probability } from './robust-summary.ts';
import { type Optimum, searchOptimum, WANTED } from './search-optimum.ts';
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

/**
 * The shortest recipe with 95 %: further values within their bounds, each choice with the smallest
 * value of one name that suffices.
 * @param bounds of the name of which the smallest value is searched, SI
 * @param within bounds of the further values, SI
 * @param run runs all samples with a choice, or says why it did not
 * @param heard hears of every choice when it has been tried
 */
export async function shortestWithSamples<Stop extends string>(
  bounds: readonly [lower: number, upper: number],
  within: readonly (readonly [lower: number, upper: number])[],
  run: (further: readonly number[], value: number) => Promise<SampledTrial | Stop>,
  heard: (tried: TriedRecipe) => void = () => undefined,
): Promise<ShortestRecipe<TriedRecipe> & { readonly stop: Stop | undefined }> {
  let stop: Stop | undefined;
  /** Length of the shortest so far. */
  let shortestS = Infinity;
  const tryOne = async (values: readonly number[]): Promise<TriedRecipe | undefined> => {
    const { kind, value, trials } = await searchOptimum<'ended', SampledTrial>(
      bounds,
      async (one) => {
        const trial = await run(values, one);
        if (typeof trial === 'string') {
          stop = trial;
          return 'ended';
        }
        // What does not suffice and is no shorter: larger values are longer still.
        const isPointless = (trial.probability ?? 0) < WANTED && (trial.lengthS ?? 0) >= shortestS;
        return isPointless ? 'ended' : trial;
      },
    );
    if (stop !== undefined) return undefined;
    if (kind === 'ended')
      return { values, lengthS: null, value: null, kind: 'not-shorter', trials };
    const lengthS = trials.find((trial) => trial.value === value)?.lengthS ?? null;
    shortestS = Math.min(shortestS, lengthS ?? Infinity);
    return { values, lengthS, value, kind, trials };
  };
  const result = await shortestRecipe(within, async (values) => {
    const tried = await tryOne(values);
    if (tried) heard(tried);
    return tried;
  });
  return { ...result, stop };
}

/** Median length of the rows that have one, s. */
export function medianLengthS(rows: readonly { readonly lengthS: number | null }[]): number | null {
  const lengths = rows.flatMap(({ lengthS }) => (lengthS === null ? [] : [lengthS]));
  return lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? null;
}
