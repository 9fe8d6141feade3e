import { describe, expect, it } from 'vitest';
import {
  bestStretchedDifference,
  largestBend,
  largestDifference,
  peak,
  timeAbove,
  timeDownTo,
  valueAt,
} from '#shared/domain/paper/curves.ts';

const timesS = Array.from({ length: 201 }, (_, index) => index / 10);
const decay = (rateS: number) => ({ timesS, values: timesS.map((t) => Math.exp(-t / rateS)) });
const ramp = { timesS: [0, 10, 20], values: [1, 0.5, 0.5] };

describe('curves', () => {
  it('are linear between samples and constant beyond', () => {
    expect(valueAt(ramp, 4)).toBeCloseTo(0.8, 12);
    expect(valueAt(ramp, 0)).toBe(1);
    expect(valueAt(ramp, 99)).toBe(0.5);
  });

  it('give the time at which a value is reached', () => {
    expect(timeDownTo(ramp, 0.75)).toBeCloseTo(5, 12);
    expect(timeDownTo(ramp, 1)).toBe(0);
    expect(timeDownTo(ramp, 0.4)).toBeUndefined();
    expect(timeDownTo(decay(5), 0.5)).toBeCloseTo(5 * Math.LN2, 3);
  });

  it('give their peak, and where they differ most', () => {
    expect(peak({ timesS: [0, 1, 2], values: [0, 3, 1] })).toEqual({ value: 3, timeS: 1 });
    const { value, timeS } = largestDifference(decay(2), decay(4));
    expect(value).toBeCloseTo(0.25, 3);
    expect(timeS).toBeCloseTo(4 * Math.LN2, 0);
  });

  it('give the time above a level', () => {
    expect(timeAbove({ timesS: [0, 10, 20], values: [0, 1, 0] }, 0.5)).toBeCloseTo(10, 12);
    expect(timeAbove({ timesS: [0, 10], values: [1, 1] }, 0.5)).toBe(10);
    expect(timeAbove({ timesS: [0, 10], values: [0, 0] }, 0.5)).toBe(0);
  });

  it('give their bend', () => {
    expect(largestBend(ramp, 0, 20)).toBeCloseTo(0.25, 12);
    expect(largestBend(ramp, 10, 20)).toBeCloseTo(0, 12);
  });

  it('are recognised when only the time axis differs', () => {
    expect(bestStretchedDifference(decay(4), decay(1))).toBeLessThan(2e-3);
    const kneed = timesS.map((t) => (Math.exp(-t) + Math.exp(-t / 50)) / 2);
    expect(bestStretchedDifference({ timesS, values: kneed }, decay(1))).toBeGreaterThan(0.1);
  });
});
