import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chamberVapourPressurePa,
  vapourPressureAfterExpansionPa,
} from '#shared/physics/chamber-vapour-pressure.ts';
import { dewPointK, vapourPressureAtDewPointPa } from '#shared/physics/dew-point.ts';
import {
  relativeHumidity,
  vapourPpmv,
  vapourPressureAtHumidityPa,
  vapourPressureAtPpmvPa,
} from '#shared/physics/humidity.ts';

const atMinus40 = vapourPressureAtDewPointPa(233.15);
const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const same = (found: number, expected: number) =>
  expect(Math.abs(found / expected - 1)).toBeLessThan(1e-14);

describe('gas with a frost point of -40 °C', () => {
  it('has 127 ppm by volume at 101325 Pa and 128 at 1 bar', () => {
    expect(vapourPpmv(atMinus40, 101325).toFixed(0)).toBe('127');
    expect(vapourPpmv(atMinus40, 1e5).toFixed(0)).toBe('128');
  });

  it('has a relative humidity of 0.405 % at 25 °C', () => {
    expect((100 * relativeHumidity(atMinus40, 298.15)).toFixed(3)).toBe('0.405');
  });

  it('expanded from the line at 1 bar to 10 mbar has 0.128 Pa, a frost point of about -75 °C', () => {
    const line = { at: 'line', dewPointK: 233.15, linePressurePa: 1e5 } as const;
    const pressurePa = chamberVapourPressurePa(line, 1000);
    expect(pressurePa.toFixed(3)).toBe('0.128');
    expect((dewPointK(pressurePa) - 273.15).toFixed(0)).toBe('-75');
  });

  it('has 12.841 Pa at any pressure when it was measured in the chamber', () => {
    const chamber = { at: 'chamber', dewPointK: 233.15 } as const;
    expect(chamberVapourPressurePa(chamber, 1000).toFixed(3)).toBe('12.841');
    expect(chamberVapourPressurePa(chamber, 1e5)).toBe(chamberVapourPressurePa(chamber, 1000));
  });
});

describe('humidity', () => {
  it('comes back from the vapour pressure', () => {
    const temperature = fc.double({ min: 273.16, max: 640, noNaN: true });
    fc.assert(
      fc.property(positive, temperature, positive, (pressurePa, temperatureK, totalPa) => {
        const humidity = relativeHumidity(pressurePa, temperatureK);
        same(vapourPressureAtHumidityPa(humidity, temperatureK), pressurePa);
        same(vapourPressureAtPpmvPa(vapourPpmv(pressurePa, totalPa), totalPa), pressurePa);
      }),
    );
  });

  it('in ppm by volume stays in an expansion', () => {
    fc.assert(
      fc.property(positive, positive, positive, (pressurePa, fromPa, toPa) => {
        const expanded = vapourPressureAfterExpansionPa(pressurePa, fromPa, toPa);
        same(vapourPpmv(expanded, toPa), vapourPpmv(pressurePa, fromPa));
      }),
    );
  });
});
