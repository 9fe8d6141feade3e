import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityAtLoading, activityLimit, loading } from '#shared/physics/isotherm/isotherm.ts';
import type { SingleIsotherm } from '#shared/physics/isotherm/single-isotherm.ts';
import { referenceIsotherms } from '../../../support/arbitrary-isotherm.ts';

const referenceK = 298.15;
const at = (isotherm: SingleIsotherm, activity: number) => loading(isotherm, activity, referenceK);
const activity = fc.double({ min: 0.05, max: 0.99, noNaN: true });

/** Worked out by hand, except the Flory-Huggins ones: roots of the equation found by Brent's method. */
const values: [SingleIsotherm, number, number][] = [
  // y = 0.5: 0.1 * 8 * 0.5 / (0.5 * (0.5 + 4))
  [{ model: 'gab', monolayerKgPerKg: 0.1, c: 8, k: 1 }, 0.5, 0.4 / 2.25],
  // the loading is X_m at y = 1/(1 + sqrt(C))
  [{ model: 'gab', monolayerKgPerKg: 0.02, c: 9, k: 1 }, 0.25, 0.02],
  [{ model: 'linear', slopeKgPerKg: 0.3 }, 0.2, 0.06],
  [{ model: 'langmuir', capacityKgPerKg: 0.02, affinity: 5 }, 0.4, 0.04 / 3],
  [{ model: 'bet', monolayerKgPerKg: 0.1, c: 10 }, 0.3, 0.3 / 2.59],
  [
    {
      model: 'freundlich',
      unitLoadingKgPerKg: 0.05,
      exponent: 0.5,
      henryCutOffActivity: 1e-3,
    },
    0.25,
    0.025,
  ],
  // phi = 0.2, chi = 0.5: a = 0.2 exp(0.8 + 0.5 * 0.64)
  [
    { model: 'flory-huggins', interaction: 0.5, densityKgPerM3: 1500 },
    0.2 * Math.exp(1.12),
    997.047 / 1500 / 4,
  ],
  [{ model: 'flory-huggins', interaction: 1.2, densityKgPerM3: 1500 }, 0.9, 0.13953236725101],
  [{ model: 'flory-huggins', interaction: 0.4, densityKgPerM3: 1500 }, 0.95, 0.94693511698266],
  [{ model: 'flory-huggins', interaction: 3, densityKgPerM3: 1500 }, 1, 0.01441069116040558],
  // X = 0.01: a = 0.01 / (2 * 0.012 * 0.8)
  [
    {
      model: 'dubinin-serpinsky',
      primarySitesKgPerKg: 0.002,
      rateRatio: 2,
      fullLoadingKgPerKg: 0.05,
    },
    0.01 / 0.0192,
    0.01,
  ],
  // (b a)^n = 1
  [
    {
      model: 'sips',
      capacityKgPerKg: 0.02,
      affinity: 4,
      exponent: 0.5,
      henryCutOffActivity: 1e-3,
    },
    0.25,
    0.01,
  ],
  // (1 + 1)^2
  [{ model: 'toth', capacityKgPerKg: 0.03, affinity: 2, heterogeneity: 0.5 }, 0.5, 0.0075],
];

describe('isotherm models', () => {
  it.each(values)('%o at %f gives %f', (isotherm, a, expected) => {
    expect(at(isotherm, a) / expected).toBeCloseTo(1, 12);
    expect(activityAtLoading(isotherm, expected, referenceK) / a).toBeCloseTo(1, 12);
  });

  it('give about the 57.9 % of CMC at 90 % relative humidity that the assumed GAB rests on', () => {
    const found = at({ model: 'gab', monolayerKgPerKg: 0.1, c: 8, k: 0.925 }, 0.9);
    expect(found).toBeCloseTo(0.5823682757942256, 14);
    expect(Math.abs(found / 0.579 - 1)).toBeLessThan(0.01);
  });

  it('agree: BET is GAB with K = 1', () => {
    fc.assert(
      fc.property(referenceIsotherms.bet, activity, (bet, a) => {
        expect(at(bet, a) / at({ ...bet, model: 'gab', k: 1 }, a)).toBeCloseTo(1, 13);
      }),
    );
  });

  it('agree: Sips and Tóth with an exponent of 1 are Langmuir', () => {
    fc.assert(
      fc.property(referenceIsotherms.langmuir, activity, (langmuir, a) => {
        const expected = at(langmuir, a);
        const sips = { exponent: 1, henryCutOffActivity: 1e-3 };
        expect(at({ ...langmuir, ...sips, model: 'sips' }, a) / expected).toBeCloseTo(1, 13);
        const toth = { ...langmuir, model: 'toth', heterogeneity: 1 } as const;
        expect(at(toth, a) / expected).toBeCloseTo(1, 13);
      }),
    );
  });

  it('agree: Dubinin-Serpinsky fulfils its equation', () => {
    fc.assert(
      fc.property(referenceIsotherms['dubinin-serpinsky'], activity, (isotherm, a) => {
        const { primarySitesKgPerKg, rateRatio, fullLoadingKgPerKg } = isotherm;
        const x = at(isotherm, a);
        const adsorbed = rateRatio * a * (primarySitesKgPerKg + x) * (1 - x / fullLoadingKgPerKg);
        expect(Math.abs(adsorbed - x)).toBeLessThan(1e-11 * rateRatio * (primarySitesKgPerKg + x));
      }),
    );
  });

  it('know where they end', () => {
    const limit = (isotherm: SingleIsotherm) => activityLimit(isotherm, referenceK);
    expect(limit({ model: 'gab', monolayerKgPerKg: 0.1, c: 8, k: 0.8 })).toBe(1.25);
    expect(limit({ model: 'bet', monolayerKgPerKg: 0.1, c: 8 })).toBe(1);
    expect(limit({ model: 'linear', slopeKgPerKg: 1 })).toBe(Infinity);
    const swelling = (interaction: number) =>
      limit({ model: 'flory-huggins', interaction, densityKgPerM3: 1500 });
    expect(swelling(0.3)).toBe(1);
    // phi = 1/2: a = 0.5 exp(0.5 + 0.25)
    expect(swelling(1)).toBeCloseTo(0.5 * Math.exp(0.75), 14);
  });

  it('say that no activity fills a full layer', () => {
    const full = (isotherm: SingleIsotherm) => activityAtLoading(isotherm, 0.02, referenceK);
    const layer = { capacityKgPerKg: 0.02, affinity: 5 };
    expect(full({ model: 'langmuir', ...layer })).toBe(Infinity);
    expect(full({ model: 'toth', ...layer, heterogeneity: 0.5 })).toBe(Infinity);
    const sips = { exponent: 0.5, henryCutOffActivity: 1e-3 };
    expect(full({ model: 'sips', ...layer, ...sips })).toBe(Infinity);
    const pores = { primarySitesKgPerKg: 0.001, rateRatio: 2, fullLoadingKgPerKg: 0.02 };
    expect(full({ model: 'dubinin-serpinsky', ...pores })).toBe(Infinity);
    // chi = 10 ends at phi = 0.05
    const solid = { interaction: 10, densityKgPerM3: 997.047 };
    expect(activityAtLoading({ model: 'flory-huggins', ...solid }, 0.06, referenceK)).toBe(
      Infinity,
    );
  });
});
