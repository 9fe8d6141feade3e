import { describe, expect, it } from 'vitest';
import { meanTimeMicroShare } from '#shared/numerics/analysis/diffusion-times.ts';
import {
  isoLine,
  placeInside,
  problemAt,
  shareLine,
} from '#shared/numerics/analysis/regime-map.ts';

describe('the regime map', () => {
  it.each([0.1, 0.5, 0.9])('draws the line of %s of the mean drying time where it is', (part) => {
    const microShare = shareLine(part, 30);
    expect(meanTimeMicroShare(problemAt({ ratio: 30, microShare }))).toBeCloseTo(part, 10);
  });

  it('finds the line of a plane exactly', () => {
    const x = [0, 1, 2];
    const values = [0, 1].map((y) => x.map((at) => at + y));
    const line = isoLine(x, [0, 1], values, 1.25);
    expect(line.length).toBeGreaterThan(1);
    for (const [x1, y1, x2, y2] of line) {
      expect(x1 + y1).toBeCloseTo(1.25, 12);
      expect(x2 + y2).toBeCloseTo(1.25, 12);
    }
  });

  it('has no line where the level is not reached', () => {
    expect(
      isoLine(
        [0, 1],
        [0, 1],
        [
          [0, 0],
          [0, 0],
        ],
        1,
      ),
    ).toEqual([]);
  });

  it('finds the place deepest inside a region', () => {
    const logRatios = Array.from({ length: 9 }, (_, k) => k);
    const microShares = [0.1, 0.3, 0.5, 0.7, 0.9];
    const macroOnly = microShares.map(() => logRatios.map((at) => (at < 6 ? 0 : 1)));
    const microOnly = microShares.map(() => logRatios.map(() => 1));
    const grid = { logRatios, microShares, macroOnly, microOnly };
    const place = placeInside(grid, 'macro', 0.1);
    expect(place?.logRatio).toBeLessThan(6);
    expect(place?.logRatio).toBeGreaterThan(0);
    expect(placeInside(grid, 'micro', 0.1)).toBeUndefined();
  });
});
