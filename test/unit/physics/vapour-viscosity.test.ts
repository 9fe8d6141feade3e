import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vapourViscosityPaS } from '#shared/physics/vapour-viscosity.ts';

/** Finite-density factor of IAPWS R12-08, equation 12: [i, j, H_ij] of its table 2. */
const densityTerms: readonly [number, number, number][] = [
  [0, 0, 5.20094e-1],
  [1, 0, 8.50895e-2],
  [2, 0, -1.08374],
  [3, 0, -2.89555e-1],
  [0, 1, 2.22531e-1],
  [1, 1, 9.99115e-1],
  [2, 1, 1.88797],
  [3, 1, 1.26613],
  [5, 1, 1.20573e-1],
  [0, 2, -2.81378e-1],
  [1, 2, -9.06851e-1],
  [2, 2, -7.72479e-1],
  [3, 2, -4.89837e-1],
  [4, 2, -2.5704e-1],
  [0, 3, 1.61913e-1],
  [1, 3, 2.57399e-1],
  [0, 4, -3.25372e-2],
  [3, 4, 6.98452e-2],
  [4, 5, 8.72102e-3],
  [3, 6, -4.35673e-3],
  [5, 6, -5.93264e-4],
];

function densityFactor(temperatureK: number, densityKgPerM3: number): number {
  const inverse = 647.096 / temperatureK - 1;
  const density = densityKgPerM3 / 322;
  const terms = densityTerms.map(([i, j, h]) => h * inverse ** i * (density - 1) ** j);
  return Math.exp(density * terms.reduce((sum, term) => sum + term, 0));
}

describe('viscosity of water vapour of low density', () => {
  // Table 4 of IAPWS R12-08: the limit of low density times the factor of the density.
  it.each([
    [433.15, 1, 14.538324],
    [873.15, 1, 32.619287],
    [1173.15, 1, 44.217245],
    [873.15, 100, 35.802262],
    [298.15, 998, 889.7351],
  ])('at %d K leads to the check value at %d kg/m3', (temperatureK, density, expected) => {
    const found = vapourViscosityPaS(temperatureK) * densityFactor(temperatureK, density);
    expect(found * 1e6).toBeCloseTo(expected, 5);
  });

  it('hardly depends on the density of vapour below 1 bar', () => {
    const density = fc.double({ min: 0, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 372.76, max: 450, noNaN: true }), density, (t, rho) => {
        expect(Math.abs(densityFactor(t, rho) - 1)).toBeLessThan(0.01);
      }),
    );
  });

  it('rises with the temperature', () => {
    const temperature = fc.double({ min: 273.16, max: 1173.15, noNaN: true });
    fc.assert(
      fc.property(temperature, temperature, (one, other) => {
        const [colder, hotter] = [Math.min(one, other), Math.max(one, other)];
        const largest = vapourViscosityPaS(hotter) * (1 + 1e-14);
        expect(vapourViscosityPaS(colder)).toBeLessThanOrEqual(largest);
      }),
    );
  });

  it.each([273.15, 1173.2, Number.NaN])('refuses %f K', (temperatureK) => {
    expect(() => vapourViscosityPaS(temperatureK)).toThrow(/from 273.16 K to 1173.15 K/);
  });
});
