import { describe, expect, it } from 'vitest';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import { chooseResolution } from '#shared/numerics/solve/resolution.ts';
import { SolverError } from '#shared/numerics/solver-error.ts';
import { prepareRecipe } from '#shared/simulation/recipe/prepare-recipe.ts';
import { runRecipe } from '#shared/simulation/recipe/run-recipe.ts';
import { simulateRecipe } from '#shared/simulation/recipe/simulate-recipe.ts';
import { drain } from '../../support/drain.ts';
import { coilCase, hystereticCase, recipeOf, runOf, stepAt } from '../../support/recipe-runs.ts';

const fast = { estimate: false };
const hot = 'Heat to 120 °C at 5 K/min in N2 dew point -40 °C, 20 mbar';
const outcomes = ({ steps }: RecipeResult) =>
  steps.map(({ path, outcome }) => `${path} ${outcome}`);
const end = ({ waterPpmMean, waterPpmMax, timeS, massBalanceDefect }: RecipeResult) => ({
  mean: waterPpmMean.at(-1),
  max: waterPpmMax.at(-1),
  timeS: timeS.at(-1),
  defect: massBalanceDefect,
});

describe('splitting a hold in two', () => {
  it('changes nothing, to the last bit', () => {
    const whole = runOf(
      recipeOf(hot, 'Hold for 1 h', 'Vent N2 dew point -60 °C to 1 bar within 5 min'),
    );
    const parts = runOf(
      recipeOf(
        hot,
        'Hold for 20 min',
        'Hold 120 °C, 20 mbar for 40 min',
        'Vent N2 dew point -60 °C to 1 bar within 5 min',
      ),
    );
    expect(stepAt(parts, '3').waterPpmMean).toBe(stepAt(whole, '2').waterPpmMean);
    expect(end(parts)).toEqual(end(whole));
    expect(parts.statistics).toEqual(whole.statistics);
  });

  it('changes nothing when the second part waits for a condition', () => {
    const until = (cap: string) => `Hold until water < 100 ppm, at most ${cap}`;
    const whole = runOf(recipeOf(hot, until('4 h')), coilCase(), fast);
    const parts = runOf(recipeOf(hot, 'Hold for 20 min', until('220 min')), coilCase(), fast);
    expect(stepAt(parts, '3')).toMatchObject({
      outcome: 'condition-met',
      endS: stepAt(whole, '2').endS,
    });
    expect(end(parts)).toEqual(end(whole));
  });

  it('after a condition is met, a hold goes on as one hold would', () => {
    const parts = runOf(
      recipeOf(hot, 'Hold until water < 800 ppm, at most 4 h', 'Hold for 30 min'),
      coilCase(),
      fast,
    );
    const metS = stepAt(parts, '2').endS ?? Number.NaN;
    const startS = stepAt(parts, '2').startS ?? Number.NaN;
    expect(stepAt(parts, '3').endS).toBeCloseTo(metS + 1800, 9);
    const whole = runOf(recipeOf(hot, `Hold for ${metS - startS + 1800} s`), coilCase(), fast);
    const [a, b] = [parts.waterPpmMean.at(-1)!, whole.waterPpmMean.at(-1)!];
    expect(Math.abs(a / b - 1)).toBeLessThan(1e-5);
  });
});

