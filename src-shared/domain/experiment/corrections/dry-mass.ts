import { formatNumber } from '#shared/units/format-number.ts';
import {
  failed,
  massInWords,
  meanAt,
  noMass,
  noRows,
  rowsWithin,
  timeInWords,
  type CorrectionState,
  type StepOutcome,
} from './correction-state.ts';
import type { StepOf } from './corrections.ts';

type DryMassStep = StepOf<'dryMassByValue' | 'dryMassByPlateau' | 'dryMassBySegmentEnd'>;

/** Sets the dry mass, once. */
export function setDryMass(state: CorrectionState, step: DryMassStep): StepOutcome {
  if (state.massKg === null) return noMass;
  if (state.dryMassKg !== null) {
    return failed('repeated', 'The dry mass is set already by an earlier step.');
  }
  const found = findDryMass(state, state.massKg, step);
  if ('problem' in found) return found;
  if (!(found.massKg > 0)) {
    return failed('implausible', `A dry mass of ${massInWords(found.massKg)} is not above zero.`);
  }
  state.dryMassKg = found.massKg;
  state.dryMassFrom = step.kind === 'dryMassByValue' ? 'value' : 'data';
  return { done: `dry mass: ${massInWords(found.massKg)}${found.how}` };
}

type FoundMass =
  { readonly massKg: number; readonly how: string } | (StepOutcome & { readonly problem: string });

function findDryMass(state: CorrectionState, mass: Float64Array, step: DryMassStep): FoundMass {
  if (step.kind === 'dryMassByValue') return { massKg: step.massKg, how: ', as stated' };
  const rows = rowsWithin(state, mass, step.fromS, step.toS);
  const last = rows.at(-1);
  if (last === undefined) return noRows(step.fromS, step.toS) as FoundMass;
  if (step.kind === 'dryMassByPlateau') return plateauMass(state.timeS, mass, rows, step);
  const endS = state.timeS[last] ?? 0;
  const averaged = rows.filter((row) => (state.timeS[row] ?? 0) >= endS - step.averageS);
  const count =
    averaged.length === 1 ? 'the last row' : `the mean of the last ${averaged.length} rows`;
  return { massKg: meanAt(mass, averaged), how: `, ${count} up to ${timeInWords(endS)}` };
}

/** Mean mass of the lowest window of the duration whose drift stays below the limit. */
function plateauMass(
  timeS: Float64Array,
  mass: Float64Array,
  rows: readonly number[],
  { durationS, largestDrift, fromS, toS }: StepOf<'dryMassByPlateau'>,
): FoundMass {
  let best: { massKg: number; endS: number } | null = null;
  let smallestDrift = Infinity;
  for (const { mean, change, endS } of windows(timeS, mass, rows, durationS)) {
    const drift = Math.abs(change / mean);
    smallestDrift = Math.min(smallestDrift, drift);
    if (drift > largestDrift || mean >= (best?.massKg ?? Infinity)) continue;
    best = { massKg: mean, endS };
  }
  if (best !== null) {
    const [from, to] = [timeInWords(best.endS - durationS), timeInWords(best.endS)];
    return { massKg: best.massKg, how: `, the plateau from ${from} to ${to}` };
  }
  const message =
    smallestDrift === Infinity
      ? `No ${timeInWords(durationS)} from ${timeInWords(fromS)} to ${timeInWords(toS)} holds a row in each quarter.`
      : `The mass drifts in every window of ${timeInWords(durationS)}, at least by ` +
        `${formatNumber(smallestDrift * 1e6, 3)} ppm; allowed: ${formatNumber(largestDrift * 1e6, 3)} ppm.`;
  return { problem: 'no plateau', message };
}

interface Window {
  readonly mean: number;
  readonly change: number;
  readonly endS: number;
}

const PARTS = 4;

/**
 * Every window of the duration that ends at a row and lies within the rows. Its change is the
 * difference between the means of its quarters, so that a fall that is followed by a rise counts;
 * of a straight line it is the change from end to end.
 */
function* windows(
  timeS: Float64Array,
  mass: Float64Array,
  rows: readonly number[],
  durationS: number,
): Generator<Window> {
  const timeAt = (position: number) => timeS[rows[position] ?? 0] ?? 0;
  const [base, firstS] = [mass[rows[0] ?? 0] ?? 0, timeAt(0)];
  const sums = new Float64Array(rows.length + 1);
  rows.forEach((row, at) => (sums[at + 1] = (sums[at] ?? 0) + (mass[row] ?? 0) - base));
  const meanOf = (from: number, to: number) => ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  // Where each quarter begins; the last entry is behind the window.
  const starts = new Uint32Array(PARTS + 1);
  for (let end = 0; end < rows.length; end++) {
    const endS = timeAt(end);
    for (let part = 0; part < PARTS; part++) {
      const fromS = endS - (durationS * (PARTS - part)) / PARTS;
      let start = starts[part] ?? 0;
      while (start < end && timeAt(start) <= fromS) start++;
      starts[part] = start;
    }
    starts[PARTS] = end + 1;
    if (endS - durationS < firstS) continue;
    let [least, most] = [Infinity, -Infinity];
    for (let part = 0; part < PARTS; part++) {
      const mean = meanOf(starts[part] ?? 0, starts[part + 1] ?? 0);
      [least, most] = [Math.min(least, mean), Math.max(most, mean)];
    }
    const change = ((most - least) * PARTS) / (PARTS - 1);
    if (Number.isNaN(change)) continue;
    yield { mean: base + meanOf(starts[0] ?? 0, end + 1), change, endS };
  }
}
