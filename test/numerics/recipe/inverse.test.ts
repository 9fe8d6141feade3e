import { describe, expect, it } from 'vitest';
import { parseCondition } from '#shared/domain/recipe/language/parse-condition.ts';
import { withNamedValue } from '#shared/domain/recipe/varied-values.ts';
import { findValue } from '#shared/simulation/recipe/inverse/find-value.ts';
import type { WaterGoal } from '#shared/simulation/recipe/inverse/inverse-question.ts';
import { solveForValue } from '#shared/simulation/recipe/inverse/solve-for-value.ts';
import { drain } from '../../support/drain.ts';
import { transportOf } from '../../support/electrode-cases.ts';
import { coilCase, recipeOf, runOf } from '../../support/recipe-runs.ts';

const recipe = recipeOf(
  'Heat to 110 °C at 2 K/min in N2 dew point -40 °C, 1 bar',
  'Evacuate to 5 mbar within 10 min',
  'Hold for {soak = 1 h}',
  'Vent N2 dew point -60 °C to 1 bar within 5 min',
  'Cool to 25 °C at 1 K/min',
  'Expose to dry room 23 °C, dew point {moist = -30 °C} for {out = 2 h}',
);
const recipeCase = coilCase();

function goalOf(text: string): WaterGoal {
  const goal = parseCondition(text);
  if ('message' in goal || goal.quantity !== 'water') throw new Error(`No goal: ${text}`);
  return goal;
}

const ask = (name: string, lower: number, upper: number, goal: string) =>
  drain(solveForValue(recipe, recipeCase, { name, lower, upper, goal: goalOf(goal) }));

/** Water at the end of a forward run with that value. */
function forward(name: string, value: number | null) {
  const result = runOf(withNamedValue(recipe, name, value ?? Number.NaN), recipeCase);
  const end = result.steps.at(-1);
  return { mean: end?.waterPpmMean ?? 0, max: end?.waterPpmMax ?? 0 };
}

describe('inverse questions', () => {
  it.each([
    [
      'the shortest hold before a target',
      'soak',
      360,
      18_000,
      'water < 50 ppm (mean)',
      'mean',
      -60,
    ],
    ['the longest exposure to a room', 'out', 60, 360_000, 'water < 30 ppm (mean)', 'mean', 60],
    ['the highest dew point of a room', 'moist', 213.15, 263.15, 'water < 100 ppm (max)', 'max', 1],
  ] as const)(
    '%s: a forward run gives that water',
    (_what, name, lower, upper, goal, key, beyond) => {
      const answer = ask(name, lower, upper, goal);
      expect(answer.kind).toBe('found');
      const limit = Number(/\d+/.exec(goal)?.[0]);
      const water = forward(name, answer.value)[key];
      expect(Math.abs(water - limit)).toBeLessThan(0.1);
      expect(water).toBeLessThanOrEqual(limit + 1e-2);
      expect(Math.abs(water - (answer.ppm ?? 0))).toBeLessThan(0.01);
      expect(forward(name, (answer.value ?? 0) + beyond)[key]).toBeGreaterThan(limit);
    },
  );

  it('say when the bounds hold no answer', () => {
    expect(ask('out', 60, 120, 'water < 5 ppm (mean)').kind).toBe('nowhere');
    expect(ask('out', 60, 120, 'water < 500 ppm (mean)')).toMatchObject({
      kind: 'everywhere',
      runs: 2,
    });
  });

  it('end when they are cancelled', () => {
    const question = { name: 'soak', lower: 360, upper: 18_000, goal: goalOf('water < 50 ppm') };
    const search = solveForValue(recipe, recipeCase, question);
    search.next();
    let next = search.next('cancel');
    while (next.done !== true) next = search.next();
    expect(next.value).toMatchObject({ kind: 'cancelled', value: null });
  });
});

