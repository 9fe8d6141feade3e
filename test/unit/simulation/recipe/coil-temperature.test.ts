import { describe, expect, it } from 'vitest';
import { coilBodyOf, timeConstantS, type CoilBody } from '#shared/domain/recipe/oven/coil-body.ts';
import type { OvenAt } from '#shared/domain/recipe/oven/gas-law.ts';
import { coilTemperature } from '#shared/simulation/recipe/coil-temperature.ts';
import { coilCase } from '../../../support/recipe-runs.ts';

const body: CoilBody = {
  massKg: 80,
  areaM2: 0.8,
  heatCapacityJPerKgK: 800,
  gasTransferWPerM2K: 10,
  emissivity: 0,
  contactWPerK: 0,
};
const oven = (temperatureK: number, pressurePa = 1e5): OvenAt => ({
  temperatureK,
  pressurePa,
  vapourPressurePa: 0,
});

describe('the temperature of a coil that lags', () => {
  it('approaches a constant oven exponentially', () => {
    const tauS = timeConstantS(body, oven(393.15));
    expect(tauS).toBe(8000);
    const coilK = coilTemperature(body, () => oven(393.15), 100, 40_100, 298.15, []);
    for (const elapsedS of [0, 13, 500, 8000, 25_000, 40_000]) {
      const exact = 393.15 - 95 * Math.exp(-elapsedS / tauS);
      expect(Math.abs(coilK(100 + elapsedS) - exact)).toBeLessThan(1e-5);
    }
  });

  it('follows a ramp and a kink of the oven', () => {
    const rate = 0.02;
    const ovenAt = (timeS: number): OvenAt => oven(298.15 + rate * Math.min(timeS, 5000));
    const coilK = coilTemperature(body, ovenAt, 0, 20_000, 298.15, [5000]);
    const onRamp = (timeS: number): number =>
      298.15 + rate * (timeS - 8000 * (1 - Math.exp(-timeS / 8000)));
    expect(Math.abs(coilK(3000) - onRamp(3000))).toBeLessThan(1e-5);
    const later = 398.15 - (398.15 - onRamp(5000)) * Math.exp(-7000 / 8000);
    expect(Math.abs(coilK(12_000) - later)).toBeLessThan(1e-5);
  });

  it('lags more in vacuum, where only radiation and contact are left', () => {
    const shiny = { ...body, emissivity: 0.2 };
    const [room, vacuum] = [1e5, 500].map((pressurePa) =>
      timeConstantS(shiny, oven(373.15, pressurePa)),
    );
    expect(vacuum).toBeGreaterThan(3 * (room ?? Infinity));
    const held = timeConstantS({ ...shiny, contactWPerK: 5 }, oven(373.15, 500));
    expect(held).toBeLessThan(vacuum ?? 0);
  });

  it('with radiation keeps its energy: what it takes up is what flowed', () => {
    const shiny = { ...body, emissivity: 0.4 };
    const endS = 30_000;
    const coilK = coilTemperature(shiny, () => oven(393.15), 0, endS, 298.15, []);
    const steps = 30_000;
    let flowed = 0;
    for (let k = 0; k < steps; k++) {
      const middle = coilK(((k + 0.5) * endS) / steps);
      const radiation = 0.4 * 5.670374419e-8 * (393.15 ** 4 - middle ** 4);
      flowed += ((10 * (393.15 - middle) + radiation) * 0.8 * endS) / steps;
    }
    expect(flowed / (80 * 800 * (coilK(endS) - 298.15))).toBeCloseTo(1, 6);
  });

  it('has the mass and the surface of the case', () => {
    const heating = {
      gasTransferWPerM2K: 8,
      emissivity: 0.2,
      contactWPerK: 0,
      heatCapacityJPerKgK: 790,
    };
    const known = coilBodyOf(heating, coilCase());
    // Mantle and two ends: pi 0.5 0.24 + (pi/2)(0.5^2 - 0.152^2).
    expect(known?.areaM2).toBeCloseTo(0.7334, 4);
    expect(known?.massKg).toBeGreaterThan(50);
    expect(known?.massKg).toBeLessThan(120);
    expect(
      coilBodyOf({ ...heating, massKg: 3, areaM2: { name: 'a', value: 2 } }, coilCase()),
    ).toMatchObject({
      massKg: 3,
      areaM2: 2,
    });
  });
});
