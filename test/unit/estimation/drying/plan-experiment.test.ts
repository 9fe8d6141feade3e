import { describe, expect, it } from 'vitest';
import { planExperiment, relativeError } from '#shared/estimation/drying/plan-experiment.ts';
import { FIGURE_7 } from '../../../support/drying-runs.ts';

const plan = (durationS: number, noise = 0.005) => ({
  model: 'two-scale' as const,
  durationS,
  intervalS: 60,
  noise,
  expected: { ...FIGURE_7, initial: 1, equilibrium: 0 },
});

describe('the plan of a run', () => {
  it('says that a short run cannot and how long one would have to be', () => {
    const short = planExperiment(plan(2 * 900));
    expect(short.ok && short.sentences.join(' ')).toMatch(
      /does not determine .*tau_micro.*A run of about/,
    );
  });

  it('is content with a run that is long and quiet', () => {
    const long = planExperiment(plan(60 * 900, 1e-3));
    expect(long.ok && long.sentences[0]).toContain('tau_macro, tau_micro, beta to 20 % or better');
    if (long.ok) expect(relativeError(long.advice, 'tauMicroS')).toBeLessThan(0.2);
  });

  it('refuses a plan without points in words', () => {
    expect(planExperiment(plan(0))).toMatchObject({ ok: false });
    expect(planExperiment(plan(3600, 0))).toMatchObject({ ok: false });
  });
});
