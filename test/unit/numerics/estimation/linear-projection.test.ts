import { describe, expect, it } from 'vitest';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { LinearProjection } from '#shared/numerics/estimation/linear-projection.ts';
import { drain } from '../../../support/drain.ts';
import { freeParameter, normalNumbers } from '../../../support/fit-models.ts';

const x = Array.from({ length: 25 }, (_, i) => 0.2 * i);
const noise = normalNumbers(3, x.length);
const y = x.map((value, i) => 0.4 + 2 * Math.exp(-value / 1.5) + 0.05 * noise[i]!);
const sigma = x.map((_, i) => 0.03 + 0.002 * i);

/** offset + amplitude e^(-x / tau), with its exact slopes. */
const problem: LeastSquaresProblem = {
  parameters: [
    freeParameter('offset', 0),
    freeParameter('amplitude', 1),
    { name: 'tau', start: 0.7, lower: 0.01, upper: 100, transform: 'log' },
  ],
  pointCount: x.length,
  sigma,
  residuals: (p, out) =>
    x.forEach((value, i) => (out[i] = p[0]! + p[1]! * Math.exp(-value / p[2]!) - y[i]!)),
  jacobian(p, out) {
    x.forEach((value, i) => {
      const decay = Math.exp(-value / p[2]!);
      out[i] = 1;
      out[x.length + i] = decay;
      out[2 * x.length + i] = (p[1]! * decay * value) / p[2]! ** 2;
    });
  },
};

describe('the projection of linear parameters', () => {
  const full = drain(levenbergMarquardt(problem));
  const projection = new LinearProjection(problem, [0, 1]);
  const reduced = drain(levenbergMarquardt(projection.problem));

  it('leads to the minimum of all parameters', () => {
    expect(reduced.outcome).toBe('converged');
    expect(reduced.sumOfSquares / full.sumOfSquares).toBeCloseTo(1, 12);
    projection
      .completed(reduced.parameters)
      .forEach((value, k) => expect(value / full.parameters[k]!).toBeCloseTo(1, 8));
  });

  it('has the standard errors that the full problem has', () => {
    const scatter = { variance: 1, degreesOfFreedom: Infinity };
    const whole = estimateCovariance(problem, full.parameters, scatter);
    const part = estimateCovariance(projection.problem, reduced.parameters, scatter);
    expect(part.standardErrors[2]! / whole.standardErrors[2]!).toBeCloseTo(1, 7);
    expect(part.identifiability).toEqual(['fixed', 'fixed', 'identified']);
  });

  it('keeps what the points say nothing about at its start', () => {
    const parameters = [
      freeParameter('offset', 0),
      freeParameter('amplitude', 7),
      problem.parameters[2]!,
    ];
    const blind: LeastSquaresProblem = {
      parameters,
      pointCount: x.length,
      residuals: (p, out) => x.forEach((_, i) => (out[i] = p[0]! - y[i]!)),
      jacobian(_p, out) {
        out.fill(0);
        out.fill(1, 0, x.length);
      },
    };
    const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
    const [offset, amplitude] = new LinearProjection(blind, [0, 1]).completed([5, 5, 1]);
    expect(offset).toBeCloseTo(mean, 12);
    expect(amplitude).toBe(7);
  });

  it('needs a Jacobian', () => {
    const without: LeastSquaresProblem = {
      parameters: problem.parameters,
      pointCount: problem.pointCount,
      residuals: (p, out) => problem.residuals(p, out),
    };
    expect(() => new LinearProjection(without, [0])).toThrow(EstimationError);
  });
});
