import { describe, expect, it } from 'vitest';
import { mapDots } from '#renderer/case-view/map-cases.ts';
import { caseDocument } from '../../../support/stored-case.ts';

describe('the cases on the map', () => {
  it('share a dot where they are at the same point', () => {
    const [dot, ...others] = mapDots([caseDocument('A'), caseDocument('B')]);
    expect(others).toEqual([]);
    expect(dot).toMatchObject({ numbers: '1, 2', titles: ['A', 'B'] });
    expect(dot?.microShare).toBeCloseTo(0.5, 6);
  });

  it('leave out those with one resistance', () => {
    const document = caseDocument();
    const transportCase = { ...document.transportCase, resistances: 'macro' as const };
    expect(mapDots([{ ...document, transportCase }])).toEqual([]);
  });
});
