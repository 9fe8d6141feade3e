import { describe, expect, it } from 'vitest';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { drain } from '../../../support/drain.ts';
import {
  curveProblem,
  decay,
  freeParameter,
  line,
  normalNumbers,
} from '../../../support/fit-models.ts';

const x = Array.from({ length: 25 }, (_, i) => 0.3 * i + 1);
const noise = normalNumbers(11, x.length);
const y = x.map((value, i) => 2 - 0.7 * value + 0.1 * noise[i]!);
const mean = x.reduce((a, b) => a + b) / x.length;
const sxx = x.reduce((sum, value) => sum + (value - mean) ** 2, 0);
const straight = [freeParameter('intercept', 1), freeParameter('slope', 1)];

describe('covariance', () => {
  it('is the closed form for a straight line', () => {
    const problem = curveProblem(straight, x, y, line);
    const fit = drain(levenbergMarquardt(problem));
    const result = estimateCovariance(problem, fit.parameters, 'estimated');
    const variance = fit.sumOfSquares / (x.length - 2);
    expect(result.residualVariance / variance - 1).toBeCloseTo(0, 12);
    expect(result.covariance[1]![1]! / (variance / sxx) - 1).toBeCloseTo(0, 9);
    const interceptVariance = variance * (1 / x.length + mean ** 2 / sxx);
    expect(result.covariance[0]![0]! / interceptVariance - 1).toBeCloseTo(0, 9);
    expect(result.covariance[0]![1]! / ((-variance * mean) / sxx) - 1).toBeCloseTo(0, 9);
    const correlation = -mean / Math.sqrt(sxx / x.length + mean ** 2);
    expect(result.correlation[1]![0]).toBeCloseTo(correlation, 10);
    expect(result).toMatchObject({ degreesOfFreedom: 23, intervalDegreesOfFreedom: 23 });
  });

  it('uses given standard deviations as they are, if they are known', () => {
    const problem = { ...curveProblem(straight, x, y, line), sigma: x.map(() => 0.4) };
    const fit = drain(levenbergMarquardt(problem));
    const result = estimateCovariance(problem, fit.parameters, 'known');
    expect(result.standardErrors[1]! / (0.4 / Math.sqrt(sxx)) - 1).toBeCloseTo(0, 9);
    expect(result.intervalDegreesOfFreedom).toBe(Infinity);
  });

  it('does not depend on the transform', () => {
    const decaying = x.map((value, i) => 3 * Math.exp(-value / 2) + 0.02 * noise[i]!);
    const parameters = [freeParameter('amplitude', 2), freeParameter('tau', 1)];
    const plain = curveProblem(parameters, x, decaying, decay);
    const logs = {
      ...plain,
      parameters: parameters.map((p) => ({ ...p, transform: 'log' as const })),
    };
    const fit = drain(levenbergMarquardt(plain));
    const a = estimateCovariance(plain, fit.parameters, 'estimated');
    const b = estimateCovariance(logs, fit.parameters, 'estimated');
    a.covariance.forEach((row, i) =>
      row.forEach((value, k) => expect(b.covariance[i]![k]! / value - 1).toBeCloseTo(0, 8)),
    );
  });

  it('names the parameters that the data cannot tell apart, and only those', () => {
    const parameters = ['a', 'b', 'tau', 'unused'].map((name) => freeParameter(name, 1.5));
    const problem = curveProblem(
      parameters,
      x,
      y,
      (value, p) => p[0]! * p[1]! * Math.exp(-value / p[2]!),
    );
    const fit = drain(levenbergMarquardt(problem));
    const result = estimateCovariance(problem, fit.parameters, 'estimated');
    expect(result.identifiability).toEqual([
      'not-identifiable',
      'not-identifiable',
      'identified',
      'not-identifiable',
    ]);
    expect(result.standardErrors[0]).toBe(Infinity);

    const reduced = [parameters[0]!, { ...parameters[1]!, start: fit.parameters[1]!, fixed: true }];
    const fixed = {
      ...problem,
      parameters: [...reduced, parameters[2]!, { ...parameters[3]!, fixed: true }],
    };
    const expected = estimateCovariance(fixed, fit.parameters, 'known');
    const known = estimateCovariance(problem, fit.parameters, 'known');
    expect(known.standardErrors[2]! / expected.standardErrors[2]! - 1).toBeCloseTo(0, 8);
  });

  it('takes a parameter at its bound as known', () => {
    const parameters = [straight[0]!, { ...straight[1]!, lower: -0.5 }];
    const problem = curveProblem(parameters, x, y, line);
    const fit = drain(levenbergMarquardt(problem));
    const result = estimateCovariance(problem, fit.parameters, 'known');
    expect(result.identifiability).toEqual(['identified', 'at-bound']);
    expect(result.standardErrors[0]).toBeCloseTo(1 / Math.sqrt(x.length), 9);
    expect(result.standardErrors[1]).toBe(0);
  });

  it('cannot estimate the scatter from as many points as parameters', () => {
    const problem = curveProblem(straight, [1, 2], [1, 2], line);
    expect(() => estimateCovariance(problem, [0, 1], 'estimated')).toThrow('no degree of freedom');
    expect(estimateCovariance(problem, [0, 1], 'known').identified).toEqual([0, 1]);
  });
});
