import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dewPointK, vapourPressureAtDewPointPa } from '#shared/physics/dew-point.ts';
import { saturationPressureOverIcePa } from '#shared/physics/saturation-pressure-over-ice.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';

describe('saturation pressure over ice', () => {
  it.each([
    [-30, 38.012, 5e-4],
    [-40, 12.841, 5e-4],
    [-50, 3.9362, 5e-5],
    [-60, 1.0803, 5e-5],
    [-70, 0.26125, 5e-6],
  ])('at %d °C it is %d Pa', (celsius, pressurePa, halfDigit) => {
    const found = saturationPressureOverIcePa(celsius + 273.15);
    expect(Math.abs(found - pressurePa)).toBeLessThan(halfDigit);
  });

  it('agrees within 0.01 % with the later equation of IAPWS R14-08(2011): 8.94735 Pa at 230 K', () => {
    expect(Math.abs(saturationPressureOverIcePa(230) / 8.94735 - 1)).toBeLessThan(1e-4);
  });

  it('meets the one over liquid water in the triple point', () => {
    expect(saturationPressureOverIcePa(273.16)).toBe(611.657);
    expect(Math.abs(saturationPressurePa(273.16) / 611.657 - 1)).toBeLessThan(2e-7);
  });

  it.each([189.9, 273.17, Number.NaN])('refuses %f K', (temperatureK) => {
    expect(() => saturationPressureOverIcePa(temperatureK)).toThrow(/from 190 K to 273.16 K/);
  });
});

describe('dew and frost points', () => {
  it('are over ice below 0.01 °C and over liquid water from there on', () => {
    expect(vapourPressureAtDewPointPa(273.15)).toBe(saturationPressureOverIcePa(273.15));
    expect(vapourPressureAtDewPointPa(273.16)).toBe(saturationPressurePa(273.16));
    expect(vapourPressureAtDewPointPa(333.15)).toBeCloseTo(19947, 0);
  });

  it('give their pressure back to 12 digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 190, max: 647.096, noNaN: true }), (temperatureK) => {
        const pressurePa = vapourPressureAtDewPointPa(temperatureK);
        const found = dewPointK(pressurePa);
        expect(Math.abs(vapourPressureAtDewPointPa(found) / pressurePa - 1)).toBeLessThan(1e-12);
        expect(Math.abs(found / temperatureK - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('rise with the vapour pressure, also across the triple point', () => {
    const pressure = fc.double({ min: -3.43, max: 16.9, noNaN: true }).map(Math.exp);
    const near = fc.double({ min: 611.65, max: 611.66, noNaN: true });
    const either = fc.oneof(pressure, near);
    fc.assert(
      fc.property(either, either, (one, other) => {
        const [smaller, larger] = [Math.min(one, other), Math.max(one, other)];
        // Roots of neighbouring numbers may be a rounding apart in either direction.
        expect(dewPointK(smaller)).toBeLessThanOrEqual(dewPointK(larger) * (1 + 1e-14));
      }),
    );
  });

  it('reach the ends of their range and nothing beyond', () => {
    expect(dewPointK(saturationPressureOverIcePa(190))).toBe(190);
    expect(dewPointK(611.657)).toBe(273.16);
    expect(dewPointK(22.064e6)).toBeCloseTo(647.096, 9);
    for (const pressurePa of [0, 0.0322, 22.1e6, Number.NaN]) {
      expect(() => dewPointK(pressurePa)).toThrow(RangeError);
    }
    expect(() => vapourPressureAtDewPointPa(189)).toThrow(RangeError);
    expect(() => vapourPressureAtDewPointPa(Number.NaN)).toThrow(RangeError);
  });
});
