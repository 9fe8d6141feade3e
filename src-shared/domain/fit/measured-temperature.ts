import type { Experiment } from '../experiment/experiment.ts';

/** Lowest and highest temperature of a part of an experiment, K; undefined where it was not measured. */
export function measuredTemperatureK(
  { timeS, temperatureK }: Experiment,
  fromS: number,
  toS: number,
): readonly [lowest: number, highest: number] | undefined {
  if (temperatureK === undefined) return undefined;
  let [lowest, highest] = [Infinity, -Infinity];
  for (const [row, time] of timeS.entries()) {
    const value = temperatureK[row];
    if (time < fromS || time > toS || value === null || value === undefined) continue;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return lowest <= highest ? [lowest, highest] : undefined;
}
