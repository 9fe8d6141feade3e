import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { probabilityOf, type Probability } from '#shared/simulation/sweep/robust-summary.ts';
import type { RowSetup } from '#shared/simulation/sweep/run-row.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
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

interface Trial extends Probability {
  readonly value: number;
}

export interface RobustOptimum {
  /** everywhere: the lower bound suffices; nowhere: the upper bound does not. */
  readonly kind: 'found' | 'everywhere' | 'nowhere' | 'cancelled' | 'crashed';
  readonly value: number | null;
  /** All values that were run with all samples, in the order of the search. */
  readonly trials: readonly Trial[];
}

/** Probability that has to be reached. */
export const WANTED = 0.95;
/** Width of the bracket, as a share of the bounds, at which the search ends. */
const CLOSE_ENOUGH = 0.005;

/**
 * Smallest value of a name at which the target is met with 95 %, by bisection. The probability must
 * rise with the value; the value that is given was run and suffices.
 */
export async function optimiseRobust(question: OptimumQuestion): Promise<RobustOptimum> {
  const { bounds } = question;
  const trials: Trial[] = [];
  const at = async (value: number): Promise<boolean | 'cancelled' | 'crashed'> => {
    const found = await trialAt(question, value);
    if (typeof found === 'string') return found;
    trials.push(found);
    return (found.probability ?? 0) >= WANTED;
  };
  let [lower, upper] = bounds;
  const answer = (kind: RobustOptimum['kind'], value: number | null = null): RobustOptimum => ({
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

async function trialAt(
  { setup, drawn, name, limitPpm, workers }: OptimumQuestion,
  value: number,
): Promise<Trial | 'cancelled' | 'crashed'> {
  const rows: SweepRow[] = [];
  const line = terminalLine(process.stderr);
  const ended = await runRows(
    { ...setup, inputs: [...setup.inputs, { kind: 'name', label: name, unit: '', name }] },
    drawn.map((values, index) => ({ index, values: [...values, value] })),
    (row) => {
      rows.push(row);
      line.show(() => `${name} = ${value} (SI): ${rows.length} of ${drawn.length} samples`);
    },
    workers,
  );
  line.clear();
  return ended === 'done' ? { value, ...probabilityOf(rows, limitPpm) } : ended;
}
