import { describe, expect, it } from 'vitest';
import { panned } from '#renderer/charts/pan-range.ts';

describe('panning', () => {
  it('moves by a part of the shown range', () => {
    expect(panned({ min: 2, max: 4 }, 0.5, { scale: 'linear', min: 0, max: 10 })).toEqual({
      min: 3,
      max: 5,
    });
  });

  it('stops at the ends of the axis and keeps the width', () => {
    expect(panned({ min: 2, max: 4 }, 9, { scale: 'linear', min: 0, max: 10 })).toEqual({
      min: 8,
      max: 10,
    });
    expect(panned({ min: 2, max: 4 }, -9, { scale: 'linear', min: 0, max: 10 }).min).toBe(0);
  });

  it('moves by decades on a logarithmic axis', () => {
    const range = panned({ min: 1, max: 10 }, 1, { scale: 'log', min: 0.1, max: 1000 });
    expect(range.min).toBeCloseTo(10);
    expect(range.max).toBeCloseTo(100);
  });
});
