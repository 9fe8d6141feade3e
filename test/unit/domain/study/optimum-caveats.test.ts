import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caveatsInWords, optimumCaveats } from '#shared/domain/study/optimum-caveats.ts';
import { wilsonInterval } from '#shared/numerics/estimation/wilson-interval.ts';

const trial = (value: number, met: number, of: number) => ({
  value,
  probability: met / of,
  interval95: wilsonInterval(met, of, 0.95),
});
const shown = (value: number): string => `soak = ${value} s`;

describe('what a shortest value rests on', () => {
  it('is uncertain with few samples, although all of them meet the target', () => {
    const few = [trial(9, 12, 12), trial(1, 2, 12)];
    expect(optimumCaveats(few, 9)).toEqual({ lowerEndSuffices: false, falls: null });
    expect(caveatsInWords(few, 9, shown).join()).toMatch(/^But the lower end .* 75\.\d.%.* below/);
    const many = [trial(9, 200, 200), trial(1, 2, 200)];
    expect(optimumCaveats(many, 9).lowerEndSuffices).toBe(true);
    expect(caveatsInWords(many, 9, shown).join()).toMatch(/^Also the lower end .*suffices/);
    expect(optimumCaveats(few, null).lowerEndSuffices).toBeNull();
  });

  it('is doubted exactly where the probability falls with a rising value', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(20), { minLength: 12, maxLength: 12 }),
        (values, met) => {
          const trials = values.map((value, k) => trial(value, met[k]!, 20));
          const inOrder = trials.toSorted((a, b) => a.value - b.value);
          const { falls } = optimumCaveats(trials, null);
          const rises = inOrder.every(
            ({ probability }, k) => k === 0 || probability >= inOrder[k - 1]!.probability,
          );
          expect(falls === null).toBe(rises);
          if (falls === null) return;
          const [from, to] = falls.map((value) => inOrder.findIndex((one) => one.value === value));
          expect(to).toBe(from! + 1);
          expect(inOrder[to!]!.probability).toBeLessThan(inOrder[from!]!.probability);
        },
      ),
    );
    const words = caveatsInWords([trial(3, 4, 20), trial(2, 9, 20), trial(1, 1, 20)], null, shown);
    expect(words).toEqual([expect.stringContaining('falls from soak = 2 s to soak = 3 s')]);
  });
});
