import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fQuantile, fUpperTail } from '#shared/numerics/estimation/f-distribution.ts';
import { incompleteBeta } from '#shared/numerics/estimation/incomplete-beta.ts';
import { logGamma } from '#shared/numerics/estimation/log-gamma.ts';
import { normalCdf, normalQuantile } from '#shared/numerics/estimation/normal-distribution.ts';
import { studentTCdf, studentTQuantile } from '#shared/numerics/estimation/student-t.ts';

// Expected values: SciPy 1.17.1 (scipy.stats and scipy.special).
describe('distributions', () => {
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 5, 2.5705818356363146],
    [0.975, 10, 2.228138851986274],
    [0.975, 30, 2.0422724563012378],
    [0.995, 4, 4.604094871349992],
    [0.9, 3, 1.637744353696209],
    [0.999, 12, 3.9296332646264913],
    [0.975, 1998, 1.9611520148367054],
    [0.6, 7, 0.2631668613520229],
    [0.975, Infinity, 1.959963984540054],
  ])("Student's t exceeds the %d quantile of %d degrees of freedom at %d", (p, dof, t) => {
    expect(studentTQuantile(p, dof) / t - 1).toBeCloseTo(0, 11);
    expect(studentTQuantile(1 - p, dof) / -t - 1).toBeCloseTo(0, 11);
    expect(studentTCdf(t, dof)).toBeCloseTo(p, 12);
    expect(studentTCdf(-t, dof)).toBeCloseTo(1 - p, 12);
  });

  it.each([
    [0.95, 1, 1, 161.4476387975882],
    [0.95, 1, 5, 6.607890973703364],
    [0.95, 2, 10, 4.1028210151304],
    [0.95, 3, 30, 2.9222771906450373],
    [0.99, 4, 8, 7.006076622955583],
    [0.95, 10, 5, 4.73506306969342],
    [0.5, 3, 7, 0.870944253187285],
    [0.95, 1, 1995, 3.846124236723716],
    [0.999, 6, 120, 4.043746614524752],
  ])('the %d quantile of F with %d and %d degrees of freedom is %d', (p, a, b, f) => {
    expect(fQuantile(p, a, b) / f - 1).toBeCloseTo(0, 11);
    expect(fUpperTail(f, a, b)).toBeCloseTo(1 - p, 12);
  });

  it.each([
    [-6, 9.865876450376946e-10],
    [-3.5, 0.00023262907903552502],
    [-1, 0.15865525393145707],
    [0.3, 0.6179114221889526],
    [2.9, 0.998134186699616],
  ])('a normal variable stays below %d with a probability of %d', (z, p) => {
    expect(normalCdf(z) / p - 1).toBeCloseTo(0, 12);
    expect(normalQuantile(p) / z - 1).toBeCloseTo(0, 11);
  });

  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1, 0],
    [2.5, 0.2846828704729192],
    [10, 12.801827480081469],
    [150.5, 602.5139548705853],
    [1000, 5905.220423209181],
  ])('ln Gamma(%d) = %d', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(4e-15 * (1 + Math.abs(expected)));
  });

  it.each([
    [0.5, 0.5, 0.2, 0.2951672353008665],
    [2, 3, 0.4, 0.5248],
    [10, 0.5, 0.95, 0.31715157546554495],
    [500, 0.5, 0.99, 0.0015273578790529906],
    [3, 20, 0.3, 0.9793338030289185],
  ])('the incomplete beta function of %d, %d at %d is %d', (a, b, x, expected) => {
    expect(incompleteBeta(x, 1 - x, a, b) / expected - 1).toBeCloseTo(0, 11);
  });

  it('has squares of t that follow F with 1 degree of freedom', () => {
    const probability = fc.double({ min: 0.51, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 2000 }), (p, dof) => {
        const t = studentTQuantile((1 + p) / 2, dof);
        expect(t ** 2 / fQuantile(p, 1, dof) - 1).toBeCloseTo(0, 9);
      }),
    );
  });

  it('has no quantile of impossible probabilities or without degrees of freedom', () => {
    expect(() => studentTQuantile(1, 5)).toThrow('between 0 and 1');
    expect(() => fQuantile(0, 1, 5)).toThrow('between 0 and 1');
    expect(() => studentTQuantile(0.975, 0)).toThrow('degrees of freedom');
  });
});
