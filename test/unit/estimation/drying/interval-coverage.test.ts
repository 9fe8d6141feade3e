import { describe, expect, it } from 'vitest';
import { fitOf, syntheticRun, TRUTH } from '../../../support/drying-runs.ts';

const RUNS = 200;

/** How often the 95 % profile interval of each free parameter holds the truth, over seeded runs. */
function coverage(fixed: Partial<typeof TRUTH>): Record<string, number> {
  const names = (Object.keys(TRUTH) as (keyof typeof TRUTH)[]).filter((name) => !(name in fixed));
  const covered = Object.fromEntries(names.map((name) => [name, 0]));
  for (let seed = 1; seed <= RUNS; seed++) {
    const run = syntheticRun({ duration: 5, points: 40, noise: 0.005, seed });
    const { parameters } = fitOf(run, { model: 'two-scale', fixed, starts: 3 });
    for (const name of names) {
      const [low, high] = parameters[name].profile95;
      // An open end is open as far as the fit goes.
      if ((low ?? -Infinity) <= TRUTH[name] && TRUTH[name] <= (high ?? Infinity)) covered[name]!++;
    }
  }
  return covered;
}

describe(`95 % profile intervals over ${RUNS} runs of 5 tau_macro, 40 points, noise 0.5 %`, () => {
  it('hold the truth in 90 to 99 % where the equilibrium is known', () => {
    const covered = coverage({ equilibrium: 0 });
    console.log('equilibrium known, covered of 200:', JSON.stringify(covered));
    for (const count of Object.values(covered)) {
      expect(count / RUNS).toBeGreaterThanOrEqual(0.9);
      expect(count / RUNS).toBeLessThanOrEqual(0.99);
    }
  });

  it('hold it in 90 to 99 % where everything is free', () => {
    const covered = coverage({});
    console.log('everything free, covered of 200:', JSON.stringify(covered));
    for (const count of Object.values(covered)) {
      expect(count / RUNS).toBeGreaterThanOrEqual(0.9);
      expect(count / RUNS).toBeLessThanOrEqual(0.99);
    }
  });
});
