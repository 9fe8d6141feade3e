import { describe, expect, it } from 'vitest';
import {
  codesOf,
  judgedFitOf,
  syntheticRun,
  TRUTH,
  FIGURE_7,
} from '../../../support/drying-runs.ts';
import { normalNumbers } from '../../../support/fit-models.ts';

const known = { initial: TRUTH.initial, equilibrium: 0 };
const after = (duration: number, seed = 1) =>
  syntheticRun({ duration, points: 40, noise: 0.005, seed });

describe('the verdicts on a fit', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'say that 1 tau_macro cannot separate the scales, seed %i',
    (seed) => {
      for (const fixed of [known, {}]) {
        const fit = judgedFitOf(after(1, seed), { model: 'two-scale', fixed, starts: 6 });
        const verdict = fit.verdicts.find(({ code }) => code === 'CANNOT_SEPARATE');
        expect(verdict?.parameters).toEqual(['tauMicroS', 'microShare']);
        expect(verdict?.text).toMatch(/^This run cannot separate tau_micro from beta/);
        expect(verdict?.text).toMatch(/Extend it to about 5 tau_macro or fix beta/);
      }
    },
  );

  it('give the correlation where there is one', () => {
    const fit = judgedFitOf(after(1), { model: 'two-scale', fixed: known });
    const text = fit.verdicts.find(({ code }) => code === 'CANNOT_SEPARATE')?.text ?? '';
    expect(text).toMatch(/\(correlation -0\.99\d?\)/);
  });

  it.each([1, 2, 3, 4, 5, 6])('do not say so after 20 tau_macro, seed %i', (seed) => {
    for (const fixed of [known, {}]) {
      const fit = judgedFitOf(after(20, seed), { model: 'two-scale', fixed, starts: 6 });
      expect(codesOf(fit)).not.toContain('CANNOT_SEPARATE');
      expect(codesOf(fit)).toContain('SECOND_SCALE_JUSTIFIED');
      expect(codesOf(fit)).toContain('ONE_TEMPERATURE');
    }
  });

  it('nor when beta is known', () => {
    const fixed = { ...known, microShare: FIGURE_7.microShare };
    const fit = judgedFitOf(after(1), { model: 'two-scale', fixed });
    expect(codesOf(fit)).not.toContain('CANNOT_SEPARATE');
  });

  it('say that the record ends early only where the equilibrium is free', () => {
    const setup = { model: 'macro' } as const;
    const short = syntheticRun({
      duration: 0.6,
      points: 40,
      noise: 0.005,
      truth: { microShare: 0 },
    });
    const free = judgedFitOf(short, setup);
    expect(free.verdicts.find(({ code }) => code === 'RECORD_ENDS_EARLY')?.text).toMatch(
      /while (1[6-9]|2[01]) % of the change is still to come/,
    );
    expect(codesOf(judgedFitOf(short, { ...setup, fixed: { equilibrium: 0 } }))).not.toContain(
      'RECORD_ENDS_EARLY',
    );
    const long = syntheticRun({ duration: 3, points: 40, noise: 0.005, truth: { microShare: 0 } });
    expect(codesOf(judgedFitOf(long, setup))).not.toContain('RECORD_ENDS_EARLY');
  });

  it('say that the content waits before it changes', () => {
    const { timesS, content } = syntheticRun({ duration: 5, points: 200, noise: 0.0005 });
    const noise = normalNumbers(8, 20);
    const run = {
      timesS: [...noise.map((_, i) => 10 * i), ...timesS.map((timeS) => timeS + 200)],
      content: [...noise.map((value) => TRUTH.initial * (1 + 0.0005 * value)), ...content],
    };
    const text = judgedFitOf(run, { model: 'two-scale', fixed: { equilibrium: 0 } }).verdicts.find(
      ({ code }) => code === 'DEAD_TIME_LIKELY',
    )?.text;
    expect(text).toMatch(/for about 3\.2 min after time zero/);
    const plain = judgedFitOf(
      { timesS, content },
      { model: 'two-scale', fixed: { equilibrium: 0 } },
    );
    expect(codesOf(plain)).not.toContain('DEAD_TIME_LIKELY');
  });
});

