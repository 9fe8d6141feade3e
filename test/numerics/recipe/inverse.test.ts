import { describe, expect, it } from 'vitest';
import { parseCondition } from '#shared/domain/recipe/language/parse-condition.ts';
import { withNamedValue } from '#shared/domain/recipe/varied-values.ts';
import {
  solveForValue,
  type WaterGoal,
} from '#shared/simulation/recipe/inverse/solve-for-value.ts';
import { drain } from '../../support/drain.ts';
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
