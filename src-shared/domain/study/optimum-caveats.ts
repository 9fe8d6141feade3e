import { formatPercent } from '#shared/units/format-number.ts';
import { WANTED } from './robust-study.ts';

interface Tried {
  readonly value: number;
  readonly probability: number | null;
  readonly interval95: readonly [low: number, high: number];
}

/** What a smallest value with 95 % rests on, and whether the trials bear it out. */
export interface OptimumCaveats {
  /** Whether also the lower end of the Wilson interval at the value suffices; null without a value. */
  readonly lowerEndSuffices: boolean | null;
  /**
   * Two values next to each other of which the larger one has the smaller probability: then a smaller
   * value may suffice that was not tried, or a larger one may not. null where the probability rises.
   */
  readonly falls: readonly [smaller: number, larger: number] | null;
}

/** @param value the answer; null where none suffices */
export function optimumCaveats(trials: readonly Tried[], value: number | null): OptimumCaveats {
  const best = trials.find((trial) => trial.value === value);
  const rising = trials.toSorted((a, b) => a.value - b.value);
  const at = rising.findIndex(
    ({ probability }, k) => k > 0 && (probability ?? 0) < (rising[k - 1]?.probability ?? 0),
  );
  const [smaller, larger] = [rising[at - 1], rising[at]];
  return {
    lowerEndSuffices: best === undefined ? null : best.interval95[0] >= WANTED,
    falls: smaller && larger ? [smaller.value, larger.value] : null,
  };
}

/** The same in sentences. @param shown writes a value with its unit */
export function caveatsInWords(
  trials: readonly Tried[],
  value: number | null,
  shown: (value: number) => string,
): string[] {
  const { lowerEndSuffices, falls } = optimumCaveats(trials, value);
  const best = trials.find((trial) => trial.value === value);
  const words: string[] = [];
  if (best !== undefined) {
    const lowerEnd = `the lower end of the 95 % interval at this value, ${formatPercent(best.interval95[0], 3)} (Wilson),`;
    words.push(
      lowerEndSuffices === true
        ? `Also ${lowerEnd} suffices.`
        : `But ${lowerEnd} is below ${formatPercent(WANTED, 3)}: with so few samples it is not certain that the value suffices; more samples narrow the interval.`,
    );
  }
  if (falls !== null) {
    const [smaller, larger] = falls.map(shown);
    words.push(
      `The probability falls from ${smaller} to ${larger}, but the search takes for granted that it rises with the value: look at the values that were tried.`,
    );
  }
  return words;
}
