import { describe, expect, it } from 'vitest';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { profileLikelihood } from '#shared/numerics/estimation/profile-likelihood.ts';
import { studentTQuantile } from '#shared/numerics/estimation/student-t.ts';
import { drain } from '../../../support/drain.ts';
import {
  curveProblem,
  decay,
  freeParameter,
  line,
  normalNumbers,
} from '../../../support/fit-models.ts';

const x = Array.from({ length: 20 }, (_, i) => 0.25 * i);
const noise = normalNumbers(3, x.length);
const decaying = x.map((value, i) => 2 * Math.exp(-value / 1.5) + 0.1 * noise[i]!);
const exponential = [freeParameter('amplitude', 1), freeParameter('tau', 1)];

describe('profile likelihood', () => {
  it.each(['estimated', 'known'] as const)(
    'is the t interval of a straight line, sigma %s',
    (sigma) => {
      const y = x.map((value, i) => 1 + 2 * value + noise[i]!);
      const parameters = [freeParameter('intercept', 0), freeParameter('slope', 0)];
      const problem = curveProblem(parameters, x, y, line);
      const fit = drain(levenbergMarquardt(problem));
      const errors = estimateCovariance(problem, fit.parameters, sigma).standardErrors;
      const t = studentTQuantile(0.975, sigma === 'known' ? Infinity : 18);
      for (const parameter of [0, 1]) {
        const profile = completed(problem, { parameter, sigma });
        const half = t * errors[parameter]!;
        expect((fit.parameters[parameter]! - profile.lower.value) / half).toBeCloseTo(1, 8);
        expect((profile.upper.value - fit.parameters[parameter]!) / half).toBeCloseTo(1, 8);
        expect([profile.lower.kind, profile.upper.kind]).toEqual(['closed', 'closed']);
      }
    },
  );

  it('ends where the sum of squares of the refitted model meets the limit', () => {
    const problem = curveProblem(exponential, x, decaying, decay);
    const fit = drain(levenbergMarquardt(problem));
    const limit = fit.sumOfSquares * (1 + studentTQuantile(0.975, 18) ** 2 / 18);
    const { lower, upper, points } = completed(problem, { parameter: 1, sigma: 'estimated' });
    for (const { value } of [lower, upper]) {
      // The best amplitude for a given tau is a ratio of sums.
      const shape = x.map((place) => Math.exp(-place / value));
      const amplitude =
        shape.reduce((sum, s, i) => sum + s * decaying[i]!, 0) /
        shape.reduce((sum, s) => sum + s * s, 0);
      const sum = shape.reduce((total, s, i) => total + (amplitude * s - decaying[i]!) ** 2, 0);
      expect(sum / limit - 1).toBeCloseTo(0, 9);
    }
    expect(upper.value - fit.parameters[1]!).toBeGreaterThan(fit.parameters[1]! - lower.value);
    const roots = points.map((point) => point.signedRoot);
    expect(roots).toEqual([...roots].sort((a, b) => a - b));
    expect(points.length).toBeGreaterThan(15);
  });

  it('does not depend on the transform', () => {
    const plain = curveProblem(exponential, x, decaying, decay);
    const logs = {
      ...plain,
      parameters: exponential.map((p) => ({ ...p, transform: 'log' as const })),
    };
    const request = { parameter: 1, sigma: 'estimated' } as const;
    const a = completed(plain, request);
    const b = completed(logs, request);
    expect(b.lower.value / a.lower.value - 1).toBeCloseTo(0, 8);
    expect(b.upper.value / a.upper.value - 1).toBeCloseTo(0, 8);
  });

  it('is open where a bound is reached first', () => {
    const bounded = [exponential[0]!, { ...exponential[1]!, lower: 0.5, upper: 1.6 }];
    const problem = curveProblem(bounded, x, decaying, decay);
    const free = completed(curveProblem(exponential, x, decaying, decay), {
      parameter: 1,
      sigma: 'estimated',
    });
    expect(free.upper.value).toBeGreaterThan(1.6);
    const { lower, upper } = completed(problem, { parameter: 1, sigma: 'estimated' });
    expect(upper).toEqual({ kind: 'open-at-bound', value: 1.6 });
    expect(lower.kind).toBe('closed');
    expect(lower.value / free.lower.value - 1).toBeCloseTo(0, 8);
  });

  it('is open on both sides for a parameter that the data do not determine', () => {
    const parameters = ['a', 'b'].map((name) => ({
      ...freeParameter(name, 1),
      transform: 'log' as const,
    }));
    const problem = curveProblem(
      parameters,
      x,
      decaying,
      (value, p) => p[0]! * p[1]! * Math.exp(-value / 1.5),
    );
    const { lower, upper } = completed(problem, { parameter: 0, sigma: 'estimated' });
    expect([lower.kind, upper.kind]).toEqual(['open', 'open']);
  });

  it('reports a better minimum where the fit had ended early', () => {
    const problem = curveProblem(exponential, x, decaying, decay);
    const early = drain(levenbergMarquardt(problem, { maxIterations: 1 }));
    const profile = drain(profileLikelihood(problem, early, { parameter: 1, sigma: 'estimated' }));
    if (profile.outcome !== 'better-minimum') throw new Error(profile.outcome);
    expect(profile.sumOfSquares).toBeLessThan(early.sumOfSquares);
    const sum = x.reduce((s, v, i) => s + (decay(v, profile.parameters) - decaying[i]!) ** 2, 0);
    expect(profile.sumOfSquares).toBeCloseTo(sum, 12);
  });

  it('stops within an iteration when cancelled', () => {
    const problem = curveProblem(exponential, x, decaying, decay);
    const fit = drain(levenbergMarquardt(problem));
    const profiling = profileLikelihood(problem, fit, { parameter: 0, sigma: 'estimated' });
    for (let k = 0; k < 5; k++) expect(profiling.next().done).toBe(false);
    expect(profiling.next('cancel')).toMatchObject({ done: true, value: { outcome: 'cancelled' } });
  });

  it('refuses fixed parameters and data without scatter', () => {
    const exact = curveProblem(
      exponential,
      x,
      x.map(() => 0),
      decay,
    );
    const fit = drain(
      levenbergMarquardt({
        ...exact,
        parameters: [{ ...exponential[0]!, start: 0 }, exponential[1]!],
      }),
    );
    const request = { parameter: 0, sigma: 'estimated' } as const;
    expect(() => profileLikelihood(exact, fit, request).next()).toThrow('no scatter');
    const fixed = exponential.map((parameter) => ({ ...parameter, fixed: true }));
    expect(() => profileLikelihood({ ...exact, parameters: fixed }, fit, request).next()).toThrow(
      'not fixed',
    );
  });
});

function completed(
  problem: Parameters<typeof profileLikelihood>[0],
  options: Parameters<typeof profileLikelihood>[2],
) {
  const fit = drain(levenbergMarquardt(problem));
  const profile = drain(profileLikelihood(problem, fit, options));
  if (profile.outcome !== 'complete') throw new Error(JSON.stringify(profile));
  return profile;
}