describe('how a step ends', () => {
  it('by its cap, which is said aloud', () => {
    const result = runOf(
      recipeOf(hot, 'Hold until water < 50 ppm, at most 10 min', 'Hold for 5 min'),
    );
    expect(outcomes(result)).toEqual(['1 completed', '2 cap-reached', '3 completed']);
    const { startS, endS, waterPpmMean } = stepAt(result, '2');
    expect((endS ?? 0) - (startS ?? 0)).toBeCloseTo(600, 9);
    expect(waterPpmMean).toBeGreaterThan(50);
    expect(result.warnings.join(' ')).toMatch(/Step 2 ended by its cap/);
  });

  it('met before it began, it leaves everything as it was', () => {
    const before = recipeOf(hot, 'Hold for 2 h');
    const skipped = recipeOf(
      hot,
      'Hold for 2 h',
      'Hold 60 °C, 1 mbar until water < 2000 ppm, at most 1 h',
    );
    const [a, b] = [runOf(before, coilCase(), fast), runOf(skipped, coilCase(), fast)];
    expect(stepAt(b, '3')).toMatchObject({
      outcome: 'already-met',
      temperatureK: 393.15,
      pressurePa: 2000,
      waterPpmMean: stepAt(a, '2').waterPpmMean,
    });
    expect(end(b)).toEqual(end(a));
  });

  it.each([
    ['mean', 'waterPpmMean'],
    ['max', 'waterPpmMax'],
  ] as const)('by the water that it names: %s', (measure, key) => {
    const result = runOf(
      recipeOf(hot, `Hold until water < 150 ppm (${measure}), at most 5 h`),
      coilCase(),
      fast,
    );
    expect(stepAt(result, '2')[key]).toBeCloseTo(150, 6);
  });

  it('the edge is dry first, then the mean, the wettest place, which is the centre, last', () => {
    const timeOf = (measure: string): number =>
      stepAt(
        runOf(
          recipeOf(hot, `Hold until water < 300 ppm (${measure}), at most 5 h`),
          coilCase(),
          fast,
        ),
        '2',
      ).endS ?? Number.NaN;
    const [edge, mean, max, centre] = ['edge', 'mean', 'max', 'centre'].map(timeOf) as [
      number,
      number,
      number,
      number,
    ];
    expect(edge).toBeLessThan(mean);
    expect(mean).toBeLessThan(max);
    expect(Math.abs(max - centre)).toBeLessThan(1);
    expect(timeOf('binder')).toBeLessThan(mean);
    // Per mass with foil it is less: 300 ppm are reached sooner.
    expect(timeOf('mean, with foil')).toBeLessThan(mean);
  });

  it('by the temperature of the coil', () => {
    const result = runOf(
      recipeOf('coil lags', hot, 'Hold until coil temperature > 60 °C, at most 10 h'),
      coilCase(),
      fast,
    );
    expect(stepAt(result, '2')).toMatchObject({ outcome: 'condition-met' });
    expect(stepAt(result, '2').temperatureK).toBeCloseTo(333.15, 9);
    expect(stepAt(result, '2').ovenTemperatureK).toBe(393.15);
  });
});

describe('repeats', () => {
  it('end when their condition is met after a round', () => {
    const result = runOf(
      recipeOf(
        hot,
        'Repeat 50 times until water < 100 ppm',
        '  Hold for 15 min',
        '  Hold for 5 min',
      ),
      coilCase(),
      fast,
    );
    const rounds = result.steps.filter(({ path }) => /^2\.\d+\.2$/.test(path));
    expect(stepAt(result, '2').outcome).toBe('condition-met');
    expect(rounds.at(-1)?.waterPpmMean).toBeLessThan(100);
    expect(rounds.at(-2)?.waterPpmMean).toBeGreaterThan(100);
    expect(stepAt(result, '2').endS).toBe(rounds.at(-1)?.endS);
  });

  it('are cut at their cap, in the middle of a step', () => {
    const result = runOf(
      recipeOf(
        hot,
        'Repeat at most 25 min',
        '  Hold for 10 min',
        '  Evacuate to 20 mbar',
        'Hold for 1 min',
      ),
      coilCase(),
      fast,
    );
    const { startS, endS, outcome } = stepAt(result, '2');
    expect(outcome).toBe('cap-reached');
    expect((endS ?? 0) - (startS ?? 0)).toBeCloseTo(1500, 9);
    expect(stepAt(result, '2.3.1').outcome).toBe('cap-reached');
    expect(result.steps.map(({ path }) => path)).not.toContain('2.3.2');
    expect(stepAt(result, '3')).toMatchObject({ startS: endS, outcome: 'completed' });
  });

  it('within repeats have paths with every round', () => {
    const result = runOf(
      recipeOf(hot, 'Repeat 2 times', '  Repeat 2 times', '    Hold for 1 min', '  Hold for 2 min'),
      coilCase(),
      fast,
    );
    expect(result.steps.map(({ path }) => path)).toEqual([
      '1',
      '2',
      '2.1.1',
      '2.1.1.1.1',
      '2.1.1.2.1',
      '2.1.2',
      '2.2.1',
      '2.2.1.1.1',
      '2.2.1.2.1',
      '2.2.2',
    ]);
    expect((stepAt(result, '2').endS ?? 0) - (stepAt(result, '2').startS ?? 0)).toBeCloseTo(480, 9);
  });

  it('met before they began take no time', () => {
    const result = runOf(
      recipeOf(hot, 'Hold for 2 h', 'Repeat 5 times until water < 2000 ppm', '  Hold for 1 h'),
      coilCase(),
      fast,
    );
    expect(outcomes(result)).toEqual(['1 completed', '2 completed', '3 already-met']);
  });
});

