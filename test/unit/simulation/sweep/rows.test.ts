import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseCaseDocument,
  type CaseDocument,
} from '#shared/domain/project/parse-case-document.ts';
import { parseSweepPlan, type SweepPlan } from '#shared/domain/sweep/sweep-plan.ts';
import type { RowSetup } from '#shared/domain/sweep/row-setup.ts';
import { withInputs } from '#shared/domain/sweep/varied-input.ts';
import { planRows } from '#shared/simulation/sweep/plan-rows.ts';
import { runRow } from '#shared/simulation/sweep/run-row.ts';
import { coilCase, recipeOf, runOf } from '../../../support/recipe-runs.ts';
import { transportOf } from '../../../support/electrode-cases.ts';

const recipe = recipeOf(
  'target water < 200 ppm (mean)',
  '1 Heat to {hot = 110 °C} within 10 min in N2 dew point {dew = -40 °C}, 5 mbar',
  '2 Hold for {soak = 30 min}',
);

const { electrodeCase } = coilCase();
const caseDocument = documentOf();

function documentOf(): CaseDocument {
  const parsed = parseCaseDocument({
    format: 'postdry.case/1',
    title: 'coil',
    mode: 'electrode',
    electrodeCase,
  });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '));
  return parsed.value;
}

function planOf(plan: object): SweepPlan {
  const parsed = parseSweepPlan({ format: 'postdry.sweep/1', recipe: 'r', case: 'c', ...plan });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '));
  return parsed.value;
}

