import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '#renderer/ui/number-input.ts';
import { linearScale, logScale } from '#renderer/ui/slider-scale.ts';

describe('a typed number', () => {
  it.each([
    ['17', 17],
    [' 0.5 ', 0.5],
    ['0,5', 0.5],
    ['1e-4', 1e-4],
    ['.5', 0.5],
    ['5.', 5],
    ['+2', 2],
  ])('%j is %d', (text, value) => {
    expect(readNumber(text, 0, 1000)).toEqual({ ok: true, value });
  });

  it.each(['', 'ten', '1.000,5', '1,000,000', '0x10', 'Infinity', 'NaN', '1e', '--1', '1 2'])(
    '%j is refused with the reason',
    (text) => {
      expect(readNumber(text, 0, 1000)).toEqual({
        ok: false,
        reason: `“${text}” is not a number.`,
      });
    },
  );

  it.each(['-0.1', '1000.1', '1e999'])('%j is outside', (text) => {
    expect(readNumber(text, 0, 1000)).toEqual({ ok: false, reason: 'Allowed: 0 – 1000.' });
  });
});

describe.each([
  ['linear', linearScale(0.01, 0.99), 0.01, 0.99],
  ['log', logScale(1e-3, 1e3), 1e-3, 1e3],
] as const)('a %s slider', (_name, scale, minimum, maximum) => {
  it('has its values at its ends', () => {
    expect(scale.position(minimum)).toBeCloseTo(0);
    expect(scale.position(maximum)).toBeCloseTo(1);
  });

  it('comes back to where it was', () => {
    fc.assert(
      fc.property(fc.double({ min: minimum, max: maximum, noNaN: true }), (value) => {
        expect(scale.value(scale.position(value)) / value).toBeCloseTo(1, 9);
      }),
    );
  });
});

it('moves a log slider by equal factors', () => {
  const scale = logScale(1e-3, 1e3);
  expect(scale.value(0.5)).toBeCloseTo(1);
  expect(scale.value(2 / 3)).toBeCloseTo(10);
});
