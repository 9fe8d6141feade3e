import { describe, expect, it } from 'vitest';
import { explorerModel } from '#renderer/case-view/explorer-model.ts';

describe('the explorer', () => {
  const model = explorerModel({ ratio: 17, microShare: 0.11 });
  const line = (id: string): number[] => Array.from(model.series.find((s) => s.id === id)!.y);

  it('starts with all water and dries in each of its lines', () => {
    for (const { y, id } of model.series) {
      const values = Array.from(y);
      expect(values[0], id).toBeCloseTo(1, 3);
      for (let k = 1; k < values.length; k++) {
        expect(values[k]!, id).toBeLessThanOrEqual(values[k - 1]! + 1e-9);
      }
    }
  });

  it('dries slower with both scales than with either alone', () => {
    const both = line('both');
    for (const id of ['macro', 'micro']) {
      for (const [k, value] of line(id).entries()) expect(both[k]! - value).toBeGreaterThan(-1e-6);
    }
  });

  it('comes to the macro limit where the micro scale is fast', () => {
    const fast = explorerModel({ ratio: 1e-3, microShare: 0.5 });
    const [both, macro] = fast.series.map(({ y }) => Array.from(y));
    const apart = Math.max(...both!.map((value, k) => Math.abs(value - macro![k]!)));
    expect(apart).toBeLessThan(0.01);
  });
});
