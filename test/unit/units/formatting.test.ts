import { describe, expect, it } from 'vitest';
import { formatDuration, timeUnitFor } from '#shared/units/duration.ts';
import { formatNumber, formatPercent } from '#shared/units/format-number.ts';
import { contentFactor } from '#shared/units/water-content.ts';

describe('numbers', () => {
  it.each([
    [0, 3, '0'],
    [1234.5, 5, '1234.5'],
    [1234.5, 3, '1230'],
    [12345.6, 6, '12\u202f345.6'],
    [1.7e-5, 2, '1.7e-5'],
    [-0.00123456, 3, '-0.00123'],
    [2.5e7, 2, '2.5e7'],
    [Number.NaN, 3, '–'],
  ])('%d with %d digits is %s', (value, digits, text) => {
    expect(formatNumber(value, digits)).toBe(text);
  });

  it('are percentages', () => {
    expect(formatPercent(0.651)).toBe('65\u202f%');
  });
});

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [0.45, '0.45 s'],
    [23, '23 s'],
    [444, '7.4 min'],
    [900, '15 min'],
    [3599, '1 h'],
    [7560, '2 h 6 min'],
    [273_600, '3 d 4 h'],
    [Infinity, '–'],
  ])('%d s is %s', (timeS, text) => {
    expect(formatDuration(timeS)).toBe(text);
  });

  it('have an axis unit with few digits', () => {
    expect([30, 600, 10_800, 500_000].map((end) => timeUnitFor(end).symbol)).toEqual([
      's',
      'min',
      'h',
      'd',
    ]);
  });
});

describe('water contents', () => {
  it('are converted with what the case knows', () => {
    const basis = { referenceKgPerM3: 1.2, dryCoatingDensityKgPerM3: 1200 };
    expect(contentFactor('fraction', basis)).toBe(1);
    expect(contentFactor('kg/m3', basis)).toBe(1.2);
    expect(contentFactor('wt-ppm', basis)).toBeCloseTo(1000, 10);
    expect(contentFactor('wt-ppm', { referenceKgPerM3: 1.2 })).toBeUndefined();
  });
});
