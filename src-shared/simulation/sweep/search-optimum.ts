import { roundSignificant } from '../../units/round-significant.ts';
import { WANTED } from '../../domain/study/robust-study.ts';
import type { Probability } from './robust-summary.ts';

/** What the samples of one value told. */
export type Trial<Found extends Probability = Probability> = Found & { readonly value: number };

/** everywhere: the lower bound suffices; nowhere: the upper bound does not. */
export interface Optimum<Stop, Found extends Probability = Probability> {
  readonly kind: 'found' | 'everywhere' | 'nowhere' | Stop;
  /** That was run and suffices; null where none does so far. */
  readonly value: number | null;
  /** All values that were run with all samples, in the order of the search. */
  readonly trials: readonly Trial<Found>[];
}

/** Width of the bracket, as a share of the bounds, at which the search ends. */
const CLOSE_ENOUGH = 0.005;

/**
 * Smallest value at which the target is met with 95 %, by bisection. It is taken for granted that
 * the probability rises with the value; the value that is given was run and suffices.
 * @param run runs all samples with a value, or says why it did not
 */
export async function searchOptimum<Stop extends string, Found extends Probability = Probability>(
  bounds: readonly [lower: number, upper: number],
  run: (value: number) => Promise<Found | Stop>,
): Promise<Optimum<Stop, Found>> {
  const trials: Trial<Found>[] = [];
  const at = async (value: number): Promise<boolean | Stop> => {
    const found = await run(value);
    if (typeof found === 'string') return found;
    trials.push({ value, ...found });
    return (found.probability ?? 0) >= WANTED;
  };
  let [lower, upper] = bounds;
  const answer = (
    kind: Optimum<Stop>['kind'],
    value: number | null = null,
  ): Optimum<Stop, Found> => ({
    kind,
    value,
    trials,
  });
  const upperSuffices = await at(upper);
  if (typeof upperSuffices === 'string') return answer(upperSuffices);
  if (!upperSuffices) return answer('nowhere');
  const lowerSuffices = await at(lower);
  if (typeof lowerSuffices === 'string') return answer(lowerSuffices, upper);
  if (lowerSuffices) return answer('everywhere', lower);
  while (upper - lower > CLOSE_ENOUGH * (bounds[1] - bounds[0])) {
    const middle = roundSignificant((lower + upper) / 2);
    const suffices = await at(middle);
    if (typeof suffices === 'string') return answer(suffices, upper);
    if (suffices) upper = middle;
    else lower = middle;
  }
  return answer('found', upper);
}

/** Most values that a search tries. */
export const MOST_TRIALS = 2 + Math.ceil(Math.log2(1 / CLOSE_ENOUGH));
