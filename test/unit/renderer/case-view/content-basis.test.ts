import { describe, expect, it } from 'vitest';
import { timeAtContent, valueAtTime } from '#renderer/case-view/content-basis.ts';

describe('the time to a content', () => {
  it('lies between the points where the curve crosses it', () => {
    expect(timeAtContent([0, 10, 20], [1, 0.5, 0.1], 0.75)).toBeCloseTo(5);
  });

  it('is not known where the curve does not get there', () => {
    expect(timeAtContent([0, 10], [1, 0.5], 0.2)).toBeUndefined();
  });

  it('is found for uptake as well', () => {
    expect(timeAtContent([0, 10], [0, 1], 0.2)).toBeCloseTo(2);
  });
});

describe('a curve at a time', () => {
  it('is linear between its points and constant after the last', () => {
    expect(valueAtTime([0, 10], [1, 0], 4)).toBeCloseTo(0.6);
    expect(valueAtTime([0, 10], [1, 0.3], 40)).toBe(0.3);
  });
});
