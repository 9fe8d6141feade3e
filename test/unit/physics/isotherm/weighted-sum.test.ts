import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityAtLoading, activityLimit, loading } from '#shared/physics/isotherm/isotherm.ts';
import { componentShares } from '#shared/physics/isotherm/weighted-sum.ts';
import { anyIsotherm, isothermTemperatureK } from '../../../support/arbitrary-isotherm.ts';

/** The anode of the paper: 5.5 % PVDF that holds 2.12 times the water of the rest at 50 % RH. */
const anode = {
  model: 'weighted-sum',
  components: [
    { massFraction: 0.055, isotherm: { model: 'linear', slopeKgPerKg: 2.12e-3 } },
    {
      massFraction: 0.945,
      isotherm: { model: 'langmuir', capacityKgPerKg: 1e-3, affinity: 2 },
    },
  ],
} as const;

describe('a mixture', () => {
  it('holds what its components hold by mass', () => {
    // at a = 0.5: 0.055 * 1.06e-3 + 0.945 * 0.5e-3
    expect(loading(anode, 0.5, 298.15)).toBeCloseTo(5.308e-4, 16);
    expect(activityAtLoading(anode, 5.308e-4, 298.15)).toBeCloseTo(0.5, 12);
  });

  it('tells where the water is: 11 % of the paper’s anode sits in its binder', () => {
    const [binder = 0, rest = 0] = componentShares(anode, 0.5, 298.15);
    expect(binder).toBeCloseTo(0.11, 3);
    expect(binder + rest).toBeCloseTo(1, 15);
    // Without water the slopes at 0 decide: 0.055 * 2.12 : 0.945 * 2
    expect(componentShares(anode, 0, 298.15)[0]).toBeCloseTo(0.1166 / 2.0066, 12);
  });

  it('has shares that add up', () => {
    fc.assert(
      fc.property(
        anyIsotherm,
        isothermTemperatureK,
        fc.oneof(fc.constant(0), fc.double({ min: 1e-200, max: 0.9, noNaN: true })),
        (isotherm, t, part) => {
          fc.pre(isotherm.model === 'weighted-sum');
          const a = part * Math.min(1, activityLimit(isotherm, t));
          const shares = componentShares(isotherm, a, t);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
          expect(Math.min(...shares)).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('ends where the first of its components does, at the temperature', () => {
    const gab = (k: number) => ({ model: 'gab', monolayerKgPerKg: 0.1, c: 8, k }) as const;
    const isotherm = {
      model: 'weighted-sum',
      components: [
        { massFraction: 0.5, isotherm: { ...gab(0.8), netIsostericHeatJPerMol: 10_000 } },
        { massFraction: 0.5, isotherm: gab(0.5) },
      ],
    } as const;
    expect(activityLimit(isotherm, 298.15)).toBe(1.25);
    expect(activityLimit(isotherm, 353.15)).toBe(2);
  });

  it('has no activity for more than full layers', () => {
    const full = { model: 'langmuir', capacityKgPerKg: 0.01, affinity: 3 } as const;
    const isotherm = {
      model: 'weighted-sum',
      components: [{ massFraction: 1, isotherm: full }],
    } as const;
    expect(activityAtLoading(isotherm, 0.011, 298.15)).toBe(Infinity);
  });
});
