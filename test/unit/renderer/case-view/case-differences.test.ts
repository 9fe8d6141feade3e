import { describe, expect, it } from 'vitest';
import { caseDifferences } from '#renderer/case-view/case-differences.ts';

describe('differences of two inputs', () => {
  it('names the path with the old and the new value', () => {
    expect(
      caseDifferences({ macro: { lengthM: 1, e: 2 } }, { macro: { lengthM: 3, e: 2 } }),
    ).toEqual([{ path: 'macro.lengthM', before: '1', after: '3' }]);
  });

  it('shows what only one of them has', () => {
    expect(caseDifferences({}, { density: 5 })).toEqual([
      { path: 'density', before: '–', after: '5' },
    ]);
  });

  it('sees a difference inside a long series and leaves the name out', () => {
    const times = Array.from({ length: 20 }, (_, k) => k);
    const other = times.with(7, 7.5);
    expect(caseDifferences({ name: 'a', t: times }, { name: 'b', t: other })).toHaveLength(1);
  });
});
