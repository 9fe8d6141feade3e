import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromSi,
  quantities,
  readQuantity,
  toSi,
  unitBySymbol,
  unitsOf,
  type Quantity,
} from '#shared/units/quantities.ts';

const names = Object.keys(quantities) as Quantity[];

describe('units of quantities', () => {
  it.each(names)('%s: values survive the way through every unit', (quantity) => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.constantFrom(...unitsOf(quantity)),
        (value, unit) => {
          const back = fromSi(toSi(value, unit), unit);
          // An offset costs the digits by which it is larger than the value.
          expect(Math.abs(back - value)).toBeLessThan(1e-13 * (value + (unit.offset ?? 0)) * 10);
        },
      ),
    );
  });

  it.each(names)('%s: every unit can be typed with a number', (quantity) => {
    for (const unit of unitsOf(quantity)) {
      const read = readQuantity(`2.5 ${unit.symbol}`, quantity, unitBySymbol(quantity, undefined));
      expect(read).toEqual({ ok: true, valueSi: toSi(2.5, unit), unit });
    }
  });

  it.each([
    ['1.2 bar', 'pressure', 120_000],
    ['20 mm', 'length', 0.02],
    ['0,5um', 'length', 5e-7],
    ['25 °C', 'temperature', 298.15],
    ['3e-17', 'diffusivity', 3e-17],
    ['3e-17 m2/s', 'diffusivity', 3e-17],
    ['1.8 g/cm^3', 'density', 1800],
    ['90C', 'temperature', 363.15],
    ['90 °C', 'temperature', 363.15],
    ['-40C', 'temperature', 233.15],
    ['-40 degC', 'temperature', 233.15],
    ['90deg C', 'temperature', 363.15],
    ['10mbar', 'pressure', 1000],
    ['2.5um', 'length', 2.5e-6],
  ] as const)('%s is %s of %d in SI', (text, quantity, valueSi) => {
    const si = unitBySymbol(quantity, undefined);
    expect(readQuantity(text, quantity, si)).toMatchObject({ ok: true, valueSi });
  });

  it('a bare number needs a unit that is shown beside it', () => {
    expect(readQuantity('10', 'pressure')).toEqual({ ok: false, problem: 'no unit', text: '10' });
    expect(readQuantity('10 Pa', 'pressure')).toMatchObject({ ok: true, valueSi: 10 });
    expect(readQuantity('10 C', 'pressure')).toMatchObject({ problem: 'unit', text: 'C' });
  });

  it('says whether the number or the unit is not understood', () => {
    const m = unitBySymbol('length', 'm');
    expect(readQuantity('ten', 'length', m)).toMatchObject({ problem: 'number' });
    expect(readQuantity('20 bar', 'length', m)).toMatchObject({ problem: 'unit', text: 'bar' });
    expect(readQuantity('1,000,5', 'length', m)).toMatchObject({ ok: false });
  });
});
