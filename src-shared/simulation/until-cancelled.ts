import type { SimulationSignal } from './simulation-run.ts';

/**
 * Runs a simulation whose result counts only as a whole.
 * @returns undefined as soon as it is cancelled; what it has computed is given up
 */
export function* untilCancelled<Progress, Result>(
  run: Generator<Progress, Result, SimulationSignal>,
): Generator<Progress, Result | undefined, SimulationSignal> {
  let next = run.next();
  while (next.done !== true) {
    if ((yield next.value) === 'cancel') return undefined;
    next = run.next();
  }
  return next.value;
}
