import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalEvidence, parseNumber } from '#shared/import/table/number-text.ts';

describe('numbers in text', () => {
  it.each([
    ['1.5', 'point'],
    ['1,5', 'comma'],
    ['1.234,5', 'comma'],
    ['1,234.5', 'point'],
    ['1.234.567', 'comma'],
    ['0.125', 'point'],
    ['-0,125', 'comma'],
    ['1234.567', 'point'],
    ['1.000', 'either'],
    ['12,345', 'either'],
    ['12', 'none'],
    ['2.5e-3', 'point'],
  ])('"%s" tells: %s', (text, tells) => {
    expect(decimalEvidence(text)).toBe(tells);
  });

  it.each([
    ['1.000', 'point', 1],
    ['1.000', 'comma', 1000],
    ['1,234.5', 'point', 1234.5],
    ['−2,5', 'comma', -2.5],
    ['.5', 'point', 0.5],
    ['1,5', 'point', null],
    ['1,23,4', 'point', null],
    ['0x10', 'point', null],
    ['1 000', 'point', null],
    ['Infinity', 'point', null],
    ['1e999', 'point', null],
    ['=1+1', 'point', null],
    ['', 'point', null],
  ] as const)('"%s" with a decimal %s is %s', (text, decimal, value) => {
    expect(parseNumber(text, decimal)).toBe(value);
  });

  it('reads back every finite number in both notations', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, (value) => {
        const text = String(value);
        expect(parseNumber(text, 'point')).toBeCloseTo(value, 12);
        expect(parseNumber(text.replace('.', ','), 'comma')).toBe(parseNumber(text, 'point'));
      }),
    );
  });
});
