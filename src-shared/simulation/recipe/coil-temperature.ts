import {
  heatConductanceWPerK,
  timeConstantS,
  type CoilBody,
} from '../../domain/recipe/oven/coil-body.ts';
import type { OvenAt } from '../../domain/recipe/oven/gas-law.ts';

/** Steps of the integration for each time constant: an error far below 1e-4 K. */
const stepsPerConstant = 40;
const fewestSteps = 8;
const mostSteps = 50_000;

/**
 * Temperature of a coil that lags behind the oven, m c dT/dt = G(T, T_o, p) (T_o - T), over a stretch
 * of time: classical Runge-Kutta steps between the kinks of the oven, cubic Hermite in between.
 *
 * @param kinksS times at which the oven's temperature or pressure changes its slope
 */
export function coilTemperature(
  body: CoilBody,
  ovenAt: (timeS: number) => OvenAt,
  startS: number,
  endS: number,
  startK: number,
  kinksS: readonly number[],
): (timeS: number) => number {
  const heat = body.massKg * body.heatCapacityJPerKgK;
  const slope = (timeS: number, coilK: number): number => {
    const oven = ovenAt(timeS);
    return (heatConductanceWPerK(body, coilK, oven) * (oven.temperatureK - coilK)) / heat;
  };
  const edges = [startS, ...kinksS.filter((kinkS) => kinkS > startS && kinkS < endS), endS];
  const times = [startS];
  const values = [startK];
  const slopes = [slope(startS, startK)];
  for (const [index, toS] of edges.slice(1).entries()) {
    const fromS = edges[index]!;
    const stepS = (toS - fromS) / stepsFor(body, ovenAt, fromS, toS);
    const count = Math.round((toS - fromS) / stepS);
    for (let k = 1; k <= count; k++) {
      const before = fromS + (k - 1) * stepS;
      const timeS = k === count ? toS : fromS + k * stepS;
      const value = rungeKutta(slope, before, values.at(-1)!, timeS - before);
      times.push(timeS);
      values.push(value);
      slopes.push(slope(timeS, value));
    }
  }
  return (timeS) => hermite(times, values, slopes, timeS);
}

function stepsFor(
  body: CoilBody,
  ovenAt: (timeS: number) => OvenAt,
  fromS: number,
  toS: number,
): number {
  const constants = [fromS, (fromS + toS) / 2, toS].map((timeS) =>
    timeConstantS(body, ovenAt(timeS)),
  );
  const steps = Math.ceil((stepsPerConstant * (toS - fromS)) / Math.min(...constants));
  return Math.min(mostSteps, Math.max(fewestSteps, steps));
}

function rungeKutta(
  slope: (timeS: number, value: number) => number,
  timeS: number,
  value: number,
  stepS: number,
): number {
  const k1 = slope(timeS, value);
  const k2 = slope(timeS + stepS / 2, value + (stepS / 2) * k1);
  const k3 = slope(timeS + stepS / 2, value + (stepS / 2) * k2);
  const k4 = slope(timeS + stepS, value + stepS * k3);
  return value + (stepS / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
}

function hermite(
  times: readonly number[],
  values: readonly number[],
  slopes: readonly number[],
  timeS: number,
): number {
  let low = 0;
  let high = times.length - 1;
  if (timeS >= times[high]!) return values[high]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= timeS) low = middle;
    else high = middle;
  }
  const stepS = times[high]! - times[low]!;
  const t = Math.max(0, timeS - times[low]!) / stepS;
  const [a, b] = [values[low]!, values[high]!];
  const [da, db] = [stepS * slopes[low]!, stepS * slopes[high]!];
  return (
    a * (1 + 2 * t) * (1 - t) ** 2 +
    da * t * (1 - t) ** 2 +
    b * t * t * (3 - 2 * t) +
    db * t * t * (t - 1)
  );
}
