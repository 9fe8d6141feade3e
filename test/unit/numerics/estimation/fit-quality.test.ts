import { describe, expect, it } from 'vitest';
import { confidenceBand } from '#shared/numerics/estimation/confidence-band.ts';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import {
  akaikeWeights,
  correctedAkaike,
} from '#shared/numerics/estimation/information-criteria.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { testNestedModels } from '#shared/numerics/estimation/nested-model-test.ts';
import { diagnoseResiduals } from '#shared/numerics/estimation/residual-diagnostics.ts';
import { studentTCdf, studentTQuantile } from '#shared/numerics/estimation/student-t.ts';
import { drain } from '../../../support/drain.ts';
import { curveProblem, freeParameter, line, normalNumbers } from '../../../support/fit-models.ts';

const x = Array.from({ length: 25 }, (_, i) => 0.3 * i + 1);
const y = normalNumbers(21, x.length).map((value, i) => 2 - 0.7 * x[i]! + 0.1 * value);
const mean = x.reduce((a, b) => a + b) / x.length;
const sxx = x.reduce((sum, value) => sum + (value - mean) ** 2, 0);
const parameters = [freeParameter('intercept', 1), freeParameter('slope', 1)];

describe('confidence band', () => {
  it('is the closed form for a straight line', () => {
    const problem = curveProblem(parameters, x, y, line);
    const fit = drain(levenbergMarquardt(problem));
    const covariance = estimateCovariance(problem, fit.parameters, 'estimated');
    const places = [-3, 0, mean, 12];
    const band = confidenceBand({
      parameters,
      estimate: fit.parameters,
      covariance,
      valueCount: places.length,
      evaluate: (p, out) => places.forEach((place, i) => (out[i] = line(place, p))),
      level: 0.95,
    });
    const s = Math.sqrt(fit.sumOfSquares / 23);
    const t = studentTQuantile(0.975, 23);
    places.forEach((place, i) => {
      const leverage = 1 / x.length + (place - mean) ** 2 / sxx;
      expect(band.value[i]).toBeCloseTo(line(place, fit.parameters), 12);
      expect(band.confidenceHalfWidth[i]! / (t * s * Math.sqrt(leverage))).toBeCloseTo(1, 8);
      expect(band.predictionHalfWidth[i]! / (t * s * Math.sqrt(1 + leverage))).toBeCloseTo(1, 8);
    });
  });

  it('does not exist while a parameter is not identifiable', () => {
    const problem = curveProblem(parameters, x, y, (_, p) => p[0]! + p[1]!);
    const covariance = estimateCovariance(problem, [1, 1], 'estimated');
    const request = { parameters, estimate: [1, 1], covariance, valueCount: 1, level: 0.95 };
    const evaluate = (p: Float64Array, out: Float64Array) => void (out[0] = p[0]! + p[1]!);
    expect(() => confidenceBand({ ...request, evaluate })).toThrow('do not determine intercept');
  });
});

describe('comparison of models', () => {
  it('has the corrected criterion of Akaike', () => {
    // n ln(S/n) + 2K + 2K(K+1)/(n-K-1) with n = 10, K = 3: 10 ln 0.2 + 6 + 24/6
    const size = { sumOfSquares: 2, pointCount: 10, parameterCount: 2 };
    expect(correctedAkaike(size)).toBeCloseTo(10 * Math.log(0.2) + 10, 12);
    expect(correctedAkaike({ ...size, pointCount: 4 })).toBe(Infinity);
    expect(() => correctedAkaike({ ...size, sumOfSquares: NaN })).toThrow('information criterion');
  });

  it('weighs models by their likelihood', () => {
    const weights = akaikeWeights([10, 12, Infinity]);
    expect(weights[0]! / weights[1]!).toBeCloseTo(Math.E, 12);
    expect(weights[0]! + weights[1]!).toBeCloseTo(1, 12);
    expect(weights[2]).toBe(0);
  });

  it('agrees with the t test for one additional parameter', () => {
    const level = curveProblem([freeParameter('level', 0)], x, y, (_, p) => p[0]!);
    const tilted = curveProblem(parameters, x, y, line);
    const [small, large] = [level, tilted].map((problem) => drain(levenbergMarquardt(problem)));
    const { standardErrors } = estimateCovariance(tilted, large!.parameters, 'estimated');
    const t = large!.parameters[1]! / standardErrors[1]!;
    const test = testNestedModels(
      { sumOfSquares: small!.sumOfSquares, pointCount: 25, parameterCount: 1 },
      { sumOfSquares: large!.sumOfSquares, pointCount: 25, parameterCount: 2 },
    );
    expect(test.fRatio / t ** 2).toBeCloseTo(1, 8);
    const twoSided = 2 * studentTCdf(-Math.abs(t), 23);
    expect(test.pValue / twoSided).toBeCloseTo(1, 6);
  });

  it('refuses models that are not nested', () => {
    const size = { sumOfSquares: 2, pointCount: 10, parameterCount: 2 };
    expect(() => testNestedModels(size, size)).toThrow('more parameters');
  });
});

describe('residuals', () => {
  it('have the exact probability of their runs', () => {
    // Every arrangement of 4 positive and 5 negative signs, counted.
    const arrangements = Array.from({ length: 2 ** 9 }, (_, code) =>
      Array.from({ length: 9 }, (_, i) => ((code >> i) & 1) * 2 - 1),
    ).filter((signs) => signs.filter((sign) => sign > 0).length === 4);
    const count = (signs: number[]): number =>
      signs.filter((sign, i) => sign !== signs[i - 1]).length;
    const runs = arrangements.map(count);
    for (const signs of arrangements) {
      const own = count(signs);
      const atMost = runs.filter((r) => r <= own).length / runs.length;
      const atLeast = runs.filter((r) => r >= own).length / runs.length;
      const result = diagnoseResiduals(signs);
      expect(result.runs).toBe(own);
      expect(result.runsPValue).toBeCloseTo(Math.min(1, 2 * Math.min(atMost, atLeast)), 10);
    }
    const average = runs.reduce((a, b) => a + b) / runs.length;
    expect(diagnoseResiduals(arrangements[0]!).expectedRuns).toBeCloseTo(average, 12);
  });

  it('show a drift and an alternation', () => {
    const drift = Array.from({ length: 200 }, (_, i) => Math.cos((Math.PI * i) / 200));
    const alternating = drift.map((_, i) => (-1) ** i);
    expect(diagnoseResiduals(drift).lagOneAutocorrelation).toBeGreaterThan(0.95);
    expect(diagnoseResiduals(drift).runsPValue).toBeLessThan(1e-50);
    expect(diagnoseResiduals(alternating).lagOneAutocorrelation).toBeCloseTo(-199 / 200, 12);
    expect(diagnoseResiduals(alternating).runsPValue).toBeLessThan(1e-50);
  });

  it('without a sign or with one sign only say nothing', () => {
    expect(diagnoseResiduals([0, 0])).toEqual({
      runs: 0,
      expectedRuns: 0,
      runsPValue: 1,
      lagOneAutocorrelation: 0,
    });
    expect(diagnoseResiduals([1, 2, 3]).runsPValue).toBe(1);
  });
});
