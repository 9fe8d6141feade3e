import type { Unit } from '#shared/units/quantities.ts';
import { toSi } from '#shared/units/quantities.ts';
import type { Decision } from '../outcome.ts';
import { DAY_MICROSECONDS } from '../table/calendar.ts';
import type { TimeRule } from './time-rule.ts';

const MICROSECONDS_PER_SECOND = 1e6;
/** A clock that begins below it counts a duration, above it is a time of day. */
const LONGEST_FIRST_DURATION = 3600 * MICROSECONDS_PER_SECOND;

/** Adds a day to times of day that pass midnight. @returns how often they do */
export function unwrapMidnights(times: Float64Array, rule: TimeRule): number {
  if (rule.kind === 'number' || rule.dated !== 'no') return 0;
  if (times.some((time) => time >= DAY_MICROSECONDS)) return 0;
  let [passed, last] = [0, 0];
  times.forEach((time, at) => {
    if (last - time > DAY_MICROSECONDS / 2) passed++;
    last = time;
    times[at] = time + passed * DAY_MICROSECONDS;
  });
  return passed;
}

/** Times in s; dates and times of day are counted from the first one. */
export function timesInSeconds(
  times: readonly number[],
  rule: TimeRule,
  unit: Unit | undefined,
): { readonly timeS: number[]; readonly zero: Decision } {
  if (rule.kind === 'number') {
    const timeS = times.map((time) => (unit === undefined ? time : toSi(time, unit)));
    return { timeS, zero: zeroOf('as in the file', 'the column counts from its own zero') };
  }
  const first = times[0] ?? 0;
  const isDuration = rule.dated === 'no' && first < LONGEST_FIRST_DURATION;
  const zero = isDuration ? 0 : first;
  return {
    timeS: times.map((time) => (time - zero) / MICROSECONDS_PER_SECOND),
    zero: isDuration
      ? zeroOf('0:00', 'the times are read as durations')
      : zeroOf('the first row', 'the times are those of a clock'),
  };
}

const zeroOf = (decided: string, why: string): Decision => ({ what: 'zero of time', decided, why });
