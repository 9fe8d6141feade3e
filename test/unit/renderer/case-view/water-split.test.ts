import { describe, expect, it } from 'vitest';
import { piePath } from '#renderer/case-view/pie-path.ts';
import { waterSplit } from '#renderer/case-view/water-split.ts';
import gab from '../../../../resources/cases/gab-isotherms.json' with { type: 'json' };
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { linearCase } from '../../../support/solver/linear-case.ts';

describe('where the water is', () => {
  it('is the equilibrium at the start', () => {
    const { solid, gas, micro, total } = waterSplit(linearCase, undefined, 0);
    expect(solid).toBeCloseTo(0.25, 6);
    expect(gas).toBeCloseTo(0.25, 6);
    expect(micro).toBeCloseTo(0.5, 6);
    expect(total).toBeCloseTo(1, 6);
  });

  it('adds up to the total at any time', () => {
    const { solid, gas, micro, total } = waterSplit(linearCase, undefined, 900);
    expect(solid + gas + micro).toBeCloseTo(total, 12);
    expect(total).toBeLessThan(1);
  });

  it('is told for the start where the isotherms are curved', () => {
    const parsed = parseTransportCase(gab);
    if (!parsed.ok) throw new Error('the shipped case does not parse');
    const split = waterSplit(parsed.value, undefined, 900);
    expect(split.timeS).toBe(0);
    expect(split.solid + split.gas + split.micro).toBeCloseTo(split.total, 12);
    expect(split.total).toBeGreaterThan(0);
  });
});

describe('a part of the pie', () => {
  it('begins at the top and goes clockwise', () => {
    expect(piePath(0, 0.25)).toBe('M0 0L0.00000 -1.00000A1 1 0 0 1 1.00000 -0.00000Z');
  });

  it('is a whole circle for all of it', () => {
    expect(piePath(0, 1)).not.toContain('L');
  });
});
