import { describe, expect, it } from 'vitest';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import {
  saturatedVapourConcentrationKgPerM3,
  vapourConcentrationKgPerM3,
} from '#shared/physics/vapour-concentration.ts';

describe('saturation pressure over liquid water', () => {
  // Values of the equation itself, and the verification values of IAPWS SR1-86 (273.16 to 640 K).
  it.each([
    [298.15, 3169.8, 0.05],
    [333.15, 19947, 0.5],
    [363.15, 70183, 0.5],
    [393.15, 198671, 0.5],
    [273.16, 611.657, 0.01],
    [373.1243, 101325, 2],
    [640, 20.265e6, 1e3],
  ])('is right at %f K', (temperatureK, pressurePa, tolerance) => {
    expect(Math.abs(saturationPressurePa(temperatureK) - pressurePa)).toBeLessThan(tolerance);
  });

  it('ends in the critical point', () => {
    expect(saturationPressurePa(647.096)).toBeCloseTo(22.064e6, 3);
  });

  it.each([273.15, 647.1, Number.NaN, -1])('refuses %f K', (temperatureK) => {
    expect(() => saturationPressurePa(temperatureK)).toThrow(RangeError);
  });
});

describe('vapour concentration', () => {
  it('is that of an ideal gas', () => {
    expect(vapourConcentrationKgPerM3(1000, 300)).toBeCloseTo(
      (1000 * 0.018015268) / (8.31446261815324 * 300),
      15,
    );
  });

  it('of saturated gas at 25 °C is 23 g/m3', () => {
    expect(saturatedVapourConcentrationKgPerM3(298.15)).toBeCloseTo(0.02304, 5);
  });
});
