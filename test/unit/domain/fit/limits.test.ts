import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenLimitRule } from '#shared/domain/fit/limits.ts';
import { parseFitPlan } from '#shared/domain/fit/parse-fit-plan.ts';

/** Where a plan that fits values of a case is wrong. */
function physicalPaths(physical: object): string[] {
  const parsed = parseFitPlan({
    format: 'postdry.fit-plan/1',
    runs: [{ experiment: 'a.json', case: 'c.json' }],
    physical: { compared: 'ends', ...physical },
  });
  return parsed.ok ? [] : parsed.issues.map(({ path }) => path);
}

describe('limits of a fitted value', () => {
  it('keep their rules', () => {
    expect(brokenLimitRule({}, 'logit')).toBeUndefined();
    expect(brokenLimitRule({ lower: 0, upper: 5, start: 5 }, 'none')).toBeUndefined();
    expect(brokenLimitRule({ lower: 0 }, 'log')).toMatch(/above 0/);
    expect(brokenLimitRule({ upper: 1 }, 'logit')).toMatch(/below 1/);
    expect(brokenLimitRule({ lower: 3, upper: 3 }, 'none')).toMatch(/below the highest/);
    expect(brokenLimitRule({ lower: 3, start: 2 }, 'none')).toMatch(/between/);
    expect(brokenLimitRule({ start: 6, upper: 5 }, 'log')).toMatch(/between/);
  });

  it('are accepted exactly where a start lies between two bounds that differ', () => {
    const number = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (lower, start, upper) => {
        const isKept = lower <= start && start <= upper && lower < upper;
        expect(brokenLimitRule({ lower, start, upper }, 'none') === undefined).toBe(isKept);
      }),
    );
  });

  it('are checked with the plan that holds them', () => {
    const runs = [{ experiment: 'a.json' }, { experiment: 'b.json' }];
    const plan = (limits: object) => ({
      format: 'postdry.fit-plan/1',
      runs,
      times: { model: 'two-scale', shared: [], limits },
    });
    const problem = (limits: object): string => {
      const parsed = parseFitPlan(plan(limits));
      return parsed.ok ? '' : (parsed.issues[0]?.message ?? '');
    };
    expect(problem({ tauMacroS: { lower: 10, upper: 1e4, start: 60 } })).toBe('');
    expect(problem({ microShare: { lower: 0.2, upper: 0.1 } })).toBe(
      'times.limits.microShare: found lower 0.2, upper 0.1; allowed: a lowest value below the highest one.',
    );
    expect(problem({ initial: { lower: 1 } })).toMatch(/initial/);
    const a = { path: 'a', start: 9, lower: 1, upper: 5, transform: 'none' };
    expect(physicalPaths({ vary: [a] })).toEqual(['physical.vary[0]']);
  });

  it('belong to one value each, from a whole number of starts', () => {
    const a = { path: 'a', lower: 1, upper: 5 };
    expect(physicalPaths({ vary: [a, { ...a, path: 'b' }] })).toEqual([]);
    expect(physicalPaths({ vary: [a, { ...a, upper: 3 }] })).toEqual(['physical.vary[1].path']);
    expect(physicalPaths({ vary: [a], starts: 2.5 })).toEqual(['physical.starts']);
    expect(physicalPaths({ vary: [a], seed: 1.5 })).toEqual(['physical.seed']);
  });
});
