import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  fitIsotherms,
  type IsothermFitInput,
  type IsothermPoint,
} from '#shared/estimation/fit-isotherm.ts';
import {
  type FittedIsotherm,
  fittedModels,
  type IsothermFit,
} from '#shared/estimation/isotherm-fit.ts';
import { readIsotherm } from '#shared/import/isotherm/read-isotherm.ts';
import { seededRandom } from '#shared/numerics/estimation/seeded-random.ts';
import { hasSharedData, NO_SHARED_DATA, sharedData } from '../../support/import-fixture.ts';

const activities = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const truth = { monolayerKgPerKg: 0.082, c: 14.3, k: 0.78 };

/** X = X_m C y / ((1 - y)(1 - y + C y)), y = K a, written out once more. */
function gabPoints(scale = 1): IsothermPoint[] {
  return activities.map((activity) => {
    const y = truth.k * activity;
    const loading = (truth.monolayerKgPerKg * truth.c * y) / ((1 - y) * (1 - y + truth.c * y));
    return { activity, loadingKgPerKg: scale * loading };
  });
}

function fitAll(input: IsothermFitInput): readonly IsothermFit[] {
  const fitting = fitIsotherms(input);
  for (;;) {
    const next = fitting.next();
    if (next.done === true) return next.value;
  }
}

const fitted = (fits: readonly IsothermFit[]): FittedIsotherm[] =>
  fits.filter((fit) => fit.kind === 'fitted');

const valuesOf = (fit: IsothermFit | undefined): Record<string, number> =>
  fit?.kind === 'fitted'
    ? Object.fromEntries(fit.parameters.map(({ key, value }) => [key, value]))
    : {};

describe('a fit of isotherms', () => {
  it('finds the parameters that the points were made with', () => {
    const [fit] = fitted(fitAll({ points: gabPoints(), models: ['gab'], temperatureK: 303.15 }));
    for (const [key, value] of Object.entries(truth)) {
      expect(Math.abs((valuesOf(fit)[key] ?? NaN) / value - 1)).toBeLessThan(1e-6);
    }
    expect(fit?.isotherm).toMatchObject({ model: 'gab', referenceTemperatureK: 303.15 });
    expect(fit?.rmseKgPerKg).toBeLessThan(1e-9);
    expect(fit?.parameters.map(({ identifiability }) => identifiability)).toEqual(
      Array.from({ length: 3 }, () => 'identified'),
    );
  });

  it.each([1, 2, 3, 4])('prefers the model that made noisy points, seed %i', (seed) => {
    const random = seededRandom(seed);
    const points = gabPoints().map(({ activity, loadingKgPerKg }) => ({
      activity,
      loadingKgPerKg: loadingKgPerKg * (1 + 0.02 * (random() + random() + random() - 1.5)),
    }));
    const fits = fitted(fitAll({ points, models: fittedModels }));
    const lowest = Math.min(...fits.map(({ aicc }) => aicc));
    const gab = fits.find(({ model }) => model === 'gab');
    expect((gab?.aicc ?? Infinity) - lowest).toBeLessThan(2);
    expect(fits.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(gab?.relativeDeviation).toBeGreaterThan(0.001);
    expect(gab?.relativeDeviation).toBeLessThan(0.02);
    for (const { value, interval } of gab?.parameters ?? []) {
      expect(interval?.[0]).toBeLessThan(value);
      expect(interval?.[1]).toBeGreaterThan(value);
    }
  });

  it('scales with the loadings and leaves what has no unit', () => {
    const random = seededRandom(7);
    const noise = activities.map(() => 1 + 0.02 * (random() - 0.5));
    const at = (scale: number) =>
      gabPoints(scale).map(({ activity, loadingKgPerKg }, i) => ({
        activity,
        loadingKgPerKg: loadingKgPerKg * (noise[i] ?? 1),
      }));
    const [one] = fitted(fitAll({ points: at(1), models: ['gab'] }));
    for (const scale of [0.01, 3]) {
      const [other] = fitted(fitAll({ points: at(scale), models: ['gab'] }));
      const [before, after] = [valuesOf(one), valuesOf(other)];
      expect(after['monolayerKgPerKg']! / before['monolayerKgPerKg']! / scale).toBeCloseTo(1, 6);
      expect(after['c']! / before['c']!).toBeCloseTo(1, 6);
      expect(after['k']! / before['k']!).toBeCloseTo(1, 6);
      expect(other!.relativeDeviation / one!.relativeDeviation).toBeCloseTo(1, 6);
    }
  });

  it('meets the measured points of a zeolite with every model', ({ skip }) => {
    skip(!hasSharedData, NO_SHARED_DATA);
    const file = path.join(sharedData, 'sms-dvs/takeda-5a-water-30c.xlsx');
    const outcome = readIsotherm(new Uint8Array(readFileSync(file)), 'takeda', {});
    if (outcome.kind !== 'read') throw new Error('The export was not read.');
    const { waterActivity, loadingKgPerKg } = outcome.value.isotherm;
    const points = waterActivity.map((activity, i) => ({
      activity,
      loadingKgPerKg: loadingKgPerKg[i] ?? NaN,
    }));
    expect(points).toHaveLength(29);
    const fits = fitAll({ points, models: fittedModels });
    for (const fit of fits) {
      expect(fit, JSON.stringify(fit)).toMatchObject({ kind: 'fitted' });
      if (fit.kind !== 'fitted') continue;
      expect(Number.isFinite(fit.rmseKgPerKg + fit.aicc)).toBe(true);
      expect(fit.parameters.every(({ value }) => Number.isFinite(value))).toBe(true);
    }
  });

  it('says which models cannot be fitted and why', () => {
    const points = [
      { activity: 0.2, loadingKgPerKg: 0.01 },
      { activity: 0.6, loadingKgPerKg: 0.02 },
      { activity: 1, loadingKgPerKg: 0.05 },
    ];
    expect(fitAll({ points, models: ['gab', 'bet', 'linear'] })).toMatchObject([
      { kind: 'not-fitted', reason: 'It needs at least 4 points.' },
      {
        kind: 'not-fitted',
        reason: 'It has no finite loading at every activity of the points.',
      },
      { kind: 'fitted' },
    ]);
  });

  it('returns what is finished when it is cancelled', () => {
    const fitting = fitIsotherms({ points: gabPoints(), models: ['linear', 'gab'] });
    let next = fitting.next();
    while (next.done !== true) {
      next = fitting.next(next.value.model === 'gab' ? 'cancel' : undefined);
    }
    expect(next.value.map(({ model }) => model)).toEqual(['linear']);
  });
});
