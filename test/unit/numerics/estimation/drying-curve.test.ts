import { describe, expect, it } from 'vitest';
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { profileLikelihood } from '#shared/numerics/estimation/profile-likelihood.ts';
import { drain } from '../../../support/drain.ts';

const TRUTH = { tauMacro: 1, tauMicro: 17, beta: 0.11 };
const DRYING = { initial: 1, steps: [{ timeS: 0, value: 0 }] };

/** 40 points over `duration`, scatter 0.5 % of the initial water, no noise added. */
function dryingCurve(
  duration: number,
  beta: { start: number; fixed?: boolean },
): LeastSquaresProblem {
  const times = Array.from({ length: 40 }, (_, i) => (duration * (i + 1)) / 40);
  const curve = (tauMacroS: number, tauS: number, share: number) =>
    totalContent({ tauMacroS, micro: [{ share, tauS, geometry: 'slab' }] }, DRYING, times);
  const measured = curve(TRUTH.tauMacro, TRUTH.tauMicro, TRUTH.beta);
  return {
    parameters: [
      { name: 'tau macro', start: 0.5, lower: 1e-3, upper: 1e3, transform: 'log' },
      { name: 'tau micro', start: 5, lower: 1e-3, upper: 1e4, transform: 'log' },
      { name: 'beta', lower: 0, upper: 1, transform: 'none', ...beta },
    ],
    pointCount: times.length,
    sigma: times.map(() => 0.005),
    residuals: (p, out) => {
      curve(p[0]!, p[1]!, p[2]!).forEach((value, i) => (out[i] = value - measured[i]!));
    },
  };
}

describe('time constants from one drying curve', () => {
  it.each([
    { duration: 1, free: 3.88, fixed: 0.26, precision: 0.02 },
    { duration: 5, free: 0.11, fixed: 0.04, precision: 0.05 },
    { duration: 20, free: 0.05, fixed: 0.03, precision: 0.1 },
  ])(
    'are as uncertain after $duration tau_macro as an independent analysis says',
    ({ duration, free, fixed, precision }) => {
      const problem = dryingCurve(duration, { start: 0.3 });
      const fit = drain(levenbergMarquardt(problem));
      expect(fit.outcome).toBe('converged');
      Object.values(TRUTH).forEach((value, k) =>
        expect(fit.parameters[k]! / value - 1).toBeCloseTo(0, 8),
      );
      const all = estimateCovariance(problem, fit.parameters, 'known');
      const given = dryingCurve(duration, { start: TRUTH.beta, fixed: true });
      const withBeta = estimateCovariance(given, fit.parameters, 'known');
      const error = all.standardErrors[1]! / TRUTH.tauMicro;
      expect(Math.abs(error / free - 1)).toBeLessThan(precision);
      const errorWithBeta = withBeta.standardErrors[1]! / TRUTH.tauMicro;
      expect(Math.abs(errorWithBeta / fixed - 1)).toBeLessThan(precision);
    },
  );

  it('leave tau_micro open upwards after a short run', () => {
    const problem = dryingCurve(1, { start: 0.3 });
    const fit = drain(levenbergMarquardt(problem));
    const covariance = estimateCovariance(problem, fit.parameters, 'known');
    expect(covariance.correlation[1]![2]).toBeCloseTo(-0.998, 3);
    const profile = drain(profileLikelihood(problem, fit, { parameter: 1, sigma: 'known' }));
    if (profile.outcome !== 'complete') throw new Error(profile.outcome);
    expect(profile.upper).toEqual({ kind: 'open-at-bound', value: 1e4 });
    expect(profile.lower.kind).toBe('closed');
  });
});
