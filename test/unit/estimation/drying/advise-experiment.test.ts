import { describe, expect, it } from 'vitest';
import {
  adviseExperiment,
  shortestRunS,
  type PlannedRun,
} from '#shared/estimation/drying/advise-experiment.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { fitOf, syntheticRun, TRUTH, valueOf } from '../../../support/drying-runs.ts';

const planOf = (duration: number, change: Partial<PlannedRun> = {}): PlannedRun => ({
  model: 'two-scale',
  durationS: duration * TRUTH.tauMacroS,
  intervalS: (duration * TRUTH.tauMacroS) / 40,
  noise: 0.005 * TRUTH.initial,
  expected: TRUTH,
  known: ['initial', 'equilibrium'],
  ...change,
});

const relativeError = (plan: PlannedRun): number => {
  const { standardError, value } = adviseExperiment(plan).parameters.tauMicroS!;
  return (standardError ?? Infinity) / value;
};

describe('the advice on a planned run of 40 points with 0.5 % noise', () => {
  // Computed independently: relative errors of tau_micro with beta free and with beta known.
  it.each([
    { duration: 1, free: 3.88, known: 0.26 },
    { duration: 5, free: 0.11, known: 0.04 },
    { duration: 20, free: 0.05, known: 0.03 },
  ])('knows the errors after $duration tau_macro', ({ duration, free, known }) => {
    expect(Math.abs(relativeError(planOf(duration)) - free)).toBeLessThan(0.005 * (1 + free));
    const withBeta = planOf(duration, { known: ['initial', 'equilibrium', 'microShare'] });
    expect(Math.abs(relativeError(withBeta) - known)).toBeLessThan(0.005 * (1 + known));
  });

  it('knows the correlation that keeps a short run from separating the scales', () => {
    const { correlation } = adviseExperiment(planOf(1));
    expect(correlation.tauMicroS?.microShare).toBeCloseTo(-0.998, 3);
  });

  it('predicts the scatter of fits', () => {
    const errors = Array.from({ length: 40 }, (_, i) => {
      const run = syntheticRun({ duration: 20, points: 40, noise: 0.005, seed: 500 + i });
      const fixed = { initial: TRUTH.initial, equilibrium: 0 };
      const fit = fitOf(run, { model: 'two-scale', fixed, starts: 2 });
      return valueOf(fit, 'tauMicroS') / TRUTH.tauMicroS - 1;
    });
    const scatter = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
    expect(scatter / relativeError(planOf(20))).toBeGreaterThan(0.75);
    expect(scatter / relativeError(planOf(20))).toBeLessThan(1.3);
  });

  it('says what is known, what is lacking and what cannot be determined', () => {
    const { parameters, pointCount } = adviseExperiment(planOf(5));
    expect(pointCount).toBe(40);
    expect(parameters.initial).toMatchObject({ standardError: null, status: 'fixed' });
    expect(parameters.microSpread).toBeUndefined();
    const few = adviseExperiment(planOf(5, { expected: { ...TRUTH, microShare: 0 } }));
    expect(few.parameters.tauMicroS?.status).toBe('not-identifiable');
    const { tauMacroS, initial, equilibrium } = TRUTH;
    const incomplete = planOf(5, { expected: { tauMacroS, initial, equilibrium } });
    expect(() => adviseExperiment(incomplete)).toThrow(EstimationError);
    expect(() => adviseExperiment(planOf(5, { noise: 0 }))).toThrow(/noise/);
    expect(() => adviseExperiment(planOf(5, { intervalS: 1e9 }))).toThrow(/points/);
  });

  it('finds the shortest run that is good enough', () => {
    const plan = planOf(5, { intervalS: TRUTH.tauMacroS / 8 });
    const needed = shortestRunS(plan, 'tauMicroS', 0.1, 100 * TRUTH.tauMacroS) ?? NaN;
    expect(relativeError({ ...plan, durationS: needed })).toBeLessThanOrEqual(0.1);
    expect(relativeError({ ...plan, durationS: needed / 1.25 })).toBeGreaterThan(0.1);
    expect(shortestRunS(plan, 'tauMicroS', 1e-6, 10 * TRUTH.tauMacroS)).toBeUndefined();
  });
});