describe('rows of a plan', () => {
  it('are all combinations, the last axis fastest, with the same samples in each', () => {
    const { rowCount, valuesOf, inputs } = planRows(
      planOf({
        axes: [
          { vary: 'soak', kind: 'grid', from: 1, to: 100, count: 3, scale: 'log' },
          { vary: 'hot', kind: 'list', values: [370, 380] },
          { vary: 'dew', kind: 'latin-hypercube', from: 220, to: 240 },
        ],
        samples: 2,
      }),
      recipe,
      caseDocument,
    );
    const rows = Array.from({ length: rowCount }, (_, row) => valuesOf(row));
    expect(inputs.map(({ label, unit }) => `${label} ${unit}`)).toEqual([
      'soak s',
      'hot K',
      'dew K',
    ]);
    expect(rows.map(([soak, hot]) => [soak, hot])).toEqual(
      [1, 10, 100].flatMap((soak) => [370, 370, 380, 380].map((hot) => [soak, hot])),
    );
    const dews = rows.map(([, , dew]) => dew!);
    expect(dews).toEqual(dews.map((_, row) => dews[row % 2]));
    expect(
      dews
        .slice(0, 2)
        .map((dew) => (dew < 230 ? 0 : 1))
        .sort(),
    ).toEqual([0, 1]);
  });

  it('put one sample of every uncertain value into each slice of its distribution', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.integer({ min: 1, max: 40 }),
        (seed, samples) => {
          const planned = planRows(
            planOf({ uncertainties: {}, samples, seed }),
            recipe,
            caseDocument,
          );
          const energy = planned.inputs.findIndex(({ label }) =>
            label.endsWith('components[2].diffusion.activationEnergyJPerMol'),
          );
          // Uniform from 30 to 60 kJ/mol.
          const slices = Array.from({ length: samples }, (_, row) =>
            Math.floor(((planned.valuesOf(row)[energy]! - 30_000) / 30_000) * samples),
          );
          expect(new Set(slices).size).toBe(samples);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('refuse what has no effect or does not exist', () => {
    const rowsFor = (vary: string) =>
      planRows(planOf({ axes: [{ vary, kind: 'list', values: [1] }] }), recipe, caseDocument);
    expect(() => rowsFor('electrodeCase.drying.temperatureK')).toThrow(/no effect/);
    expect(() => rowsFor('transportCase.macro.lengthM')).toThrow(/follows from the electrode/);
    expect(() => rowsFor('electrode.thickness')).toThrow(
      /neither a name of the recipe \(hot, dew, soak\)/,
    );
  });
});

describe('a row', () => {
  const options = { accuracy: 1e-4, estimate: true };

  it('is the single run with its inputs, bit by bit', () => {
    const plan = planOf({
      axes: [
        { vary: 'soak', kind: 'list', values: [1800, 2400] },
        { vary: 'electrode.thicknessM.value', kind: 'list', values: [6e-5, 8e-5] },
      ],
    });
    const { inputs, valuesOf } = planRows(plan, recipe, caseDocument);
    const setup = { recipe, caseDocument, caseConditions: false, inputs, options };
    const row = runRow(setup, { index: 3, values: valuesOf(3) });
    const electrode = {
      ...electrodeCase!.electrode,
      thicknessM: { ...electrodeCase!.electrode.thicknessM, value: 8e-5 },
    };
    const changed = { ...electrodeCase!, electrode };
    const single = runOf(
      recipeOf(
        'target water < 200 ppm (mean)',
        '1 Heat to 110 °C within 10 min in N2 dew point -40 °C, 5 mbar',
        '2 Hold for 2400 s',
      ),
      { title: 'single', transportCase: transportOf(changed), electrodeCase: changed },
      options,
    );
    expect(row).toMatchObject({
      index: 3,
      inputs: [2400, 8e-5],
      outcome: 'finished',
      timeToTargetS: single.timeToTargetS,
      endPpmMean: single.waterPpmMean.at(-1),
      endPpmMax: single.waterPpmMax.at(-1),
      massBalanceDefect: single.massBalanceDefect,
    });
  });

  it('has the same numbers when it is checked, and an error that covers a far finer run', () => {
    const plan = planOf({ axes: [{ vary: 'soak', kind: 'list', values: [1800] }] });
    const { inputs } = planRows(plan, recipe, caseDocument);
    const setup = (accuracy: number): RowSetup => ({
      ...{ recipe, caseDocument, caseConditions: false, inputs },
      options: { accuracy, estimate: false },
    });
    const row = { index: 0, values: [1800] };
    const alone = runRow(setup(1e-3), row);
    const checked = runRow(setup(1e-3), { ...row, checked: true });
    const { estimatedErrorPpm, estimatedErrorShare, estimatedTimeErrorS } = checked;
    const told = { estimatedErrorPpm, estimatedErrorShare, estimatedTimeErrorS };
    expect(checked).toEqual({ ...alone, ...told });
    expect(alone).toMatchObject({ estimatedErrorPpm: null, steepFront: false });
    const finest = runRow(setup(1e-7), row);
    const apart = Math.abs(checked.endPpmMean! - finest.endPpmMean!);
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThanOrEqual(estimatedErrorPpm!);
    expect(estimatedErrorShare).toBeLessThan(1e-3);
    expect(Math.abs(checked.lengthS! - finest.lengthS!)).toBeLessThanOrEqual(estimatedTimeErrorS!);
  });

  it('says why its values cannot be run', () => {
    const plan = planOf({
      axes: [{ vary: 'electrode.thicknessM.value', kind: 'list', values: [-1] }],
    });
    const { inputs } = planRows(plan, recipe, caseDocument);
    const setup = { recipe, caseDocument, caseConditions: false, inputs, options };
    expect(runRow(setup, { index: 0, values: [-1] })).toMatchObject({
      outcome: 'refused',
      problem: expect.stringContaining('thicknessM') as unknown,
    });
  });
});

describe('an oven that is off', () => {
  it('can be run, whatever digits its values have', () => {
    const inputs = (['temperature-offset', 'pressure-factor', 'dew-point-offset'] as const).map(
      (quantity) => ({ kind: 'oven' as const, quantity, label: quantity, unit: '' }),
    );
    const options = { accuracy: 1e-2, estimate: false };
    const setup = { recipe, caseDocument, caseConditions: false, inputs, options };
    const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(between(-5, 5), between(0.7, 1.4), between(-8, 8), (...values) => {
        expect(runRow(setup, { index: 0, values })).toMatchObject({
          outcome: 'finished',
          problem: null,
        });
      }),
      { numRuns: 25 },
    );
  });
});

describe('varied inputs', () => {
  const component = (document: unknown, k: number) =>
    (document as CaseDocument).electrodeCase!.electrode.components[k]!;

  it('keep the sum of the mass fractions', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.9, noNaN: true }), (share) => {
        const { inputs } = planRows(
          planOf({
            axes: [
              { vary: 'electrode.components[2].massFraction.value', kind: 'list', values: [0] },
            ],
          }),
          recipe,
          caseDocument,
        );
        const varied = withInputs({ recipe, caseDocument }, inputs, [share]);
        const { components } = (varied.caseDocument as CaseDocument).electrodeCase!.electrode;
        const sum = components.reduce((total, { massFraction }) => total + massFraction.value, 0);
        expect(sum).toBeCloseTo(1, 12);
        expect(component(varied.caseDocument, 2).massFraction.value).toBe(share);
      }),
    );
  });

  it('scale the loading of a component and shift the oven', () => {
    const varied = withInputs(
      { recipe, caseDocument },
      [
        { kind: 'isotherm', component: 2, label: '', unit: '' },
        { kind: 'oven', quantity: 'temperature-offset', label: '', unit: '' },
        { kind: 'oven', quantity: 'pressure-factor', label: '', unit: '' },
        { kind: 'oven', quantity: 'dew-point-offset', label: '', unit: '' },
      ],
      [2, 3, 1.5, -5],
    );
    const isotherm = component(varied.caseDocument, 2).desorption!.isotherm;
    expect(isotherm).toEqual({
      ...component(caseDocument, 2).desorption!.isotherm,
      monolayerKgPerKg: 0.2,
    });
    expect(varied.recipe.steps[0]).toMatchObject({
      temperatureK: { name: 'hot', value: 386.15 },
      pressurePa: 750,
      gas: { moisture: { dewPointK: { name: 'dew', value: 228.15 } } },
    });
  });
});
