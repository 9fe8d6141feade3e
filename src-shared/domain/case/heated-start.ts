import { activityLimit } from '#shared/physics/isotherm/isotherm.ts';
import { initialDrivingValue, startTemperatureK } from './driving-values.ts';
import { microClassesOf } from './micro-classes.ts';
import { surroundingsOf } from './surroundings.ts';
import type { TransportCase } from './transport-case.ts';
import { waterContentsKgPerM3 } from './water-contents.ts';

/** Uniform state right after the first surroundings have set the temperature. */
export interface HeatedStart {
  readonly temperatureK: number;
  /** Driving value at which the coating holds the water of the start at that temperature. */
  readonly driving: number;
}

/** The water of the start stays when the temperature jumps; what it is in equilibrium with moves. */
export function heatedStart(transportCase: TransportCase): HeatedStart {
  const start = initialDrivingValue(transportCase);
  const startK = startTemperatureK(transportCase);
  const first = surroundingsOf(transportCase)[0];
  const temperatureK = first?.temperatureK ?? startK;
  if (temperatureK === startK || start === 0) return { temperatureK, driving: start };
  const held = waterContentsKgPerM3(transportCase, start, startK).total;
  const holdsMore = (driving: number): boolean =>
    waterContentsKgPerM3(transportCase, driving, temperatureK).total >= held;
  const limit = (1 - 1e-12) * lowestActivityLimit(transportCase, temperatureK);
  let lower = 0;
  let upper = Math.min(start, limit);
  while (!holdsMore(upper) && upper < limit && upper < largestActivity) {
    lower = upper;
    upper = Math.min(2 * upper, limit);
  }
  for (let k = 0; k < 100 && upper - lower > 2e-16 * upper; k++) {
    const middle = (lower + upper) / 2;
    if (holdsMore(middle)) upper = middle;
    else lower = middle;
  }
  return { temperatureK, driving: upper };
}

/** Far beyond saturation: isotherms with a capacity may not hold the water at any activity. */
const largestActivity = 1e3;

/** Activity at which the first isotherm has no finite loading any more. */
function lowestActivityLimit(transportCase: TransportCase, temperatureK: number): number {
  const { sorption } = transportCase;
  const isotherms = [
    sorption.kind === 'linear' ? undefined : sorption.solid,
    ...microClassesOf(transportCase).map(({ isotherm }) => isotherm),
  ];
  return Math.min(
    ...isotherms.map((isotherm) => (isotherm ? activityLimit(isotherm, temperatureK) : Infinity)),
  );
}