describe('the longest exposure', () => {
  const question = (goal: string) => ({
    name: 'out',
    lower: 60,
    upper: 360_000,
    goal: goalOf(goal),
  });

  it('is found in one run where trials find it', () => {
    const asked = question('water < 30 ppm (mean)');
    const answer = drain(findValue(recipe, recipeCase, asked));
    const tried = drain(solveForValue(recipe, recipeCase, asked));
    expect(answer).toMatchObject({ kind: 'found', runs: 1 });
    expect(forward('out', answer.value).mean).toBeCloseTo(30, 1);
    // Trials come to within 0.01 ppm of the limit.
    const perSecond = (forward('out', 3600).mean - forward('out', 1800).mean) / 1800;
    expect(Math.abs(answer.value! - tried.value!) * perSecond).toBeLessThan(0.02);
    expect(answer.ppmAtLower).toBeCloseTo(tried.ppmAtLower!, 2);
    expect(answer.ppmAtUpper).toBeCloseTo(tried.ppmAtUpper!, 2);
    expect(forward('out', answer.value! + 60).mean).toBeGreaterThan(30);
  });

  it('says when the bounds hold none', () => {
    const kindOf = (goal: string) => drain(findValue(recipe, recipeCase, question(goal)));
    expect(kindOf('water < 5 ppm (mean)')).toMatchObject({ kind: 'nowhere', value: null, runs: 2 });
    expect(kindOf('water < 5000 ppm (mean)')).toMatchObject({ kind: 'everywhere', runs: 1 });
  });

  it('is cancelled at once', () => {
    const search = findValue(recipe, recipeCase, question('water < 30 ppm'));
    search.next();
    expect(search.next('cancel')).toMatchObject({ done: true, value: { kind: 'cancelled' } });
  });

  describe('of a cold coil in a warm room, which takes up water and gives it off as it warms up', () => {
    const electrodeCase = coilCase().electrodeCase!;
    const narrow = {
      ...electrodeCase,
      geometry: { ...electrodeCase.geometry, widthM: 0.04 } as typeof electrodeCase.geometry,
    };
    const coil = { title: 'narrow', transportCase: transportOf(narrow), electrodeCase: narrow };
    const cold = recipeOf(
      'coil lags',
      'Heat to 110 °C within 30 min in N2 dew point -40 °C, 1 bar',
      'Evacuate to 5 mbar',
      'Hold for 4 h',
      'Vent N2 dew point -60 °C to 1 bar',
      'Cool to 15 °C within 1 h',
      'Hold for 8 h',
      'Expose to room 60 °C, dew point 14 °C for {out = 8 h}',
    );
    const waterAfter = (timeS: number, accuracy = 1e-7) => {
      const { steps } = runOf(withNamedValue(cold, 'out', timeS), coil, {
        accuracy,
        estimate: false,
      });
      return steps.at(-1)!;
    };

    it('ends where the water first passes the limit, although it falls below it again', () => {
      const asked = { ...question('water < 600 ppm (mean)'), upper: 8 * 3600 };
      const answer = drain(findValue(cold, coil, asked));
      expect(answer.kind).toBe('found');
      expect(waterAfter(answer.value!).waterPpmMean).toBeCloseTo(600, 1);
      expect(waterAfter(answer.value! + 60, 1e-5).waterPpmMean).toBeGreaterThan(600);
      for (const ppm of [answer.ppmAtLower, answer.ppmAtUpper]) expect(ppm).toBeLessThan(600);
      // The ends alone do not show it.
      expect(drain(solveForValue(cold, coil, asked)).kind).toBe('everywhere');
    });

    it('begins where the water falls below the limit, when it is above it from the first', () => {
      const bounds = { lower: 3600, upper: 8 * 3600 };
      const asked = { ...question('water < 650 ppm (mean)'), ...bounds };
      const answer = drain(findValue(cold, coil, asked));
      expect(answer).toMatchObject({ kind: 'found', runs: 2 });
      expect(answer.ppmAtLower).toBeGreaterThan(650);
      expect(answer.ppmAtUpper).toBeLessThan(650);
      expect(waterAfter(answer.value!).waterPpmMean).toBeCloseTo(650, 1);
    });
  });
});
