import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gasRegimes } from '#shared/physics/gas-diffusivity.ts';
import { macroPotential, type GasTransport } from '#shared/physics/macro-potential.ts';

const usual: GasTransport = {
  regime: 'bosanquet',
  molecular: 'fuller',
  poreDiameterM: 2.5e-6,
  relativeDiffusivity: 0.574,
  slipFlow: false,
};

const conditions = {
  regime: fc.constantFrom(...gasRegimes),
  molecular: fc.constantFrom('fuller' as const, 'schirmer' as const),
  poreDiameterM: fc.double({ min: Math.log(1e-8), max: Math.log(1e-4), noNaN: true }).map(Math.exp),
  relativeDiffusivity: fc.double({ min: 0.1, max: 1, noNaN: true }),
  slipFlow: fc.boolean(),
};
const transport = fc.record(conditions);
const temperature = fc.double({ min: 273.16, max: 430, noNaN: true });
const pressure = fc.double({ min: Math.log(10), max: Math.log(2e5), noNaN: true }).map(Math.exp);
/** vapour pressure in chamber pressures, also a little below zero */
const share = fc.oneof(
  fc.integer({ min: -100, max: 1300 }).map((k) => k / 1000),
  fc.integer({ min: -1, max: 200 }).map((k) => k / 10),
);

const nodes = [
  0.148874338981631, 0.433395394129247, 0.679409568299024, 0.865063366688985, 0.973906528517172,
];
const weights = [
  0.295524224714753, 0.269266719309996, 0.219086362515982, 0.149451349150581, 0.066671344308688,
];

/** The integral between two points by Gauss-Legendre's rule of ten points. */
function gauss(evaluate: (x: number) => number, from: number, to: number): number {
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  const pairs = nodes.map((node, k) => {
    const both = evaluate(middle + node * half) + evaluate(middle - node * half);
    return (weights[k] ?? 0) * both * half;
  });
  return pairs.reduce((sum, pair) => sum + pair, 0);
}

/** The same on pieces that are halved until it hardly changes. */
function quadrature(evaluate: (x: number) => number, from: number, to: number): number {
  const middle = (from + to) / 2;
  const whole = gauss(evaluate, from, to);
  const halves = gauss(evaluate, from, middle) + gauss(evaluate, middle, to);
  return Math.abs(whole - halves) <= 1e-11 * Math.abs(halves)
    ? halves
    : quadrature(evaluate, from, middle) + quadrature(evaluate, middle, to);
}

