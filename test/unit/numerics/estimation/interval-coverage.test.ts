import { describe, expect, it } from 'vitest';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { profileLikelihood } from '#shared/numerics/estimation/profile-likelihood.ts';
import { studentTQuantile } from '#shared/numerics/estimation/student-t.ts';
import { drain } from '../../../support/drain.ts';
import { curveProblem, decay, freeParameter, normalNumbers } from '../../../support/fit-models.ts';

const DATA_SETS = 200;
const TAU = 1.5;
const x = Array.from({ length: 20 }, (_, i) => 0.25 * i);

describe('coverage of 95 % intervals over 200 sets of an exponential with scatter', () => {
  it('lies between 90 and 99 %, by profile and by standard error', () => {
    const t = studentTQuantile(0.975, x.length - 2);
    let byProfile = 0;
    let byError = 0;
    for (let seed = 1; seed <= DATA_SETS; seed++) {
      const noise = normalNumbers(seed, x.length);
      const y = x.map((value, i) => 2 * Math.exp(-value / TAU) + 0.1 * noise[i]!);
      const parameters = [freeParameter('amplitude', 1), freeParameter('tau', 1)];
      const problem = curveProblem(parameters, x, y, decay);
      const fit = drain(levenbergMarquardt(problem));
      const errors = estimateCovariance(problem, fit.parameters, 'estimated').standardErrors;
      if (Math.abs(fit.parameters[1]! - TAU) <= t * errors[1]!) byError++;
      const request = { parameter: 1, sigma: 'estimated', pointsPerSide: 0 } as const;
      const profile = drain(profileLikelihood(problem, fit, request));
      if (profile.outcome !== 'complete') throw new Error(profile.outcome);
      if (profile.lower.value <= TAU && TAU <= profile.upper.value) byProfile++;
    }
    for (const covered of [byProfile, byError]) {
      expect(covered / DATA_SETS).toBeGreaterThanOrEqual(0.9);
      expect(covered / DATA_SETS).toBeLessThanOrEqual(0.99);
    }
  });
});
