import { describe, expect, it } from 'vitest';
import type { JointFit } from '#shared/estimation/joint/joint-fit.ts';
import { fitJointRuns } from '#shared/estimation/joint/fit-joint-runs.ts';
import type { JointRun, JointSetup } from '#shared/estimation/joint/joint-setup.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { drain } from '../../../support/drain.ts';
import { fitOf, syntheticRun } from '../../../support/drying-runs.ts';

/** Two stacks of one coating: four times as long through the pores in the second one. */
const TAU_MICRO_S = 15_300;
const BETA = 0.2;
const truths = [
  { tauMacroS: 900, tauMicroS: TAU_MICRO_S, microShare: BETA, initial: 1e-3, equilibrium: 0 },
  { tauMacroS: 3600, tauMicroS: TAU_MICRO_S, microShare: BETA, initial: 8e-4, equilibrium: 5e-5 },
] as const;
const lengths = [0.02, 0.04];

const runs: JointRun[] = truths.map((truth, k) => ({
  run: syntheticRun({ duration: [8, 4][k]!, points: 60, noise: 0.004, seed: 20 + k, truth }),
  lengthM: lengths[k],
}));

const setup: JointSetup = { model: 'two-scale', shared: ['tauMicroS', 'microShare'], scaled: true };

function jointFitOf(each: readonly JointRun[], how: JointSetup): JointFit {
  const fit = drain(fitJointRuns(each, how));
  if (fit === undefined) throw new Error('The fit was cancelled.');
  return fit;
}

describe('a fit of several runs at once', () => {
  const fit = jointFitOf(runs, setup);
  const parameter = (name: string, run = 0) =>
    fit.parameters.find((each) => each.name === name && each.runs.includes(run))!;

  it('has one value for what is shared and one of each run for the rest', () => {
    expect(fit.outcome).toBe('converged');
    expect(parameter('tauMicroS').runs).toEqual([0, 1]);
    expect(parameter('tauMacroS')).toMatchObject({ runs: [0, 1], factors: [1, 4] });
    expect(fit.parameters.filter(({ name }) => name === 'initial')).toHaveLength(2);
  });

  it('finds the truth within its intervals', () => {
    const expected = [
      ['tauMacroS', 0, truths[0].tauMacroS],
      ['tauMicroS', 0, TAU_MICRO_S],
      ['microShare', 0, BETA],
      ['initial', 0, truths[0].initial],
      ['initial', 1, truths[1].initial],
      ['equilibrium', 1, truths[1].equilibrium],
    ] as const;
    for (const [name, run, truth] of expected) {
      const [low, high] = parameter(name, run).profile95;
      expect(low).toBeLessThan(truth);
      expect(high).toBeGreaterThan(truth);
    }
  });

  it('is less uncertain than each run by itself, and not worse for it', () => {
    const alone = fitOf(runs[0]!.run, { model: 'two-scale' });
    const own = alone.parameters.tauMicroS;
    const error = (parameter('tauMicroS').standardError ?? Infinity) / TAU_MICRO_S;
    expect(error).toBeLessThan(0.8 * ((own.standardError ?? Infinity) / (own.value ?? NaN)));
    expect(fit.sharing?.pValue).toBeGreaterThan(0.01);
    fit.runs.forEach(({ rmse, rmseAlone }) => expect(rmse / rmseAlone).toBeLessThan(1.1));
  });

  it('says when the runs contradict what they share', () => {
    const other = syntheticRun({
      duration: 4,
      points: 60,
      noise: 0.004,
      seed: 30,
      truth: { ...truths[1], microShare: 0.5 },
    });
    const fitted = jointFitOf([runs[0]!, { run: other, lengthM: 0.04 }], setup);
    expect(fitted.sharing?.pValue).toBeLessThan(1e-6);
  });

  it('refuses what does not fit together', () => {
    const [first, second] = runs;
    expect(() => jointFitOf([first!], setup)).toThrow(EstimationError);
    expect(() => jointFitOf([first!, { run: second!.run }], setup)).toThrow(/run 2 has no length/);
    expect(() => jointFitOf(runs, { ...setup, shared: ['initial'] })).toThrow(/cannot be shared/);
    const known = [{ ...first!, fixed: { microShare: 0.2 } }, second!];
    expect(() => jointFitOf(known, setup)).toThrow(/known in all of them alike/);
  });
});

describe('limits of a joint fit', () => {
  const found = (fit: JointFit, name: string, run = 0) =>
    fit.parameters.find((each) => each.name === name && each.runs.includes(run))!;
  const few = { ...setup, starts: 2 };

  it('hold a value within them, one that scales in the unit of the first run', () => {
    const fit = jointFitOf(runs, { ...few, limits: { tauMacroS: { lower: 1000, upper: 1e5 } } });
    expect(found(fit, 'tauMacroS')).toMatchObject({
      value: expect.closeTo(1000, 6) as number,
      status: 'at-bound',
      bounds: [expect.closeTo(1000, 6), expect.closeTo(1e5, 4)],
    });
  });

  it('change nothing where the minimum lies well inside, wherever they start', () => {
    const free = jointFitOf(runs, few);
    const limits = {
      tauMacroS: { start: 500, lower: 100, upper: 1e5 },
      tauMicroS: { start: 60_000, lower: 1000 },
      microShare: { start: 0.5, lower: 0.01, upper: 0.9 },
    };
    const fit = jointFitOf(runs, { ...few, limits });
    for (const name of Object.keys(limits)) {
      expect(found(fit, name).value / found(free, name).value).toBeCloseTo(1, 6);
    }
  });

  it('are refused where a fit could not follow them', () => {
    const foreign = { microSpread: { lower: 0.1 } };
    expect(() => jointFitOf(runs, { ...few, limits: foreign })).toThrow(
      /limits of microSpread, but the model "two-scale" has no such parameter/,
    );
    const limits = { tauMacroS: { lower: 1e-30 } };
    expect(() => jointFitOf(runs, { ...few, limits })).toThrow(/tauMacroS .* looked for between/);
  });
});