describe('diffusivity of the macro scale', () => {
  it('is the relative one times that of the pore in dry gas', () => {
    // 4.74e-4 m2/s after Bosanquet, 5.44e-4 m2/s after Knudsen
    const at = (change: Partial<GasTransport>) =>
      macroPotential({ ...usual, ...change }, 363.15, 1000).diffusivityM2PerS / 0.574;
    expect(at({}).toExponential(2)).toBe('4.74e-4');
    expect(at({ regime: 'stefan', slipFlow: true })).toBe(at({}));
    expect(at({ regime: 'knudsen' }).toExponential(2)).toBe('5.44e-4');
  });

  it('is constant without the Stefan term and slip flow', () => {
    fc.assert(
      fc.property(transport, temperature, pressure, share, (gas, t, p, y) => {
        const potential = macroPotential(gas, t, p);
        expect(potential.constant).toBe(gas.regime !== 'stefan' && !gas.slipFlow);
        if (!potential.constant) return;
        expect(potential.ratio(y * p)).toBe(1);
        expect(potential.integralPa(y * p)).toBe(y * p);
      }),
    );
  });

  it('is that of the pores at zero vapour, where the integral begins', () => {
    fc.assert(
      fc.property(transport, temperature, pressure, (gas, t, p) => {
        const potential = macroPotential(gas, t, p);
        expect(potential.ratio(0)).toBe(1);
        expect(Math.abs(potential.integralPa(0))).toBe(0);
      }),
    );
  });

  it('rises with the vapour pressure and stays positive, also a little below zero', () => {
    fc.assert(
      fc.property(transport, temperature, pressure, share, share, (gas, t, p, one, other) => {
        const { ratio, integralPa } = macroPotential(gas, t, p);
        const [less, more] = [Math.min(one, other) * p, Math.max(one, other) * p];
        expect(ratio(less)).toBeGreaterThan(0);
        expect(ratio(less)).toBeLessThanOrEqual(ratio(more) * (1 + 1e-15));
        expect(integralPa(less)).toBeLessThanOrEqual(integralPa(more));
      }),
    );
  });

  it('has the integral of its own values', () => {
    fc.assert(
      fc.property(transport, temperature, pressure, share, (gas, t, p, y) => {
        const { ratio, integralPa } = macroPotential(gas, t, p);
        // Pieces between the kinks at 1 and 1.2 chamber pressures.
        const ends = [0, Math.min(y, 1), Math.min(y, 1.2), y].map((part) => part * p);
        let sum = 0;
        for (let k = 1; k < ends.length; k++) {
          sum += quadrature(ratio, ends[k - 1] ?? 0, ends[k] ?? 0);
        }
        expect(Math.abs(integralPa(y * p) - sum)).toBeLessThanOrEqual(1e-11 * Math.abs(sum));
      }),
      { examples: [[{ ...usual, regime: 'stefan', slipFlow: true }, 363.15, 1000, 5]] },
    );
  });

  it('has an integral whose slope it is', () => {
    fc.assert(
      fc.property(transport, temperature, pressure, share, (gas, t, p, y) => {
        const step = 1e-5;
        fc.pre([1, 1.2].every((kink) => Math.abs(y - kink) > 2 * step));
        const { ratio, integralPa } = macroPotential(gas, t, p);
        const slope = (integralPa((y + step) * p) - integralPa((y - step) * p)) / (2 * step * p);
        // Differences lose the digits by which the integral exceeds the step; the rest is their
        // own error, a sixth of the third derivative: 2 ratio^3 (Stefan), 10 times the flow (ramp).
        const lost = (1e-14 * Math.abs(integralPa(y * p))) / (step * p);
        const stefan = macroPotential({ ...gas, slipFlow: false }, t, p).ratio(y * p);
        const third = 2 * stefan ** 3 + (gas.slipFlow ? 10 * ratio(1.2 * p) : 0);
        const allowed = 1e-10 * ratio(y * p) + lost + third * step ** 2;
        expect(Math.abs(slope - ratio(y * p))).toBeLessThan(allowed);
      }),
    );
  });

  it('has no jumps where the pressure of the chamber is reached', () => {
    fc.assert(
      fc.property(transport, temperature, pressure, (gas, t, p) => {
        const { ratio, integralPa } = macroPotential(gas, t, p);
        for (const kink of [1, 1.2]) {
          const [below, above] = [kink * p * (1 - 1e-14), kink * p * (1 + 1e-14)];
          expect(Math.abs(ratio(above) / ratio(below) - 1)).toBeLessThan(1e-6);
          expect(Math.abs(integralPa(above) / integralPa(below) - 1)).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

describe('pressure-driven flow', () => {
  const { poreDiameterM, relativeDiffusivity } = usual;
  const without = macroPotential(usual, 363.15, 1000);
  const { ratio } = macroPotential({ ...usual, slipFlow: true }, 363.15, 1000);

  it('is absent as long as the chamber has more pressure', () => {
    for (const pa of [-10, 0, 500, 1000]) expect(ratio(pa)).toBe(1);
  });

  it('has the permeability d^2/32 over the viscosity from 1.2 chamber pressures on', () => {
    // IAPWS: 11.966e-6 Pa s at 90 °C
    const added = (ratio(2000) - 1) * (without.diffusivityM2PerS / relativeDiffusivity);
    const expected = ((poreDiameterM ** 2 / 32) * 2000) / 11.966e-6;
    expect(Math.abs(added / expected - 1)).toBeLessThan(1e-5);
  });

  it('is half there in the middle of the ramp', () => {
    const perPascal = (pa: number) => (ratio(pa) - 1) / pa;
    expect(perPascal(1100) / perPascal(1200)).toBeCloseTo(0.5, 12);
  });
});
