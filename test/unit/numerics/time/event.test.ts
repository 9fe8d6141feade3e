import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateEvent } from '#shared/numerics/time/event.ts';

describe('an event', () => {
  it('is located to round-off, and has happened then', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1, noNaN: true }),
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.double({ min: 1e-2, max: 1e4, noNaN: true }),
        (share, fromS, lengthS) => {
          const exactS = fromS + share * lengthS;
          const excess = (timeS: number): number => Math.expm1(-(timeS - exactS) / lengthS);
          const eventS = locateEvent(excess, fromS, fromS + lengthS, excess(fromS));
          if (eventS === undefined) throw new Error('It was not seen.');
          expect(excess(eventS)).toBeLessThanOrEqual(0);
          expect(Math.abs(eventS - exactS)).toBeLessThan(1e-12 * (Math.abs(exactS) + lengthS));
        },
      ),
    );
  });

  it('is the first of several', () => {
    const wave = (timeS: number): number => Math.cos(timeS);
    expect(locateEvent(wave, 0, 8, 1)).toBeCloseTo(Math.PI / 2, 12);
  });

  it('may happen at the end of the span, and not at all', () => {
    expect(locateEvent((timeS) => 2 - timeS, 0, 2, 2)).toBe(2);
    expect(locateEvent((timeS) => 3 - timeS, 0, 2, 3)).toBeUndefined();
  });

  it('is seen where the function jumps over zero', () => {
    const jump = (timeS: number): number => (timeS < 0.7 ? 1 : -1);
    const eventS = locateEvent(jump, 0, 1, 1);
    expect(eventS).toBeCloseTo(0.7, 12);
    expect(jump(eventS ?? 0)).toBe(-1);
  });
});
