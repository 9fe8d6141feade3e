import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInShard, readShard } from '#shared/domain/sweep/shard.ts';
import { unitOfKey } from '#shared/domain/sweep/unit-of-key.ts';

describe('shards', () => {
  it('hold every row exactly once, whatever their number', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 50 }), (row, count) => {
        const parts = Array.from({ length: count }, (_, k) => ({ index: k + 1, count }));
        expect(parts.filter((shard) => isInShard(row, shard))).toHaveLength(1);
      }),
    );
  });

  it.each(['0/2', '3/2', '1', '1/0', '-1/2', '1/2/3', ''])('refuse "%s"', (text) => {
    expect(readShard(text)).toBeUndefined();
  });

  it('are read', () => {
    expect(readShard('2/8')).toEqual({ index: 2, count: 8 });
  });
});

describe('the unit of a key', () => {
  it.each([
    ['electrode.thicknessM.value', 'm'],
    ['electrode.components[1].diffusion.diffusivityM2PerS.value', 'm2/s'],
    ['electrode.components[1].diffusion.activationEnergyJPerMol.value', 'J/mol'],
    ['electrode.components[1].massFraction.value', '-'],
    ['steps[1].end.durationS', 's'],
    ['electrodeCase.drying.pressurePa', 'Pa'],
  ])('of %s is %s', (path, unit) => {
    expect(unitOfKey(path)).toBe(unit);
  });
});
