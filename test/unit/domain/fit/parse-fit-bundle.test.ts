import { describe, expect, it } from 'vitest';
import { hashFitBundle } from '#shared/domain/fit/hash-fit-bundle.ts';
import { isFitBundle, parseFitBundle } from '#shared/domain/fit/parse-fit-bundle.ts';
import { syntheticRun } from '../../../support/drying-runs.ts';
import { experimentOf } from '../../../support/synthetic-experiment.ts';

const experiment = experimentOf(syntheticRun({ duration: 5, points: 20 }));
const bundle = {
  format: 'postdry.fit-bundle/1',
  plan: {
    format: 'postdry.fit-plan/1',
    runs: [{ experiment: 'a.json' }, { experiment: 'b.json' }],
    times: { model: 'macro', shared: ['tauMacroS'] },
  },
  experiments: { 'a.json': experiment, 'b.json': experiment },
  cases: {},
};

function problemsOf(document: Record<string, unknown>): string {
  const parsed = parseFitBundle(document);
  return parsed.ok ? '' : parsed.problems.join('\n');
}

describe('a plan in one file with its runs', () => {
  it('is read with the defaults of the plan', () => {
    expect(isFitBundle(bundle)).toBe(true);
    expect(isFitBundle(bundle.plan)).toBe(false);
    const parsed = parseFitBundle(bundle);
    if (!parsed.ok) throw new Error(parsed.problems.join(' '));
    expect(parsed.value.plan.times?.starts).toBe(24);
    const other = { ...parsed.value, experiments: { ...parsed.value.experiments } };
    other.experiments['b.json'] = { ...experiment, timeS: experiment.timeS.map((t) => t + 1) };
    expect(hashFitBundle(parsed.value)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashFitBundle(other)).not.toBe(hashFitBundle(parsed.value));
  });

  it('is refused with what is missing in it', () => {
    expect(problemsOf({ ...bundle, plan: { ...bundle.plan, runs: [] } })).toMatch(/plan: .*runs/);
    expect(problemsOf({ ...bundle, experiments: { 'a.json': experiment } })).toMatch(
      /^experiments\["b\.json"\] is not a measured run/,
    );
    const run = { experiment: 'a.json', case: 'c.json' };
    const vary = [{ path: 'micro.lengthM', lower: 1, upper: 2 }];
    const physical = {
      format: bundle.plan.format,
      runs: [run],
      physical: { compared: 'ends', vary },
    };
    expect(problemsOf({ ...bundle, plan: physical })).toMatch(/cases\["c\.json"\]/);
  });
});