describe('branches of the isotherms', () => {
  const dryThenExpose = recipeOf(
    hot,
    'Hold for 2 h',
    'Cool to 25 °C at 10 K/min',
    'Expose to room 25 °C, RH 10 % for 400 d',
  );

  it('an exposure ends at the water of the adsorption branch, and none is lost on the way', () => {
    const [full, half] = [1, 0.5].map((share) => runOf(dryThenExpose, hystereticCase(share), fast));
    const water = (result: RecipeResult | undefined) => result?.waterPpmMean.at(-1) ?? Number.NaN;
    expect(half?.massBalanceDefect).toBeLessThan(1e-10);
    expect(stepAt(half!, '2').waterPpmMean).toBeCloseTo(stepAt(full!, '2').waterPpmMean ?? 0, 5);
    // Of the gas in the pores there is as much on both branches.
    expect(water(half) / water(full)).toBeCloseTo(0.5, 3);
  });

  it('the change of the branch keeps the water that is there', () => {
    const result = runOf(
      recipeOf(hot, 'Hold for 30 min', 'Hold for 10 min, adsorption branch'),
      hystereticCase(0.5),
      fast,
    );
    const switchedS = stepAt(result, '2').endS ?? Number.NaN;
    const at = result.timeS.indexOf(switchedS);
    const [before, after] = [result.waterPpmMean[at]!, result.waterPpmMean[at + 1]!];
    // The curve goes on where it was; on its way out, water now has a higher vapour pressure.
    const elapsedS = result.timeS[at + 1]! - switchedS;
    const rate = (result.waterPpmMean[at - 1]! - before) / (switchedS - result.timeS[at - 1]!);
    expect(before - after).toBeGreaterThan(rate * elapsedS);
    expect(before - after).toBeLessThan(0.01 * before);
    expect(result.massBalanceDefect).toBeLessThan(1e-10);
  });
});

describe('a recipe that is cancelled', () => {
  it('keeps what it reached and says so of every step', () => {
    const recipe = recipeOf(
      hot,
      'Repeat 2 times',
      '  Hold for 1 h',
      '  Hold for 2 h',
      'Hold for 3 h',
    );
    const run = simulateRecipe(recipe, coilCase(), fast);
    let next = run.next();
    while (next.done !== true) next = run.next(next.value.simTimeS > 4000 ? 'cancel' : undefined);
    const result = next.value;
    expect(result.status).toBe('cancelled');
    expect(outcomes(result)).toEqual([
      '1 completed',
      '2 cancelled',
      '2.1.1 cancelled',
      '2.1.2 not-reached',
      '3 not-reached',
    ]);
    expect(result.timeS.at(-1)).toBeGreaterThan(4000);
    expect(stepAt(result, '2.1.1').endS).toBe(result.timeS.at(-1));
    expect(stepAt(result, '3')).toMatchObject({ startS: null, endS: null, waterPpmMean: null });
  });
});

describe('a recipe that fails', () => {
  it('keeps what it reached, says which step failed and when, and what was not reached', () => {
    const recipe = recipeOf(
      hot,
      'Repeat 2 times',
      '  Hold for 1 h',
      '  Hold for 2 h',
      'Hold for 3 h',
    );
    const prepared = prepareRecipe(recipe, coilCase());
    const { mesh, tolerances } = chooseResolution(prepared.problem, {
      accuracy: 1e-4,
      earliestS: 60,
      refinement: 0,
    });
    // A solver that gives up in the middle of a hold.
    const segment: typeof prepared.segment = (branch, startS, endS, felt) => {
      const usual = prepared.segment(branch, startS, endS, felt);
      const macroConductance = (timeS: number): number => {
        if (timeS > 2000) throw new SolverError('STEP_TOO_SMALL', 1, timeS);
        return usual.macroConductance(timeS);
      };
      return { ...usual, macroConductance };
    };
    const { log, outcome } = drain(
      runRecipe(recipe, { ...prepared, segment }, { mesh, tolerances }),
    );
    expect(outcome).toBeInstanceOf(SolverError);
    expect(log.steps.map(({ path, outcome: ended }) => `${path} ${ended}`)).toEqual([
      '1 completed',
      '2 failed',
      '2.1.1 failed',
      '2.1.2 not-reached',
      '3 not-reached',
    ]);
    const failedS = log.steps[2]?.endS ?? Number.NaN;
    expect(failedS).toBeGreaterThan(1140);
    expect(failedS).toBeLessThanOrEqual(2000);
    expect(log.series.timeS.at(-1)).toBeGreaterThan(1140);
    expect(log.steps[2]?.waterPpmMean).toBeLessThan(log.steps[0]?.waterPpmMean ?? 0);
  });
});
