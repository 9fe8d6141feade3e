import { describe, expect, it } from 'vitest';
import { macroAt } from '#shared/numerics/analytic/local-values.ts';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import { drain } from '../support/drain.ts';
import { caseOf, drying, logTimes, slabCoating } from '../support/linear-coating.ts';

const coating = slabCoating(0.5, 1);

describe('what is asked for decides the mesh', () => {
  it('profiles earlier than the first output are resolved', () => {
    const profileTimesS = [1e-4, 1e-2];
    const early = caseOf(coating, drying, [3], { profileTimesS });
    const { profiles } = drain(simulateCase(early));
    expect(profiles).toHaveLength(2);
    for (const { timeS, depth, macro } of profiles!) {
      depth.forEach((z, k) => {
        expect(Math.abs(macro[k]! - macroAt(coating, drying, [timeS], z)[0]!)).toBeLessThan(2e-3);
      });
    }
  });

  it('the earliest times that a number can hold are taken', () => {
    const { total, status } = drain(simulateCase(caseOf(coating, drying, [5e-324, 1e-300, 1])));
    expect(status).toBe('finished');
    expect(Math.abs(total[0]! - 1)).toBeLessThan(1e-4);
  });

  it('extremes between the nodes are found after the surroundings changed', () => {
    const rewetting = {
      initial: 1,
      steps: [
        { timeS: 0, value: 0 },
        { timeS: 0.3, value: 0.9 },
      ],
    };
    const times = [0.302, 0.31, 0.35];
    const { macroMin } = drain(simulateCase(caseOf(coating, rewetting, times)));
    const depths = Array.from({ length: 2001 }, (_, k) => k / 2000);
    times.forEach((timeS, k) => {
      const exact = Math.min(...depths.map((z) => macroAt(coating, rewetting, [timeS], z)[0]!));
      expect(Math.abs(macroMin[k]! - exact)).toBeLessThan(5e-3);
    });
  });
});

describe('the analytic method', () => {
  it('yields between blocks of times and keeps what it has when cancelled', () => {
    const run = simulateCase(caseOf(coating, drying, logTimes(1e-3, 1, 500)), {
      method: 'analytic',
    });
    expect(run.next().done).toBe(false);
    const end = run.next('cancel');
    expect(end.done).toBe(true);
    const record = end.value as Extract<typeof end, { done: true }>['value'];
    expect(record.status).toBe('cancelled');
    expect(record.timeS.length).toBeGreaterThan(0);
    expect(record.timeS.length).toBeLessThan(500);
    expect(record.total).toHaveLength(record.timeS.length);
  });
});
