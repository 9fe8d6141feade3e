import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activityAtLoading,
  activityLimit,
  loading,
  loadingSlope,
} from '#shared/physics/isotherm/isotherm.ts';
import { isothermTemperatureK, singleIsotherm } from '../../../support/arbitrary-isotherm.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const langmuir = { model: 'langmuir', capacityKgPerKg: 0.02, affinity: 5 } as const;

describe('isotherms over the temperature', () => {
  it('lower the affinity of Langmuir by the factor worked out elsewhere', () => {
    // exp(10000/8.31446261815324 (1/353.15 - 1/298.15)) = 0.5335231222717133
    const shifted = { ...langmuir, netIsostericHeatJPerMol: 10_000 };
    const y = 5 * 0.5335231222717133 * 0.4;
    expect(loading(shifted, 0.4, 353.15)).toBeCloseTo((0.02 * y) / (1 + y), 15);
    expect(loadingSlope(shifted, 0.4, 353.15)).toBeCloseTo((0.02 * y) / 0.4 / (1 + y) ** 2, 15);
  });

  it('have at constant loading the heat that was given (van ’t Hoff)', () => {
    fc.assert(
      fc.property(singleIsotherm, between(1e-3, 0.5), isothermTemperatureK, (isotherm, part, t) => {
        const held = loading(isotherm, part * Math.min(1, activityLimit(isotherm, t)), t);
        const colder = activityAtLoading(isotherm, held, t - 10);
        const warmer = activityAtLoading(isotherm, held, t + 10);
        fc.pre(Number.isFinite(colder) && Number.isFinite(warmer));
        const heat =
          (-8.31446261815324 * Math.log(warmer / colder)) / (1 / (t + 10) - 1 / (t - 10));
        expect(heat).toBeCloseTo(isotherm.netIsostericHeatJPerMol ?? 0, 4);
      }),
    );
  });

  it('do not move at their reference temperature, nor without a heat', () => {
    fc.assert(
      fc.property(singleIsotherm, between(0, 0.5), isothermTemperatureK, (isotherm, a, t) => {
        const { referenceTemperatureK = 298.15 } = isotherm;
        const still = { ...isotherm, netIsostericHeatJPerMol: 0 };
        expect(loading(isotherm, a, referenceTemperatureK)).toBe(loading(still, a, t));
      }),
    );
  });

  it('end where their shifted pole is', () => {
    const gab = { model: 'gab', monolayerKgPerKg: 0.1, c: 8, k: 0.8 } as const;
    const shifted = { ...gab, netIsostericHeatJPerMol: 10_000 };
    expect(activityLimit(shifted, 353.15)).toBeCloseTo(1.25 / 0.5335231222717133, 12);
    expect(activityLimit(gab, 353.15)).toBe(1.25);
  });
});
