import type { TimeSpan } from './experiment-channels.ts';

/** A water content over time that never falls back; kg of water per kg of dry sample. */
export interface ContentCurve {
  readonly timeS: ArrayLike<number>;
  readonly contentKgPerKg: ArrayLike<number>;
}

/** Simulation minus measurement at the times of the measurement. */
export interface Residuals {
  readonly timeS: Float64Array;
  readonly residualKgPerKg: Float64Array;
  /** the entry of the measurement that each residual belongs to */
  readonly entries: Int32Array;
}

/** How far a simulation is from a measurement. */
export interface OverlayMetrics {
  readonly points: number;
  /** root of the mean square, largest absolute value and mean of the residuals */
  readonly rmse: number;
  readonly largest: number;
  readonly bias: number;
}

/**
 * Differences at every measured time within the window that the simulation covers; linear between
 * the points of the simulation.
 * @param offsetS is added to the measured times before
 */
export function residuals(
  measured: ContentCurve,
  offsetS: number,
  simulated: ContentCurve,
  window: TimeSpan,
): Residuals {
  const most = measured.timeS.length;
  const timeS = new Float64Array(most);
  const residual = new Float64Array(most);
  const entries = new Int32Array(most);
  const last = simulated.timeS.length - 1;
  const at = (list: ArrayLike<number>, index: number): number => list[index] ?? NaN;
  const begin = Math.max(window.fromS, at(simulated.timeS, 0));
  const end = Math.min(window.toS, at(simulated.timeS, last));
  let [count, right] = [0, 0];
  for (let entry = 0; entry < most; entry++) {
    const time = at(measured.timeS, entry) + offsetS;
    if (!(time >= begin && time <= end)) continue;
    while (right < last && at(simulated.timeS, right) < time) right += 1;
    const model = valueBetween(simulated, right, time);
    timeS[count] = time;
    residual[count] = model - at(measured.contentKgPerKg, entry);
    entries[count] = entry;
    count += 1;
  }
  return {
    timeS: timeS.subarray(0, count),
    residualKgPerKg: residual.subarray(0, count),
    entries: entries.subarray(0, count),
  };
}

function valueBetween(
  { timeS, contentKgPerKg }: ContentCurve,
  right: number,
  time: number,
): number {
  const [to = NaN, after = NaN] = [timeS[right], contentKgPerKg[right]];
  if (right === 0 || to === time) return after;
  const [from = NaN, before = NaN] = [timeS[right - 1], contentKgPerKg[right - 1]];
  return before + ((time - from) / (to - from)) * (after - before);
}

/** @returns null without any residual */
export function metricsOf(values: ArrayLike<number>): OverlayMetrics | null {
  const points = values.length;
  if (points === 0) return null;
  let [squares, largest, sum] = [0, 0, 0];
  for (let index = 0; index < points; index++) {
    const value = values[index] ?? NaN;
    squares += value * value;
    largest = Math.max(largest, Math.abs(value));
    sum += value;
  }
  return { points, rmse: Math.sqrt(squares / points), largest, bias: sum / points };
}

/**
 * Residuals in standard deviations of the measurement.
 * @param sigma of each measured entry, or one for all of them
 * @returns null where a standard deviation is not known or not above 0
 */
export function inSigma(
  { residualKgPerKg, entries }: Residuals,
  sigma: ArrayLike<number> | number | null,
): Float64Array | null {
  if (sigma === null) return null;
  const scaled = residualKgPerKg.map((value, index) => {
    const one = typeof sigma === 'number' ? sigma : (sigma[entries[index] ?? -1] ?? NaN);
    return one > 0 ? value / one : NaN;
  });
  return scaled.some(Number.isNaN) ? null : scaled;
}
