import { describe, expect, it } from 'vitest';
import { driveSimulation } from '#main/cli/drive-simulation.ts';
import type { SimulationProgress, SimulationSignal } from '#shared/simulation/simulation-run.ts';

const progress: SimulationProgress = {
  fraction: 0,
  simTimeS: 0,
  steps: 0,
  rejected: 0,
  phase: 'solve',
};

function* endless(): Generator<SimulationProgress, string, SimulationSignal> {
  for (;;) if ((yield progress) === 'cancel') return 'cancelled';
}

describe('driving a simulation', () => {
  it('gives its outcome and shows every step', async () => {
    let shown = 0;
    function* three(): Generator<SimulationProgress, string, SimulationSignal> {
      for (let step = 0; step < 3; step += 1) yield progress;
      return 'finished';
    }
    expect(await driveSimulation(three(), () => (shown += 1))).toBe('finished');
    expect(shown).toBe(3);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('hands %s on as a cancel', async (signal) => {
    const before = process.listenerCount(signal);
    setTimeout(() => process.emit(signal), 30);
    expect(await driveSimulation(endless(), () => undefined)).toBe('cancelled');
    expect(process.listenerCount(signal)).toBe(before);
  });
});
