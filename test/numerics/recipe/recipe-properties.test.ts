import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import type { StepResult } from '#shared/domain/recipe/recipe-result.ts';
import { coilCase, recipeOf, runOf } from '../../support/recipe-runs.ts';

const recipeCase = coilCase();

const minutes = fc.integer({ min: 1, max: 90 });
const celsius = fc.integer({ min: 25, max: 130 });
const mbar = fc.constantFrom(0.5, 5, 50, 200, 1000);
const dewPoint = fc.integer({ min: -60, max: -10 });

/** Lines of steps that make sense in any order, at most two levels deep. */
const line = fc.oneof(
  fc
    .record({ t: celsius, r: fc.integer({ min: 1, max: 10 }) })
    .map(({ t, r }) => `Heat to ${t} °C at ${r} K/min`),
  fc.record({ p: mbar, m: minutes }).map(({ p, m }) => `Evacuate to ${p} mbar within ${m} min`),
  mbar.map((p) => `Evacuate to ${p} mbar`),
  fc.record({ d: dewPoint, p: mbar }).map(({ d, p }) => `Purge N2 dew point ${d} °C to ${p} mbar`),
  minutes.map((m) => `Hold for ${m} min`),
  fc
    .record({ w: fc.integer({ min: 20, max: 3000 }), m: minutes, sign: fc.constantFrom('<', '>') })
    .map(({ w, m, sign }) => `Hold until water ${sign} ${w} ppm, at most ${m} min`),
  fc
    .record({ h: fc.integer({ min: 1, max: 60 }), m: minutes })
    .map(({ h, m }) => `Expose to room 25 °C, RH ${h} % for ${m} min`),
);
const lines = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: line.map((one) => [one]) },
      fc
        .record({
          n: fc.integer({ min: 1, max: 3 }),
          m: minutes,
          inside: fc.array(line, { minLength: 1, maxLength: 3 }),
        })
        .map(({ n, m, inside }) => [
          `Repeat ${n} times, at most ${m} min`,
          ...inside.map((one) => `  ${one}`),
        ]),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => [...list.flat(), 'Hold for 1 min']);

const extras = fc.constantFrom<string[]>(
  [],
  ['coil lags, gas 30 W/(m² K), emissivity 0.9'],
  ['chamber 2 m³, pump 50 m³/h, leak 0.1 mbar l/s, 2 coils'],
  ['coil lags, contact 20 W/K', 'chamber 0.5 m³, pump 5 m³/h'],
);

/** Steps that stand directly inside the step at a path, of one round, or at the top. */
function siblings(steps: readonly StepResult[]): StepResult[][] {
  const groups = new Map<string, StepResult[]>();
  for (const step of steps) {
    const prefix = step.path.replace(/\.?\d+$/, '');
    groups.set(prefix, [...(groups.get(prefix) ?? []), step]);
  }
  return [...groups.values()];
}

describe('any recipe that makes sense', () => {
  it('runs to its end without losing water, each step from where the one before it ended', () => {
    fc.assert(
      fc.property(lines, extras, (own, extra) => {
        const recipe = recipeOf('start in air RH 40 %', ...extra, ...own);
        const errors = checkRecipe(recipe, recipeCase).filter(
          ({ severity }) => severity === 'error',
        );
        fc.pre(errors.length === 0);
        const result = runOf(recipe, recipeCase, { accuracy: 1e-4, estimate: false });
        expect(result.status).toBe('finished');
        expect(result.massBalanceDefect).toBeLessThan(1e-10);
        expect(Math.min(...result.waterPpmMean)).toBeGreaterThan(-1e-3);
        for (const { outcome } of result.steps) {
          expect(['completed', 'condition-met', 'already-met', 'cap-reached']).toContain(outcome);
        }
        for (const group of siblings(result.steps)) {
          for (const [k, step] of group.entries()) {
            expect(step.endS).toBeGreaterThanOrEqual(step.startS ?? Infinity);
            if (k > 0) expect(step.startS).toBe(group[k - 1]?.endS);
          }
        }
        for (const { text, outcome, waterPpmMean } of result.steps) {
          const [, sign, limit] = /until water (.) (\d+) ppm/.exec(text) ?? [];
          if (outcome !== 'condition-met' || sign === undefined) continue;
          const excess = ((waterPpmMean ?? Number.NaN) - Number(limit)) * (sign === '<' ? 1 : -1);
          expect(excess).toBeLessThanOrEqual(1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });
});