describe('water that is not on two scales', () => {
  // A second scale cannot be seen: nothing on it, everything on it, or as fast as the first one.
  it.each([
    { what: 'no water on the micro scale', truth: { microShare: 0 } },
    { what: 'hardly any water on the micro scale', truth: { microShare: 0.002 } },
    { what: 'a micro scale without resistance', truth: { tauMicroS: 0.9 } },
  ])('leaves the intervals open, not wrong: $what', ({ truth }) => {
    const run = syntheticRun({ duration: 5, points: 40, noise: 0.005, truth });
    const fit = judgedFitOf(run, { model: 'two-scale', fixed: known });
    const { tauMicroS, microShare } = fit.parameters;
    expect(codesOf(fit)).toContain('SECOND_SCALE_NOT_JUSTIFIED');
    expect(codesOf(fit)).toContain('CANNOT_SEPARATE');
    expect(tauMicroS.profile95).toContain(null);
    expect(microShare.profile95[0] ?? 0).toBeLessThanOrEqual(truth.microShare ?? 1);
    const [low, high] = fit.parameters.tauMacroS.profile95;
    expect(low ?? 0).toBeLessThan(TRUTH.tauMacroS);
    expect(high ?? Infinity).toBeGreaterThan(TRUTH.tauMacroS);
  });

  it('leaves beta open upwards where all water is on the micro scale', () => {
    const run = syntheticRun({ duration: 20, points: 60, noise: 0.005, truth: { microShare: 1 } });
    const fit = judgedFitOf(run, { model: 'two-scale', fixed: known });
    expect(fit.parameters.microShare.profile95[1]).toBeNull();
  });
});

describe('a distribution of tau_micro', () => {
  const run = syntheticRun({ duration: 20, points: 80, noise: 0.002 });

  it('is not justified where there is none', () => {
    const fit = judgedFitOf(run, { model: 'two-scale-distribution', starts: 4 });
    expect(codesOf(fit)).toContain('SPREAD_NOT_JUSTIFIED');
    expect(fit.parameters.microSpread.profile95[0]).toBeNull();
  });
});

describe('noise', () => {
  it('that is correlated counts fewer points and says so', () => {
    const { timesS, content } = syntheticRun({ duration: 5, points: 2000 });
    const white = normalNumbers(4, 2000);
    let last = 0;
    const correlated = white.map((value) => (last = 0.9 * last + Math.sqrt(1 - 0.81) * value));
    const noisy = content.map((value, i) => value + 5e-6 * correlated[i]!);
    const fit = judgedFitOf({ timesS, content: noisy }, { model: 'two-scale', fixed: known });
    // An autoregressive series of 0.9 holds one independent point in 19.
    expect(fit.noise.effectivePointCount / (2000 / 19)).toBeGreaterThan(0.6);
    expect(fit.noise.effectivePointCount / (2000 / 19)).toBeLessThan(1.6);
    expect(fit.noise.standardDeviation / 5e-6).toBeCloseTo(1, 0);
    expect(codesOf(fit)).toContain('RESIDUALS_AUTOCORRELATED');
  });

  it('that was stated too small is taken from the residuals', () => {
    const run = syntheticRun({ duration: 20, points: 40, noise: 0.005 });
    const setup = { model: 'two-scale' } as const;
    const small = judgedFitOf({ ...run, sigma: run.timesS.map(() => 1e-6) }, setup);
    expect(codesOf(small)).toContain('STATED_NOISE_TOO_SMALL');
    expect(small.noise.source).toBe('residuals');
    const right = judgedFitOf({ ...run, sigma: run.timesS.map(() => 5e-6) }, setup);
    expect(right.noise.source).toBe('stated');
    const error = (fit: typeof right) => fit.parameters.tauMicroS.standardError ?? NaN;
    expect(error(small) / error(right)).toBeGreaterThan(0.6);
    expect(error(small) / error(right)).toBeLessThan(1.5);
  });
});
