import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SimulationProgress, SimulationSignal } from '#shared/simulation/simulation-run.ts';

const LONGEST_TURN_MS = 20;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a simulation to its end. It gives way to the event loop every 20 ms, so that Ctrl-C and
 * SIGTERM arrive and cancel it; a second one ends the process the usual way.
 */
export async function driveSimulation<Outcome>(
  simulation: Generator<SimulationProgress, Outcome, SimulationSignal>,
  onProgress: (progress: SimulationProgress) => void,
): Promise<Outcome> {
  let signal: SimulationSignal;
  const cancel = (): void => {
    signal = 'cancel';
    stopListening();
  };
  const stopListening = (): void => {
    for (const name of STOP_SIGNALS) process.off(name, cancel);
  };
  for (const name of STOP_SIGNALS) process.on(name, cancel);
  try {
    let turnStartMs = performance.now();
    for (;;) {
      const next = simulation.next(signal);
      if (next.done === true) return next.value;
      onProgress(next.value);
      if (performance.now() - turnStartMs >= LONGEST_TURN_MS) {
        await nextTurn();
        turnStartMs = performance.now();
      }
    }
  } finally {
    stopListening();
  }
}
