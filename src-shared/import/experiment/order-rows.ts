import { TIME_ORDERS } from '#shared/domain/experiment/import-template.ts';
import { asked, read, type Decision } from '../outcome.ts';
import type { Decided } from './experiment-outcome.ts';

type TimeOrder = (typeof TIME_ORDERS)[number];

export interface RowOrder {
  /** positions of the rows that are kept, in the order of their times; null: all as they stand */
  readonly kept: Uint32Array | null;
  /** positions of the rows that belong to another part */
  readonly leftOut: readonly [from: number, to: number][];
  readonly understood: readonly Decision[];
  readonly warnings: readonly string[];
}

/** Rows of a part before a fall of the time counts as a new start. */
const SHORTEST_PART = 10;
/** Share of the time so far to whose beginning a new start falls back. */
const BEGINNING = 0.1;

/**
 * Puts rows in the order of their times. A table that runs backwards is turned around, single rows
 * out of order are sorted; where the time starts again it is a question which rows are the run.
 */
export function orderRows(
  times: Float64Array,
  lineOf: (position: number) => number,
  answer: TimeOrder | undefined,
): Decided<RowOrder> {
  const falls = countFalls(times);
  const repeated = (order: Uint32Array | null) => repeatedWarning(times, order);
  if (falls.count === 0) {
    return read({ kept: null, leftOut: [], understood: [], warnings: repeated(null) });
  }
  if (falls.count === times.length - 1 && times.length > 2) {
    const kept = Uint32Array.from(times, (_time, at) => times.length - 1 - at);
    const understood = [decision('turned around', 'the times fall from row to row')];
    return read({ kept, leftOut: [], understood, warnings: repeated(kept) });
  }
  const starts = answer === 'sort' ? [] : newStarts(times);
  if (starts.length > 0 && answer === undefined) {
    const lines = starts
      .slice(0, 3)
      .map((at) => lineOf(at))
      .join(', ');
    const what = `The time starts again in line ${lines}. Which rows are the run?`;
    return asked('timeOrder', what, TIME_ORDERS);
  }
  const [from, to] = partOf(starts, times.length, answer);
  const kept = Uint32Array.from({ length: to - from }, (_none, at) => from + at);
  const inPart = countFalls(times.subarray(from, to));
  if (inPart.count > 0) kept.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const parts: [number, number][] = [
    [0, from],
    [to, times.length],
  ];
  return read({
    kept,
    leftOut: parts.filter(([start, end]) => end > start),
    understood: starts.length > 0 ? [decision(answer ?? '', 'it was stated')] : [],
    warnings: [
      ...(inPart.count > 0 ? [sortedWarning(inPart.count, lineOf(from + inPart.first))] : []),
      ...repeated(kept),
    ],
  });
}

const decision = (decided: string, why: string): Decision => ({
  what: 'order of the rows',
  decided,
  why,
});

const sortedWarning = (count: number, line: number) =>
  `${count} times are before that of the row above, the first in line ${line}: rows are sorted by time.`;

function countFalls(times: Float64Array): { count: number; first: number } {
  let [count, first] = [0, 0];
  for (let at = 1; at < times.length; at++) {
    if ((times[at] ?? 0) >= (times[at - 1] ?? 0)) continue;
    if (count++ === 0) first = at;
  }
  return { count, first };
}

/** Positions at which the time falls back to the beginning of what came before. */
function newStarts(times: Float64Array): number[] {
  const starts: number[] = [];
  let [begin, lowest, highest] = [0, times[0] ?? 0, times[0] ?? 0];
  times.forEach((time, at) => {
    const falls = time < (times[at - 1] ?? time);
    if (falls && at - begin >= SHORTEST_PART && time <= lowest + BEGINNING * (highest - lowest)) {
      starts.push(at);
      [begin, lowest, highest] = [at, time, time];
    }
    lowest = Math.min(lowest, time);
    highest = Math.max(highest, time);
  });
  return starts;
}

function partOf(
  starts: readonly number[],
  length: number,
  answer: TimeOrder | undefined,
): [from: number, to: number] {
  if (answer === 'first part') return [0, starts[0] ?? length];
  if (answer === 'last part') return [starts.at(-1) ?? 0, length];
  return [0, length];
}

function repeatedWarning(times: Float64Array, order: Uint32Array | null): string[] {
  const length = order?.length ?? times.length;
  const timeAt = (at: number) => times[order === null ? at : (order[at] ?? 0)];
  let count = 0;
  for (let at = 1; at < length; at++) if (timeAt(at) === timeAt(at - 1)) count++;
  if (count === 0) return [];
  const rows = count === 1 ? '1 row has' : `${count} rows have`;
  return [`${rows} the same time as the row before; all are kept.`];
}
