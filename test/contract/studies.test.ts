/** Questions, robust studies and sweeps through the transports, on real solver processes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalculationRequest } from '#shared/contract/calculations.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { waterAtEnd } from '#shared/domain/recipe/plant/water-figures.ts';
import type { RobustSettings } from '#shared/domain/study/robust-study.ts';
import { storedRow } from '#shared/domain/study/stored-row.ts';
import { isChecked } from '#shared/simulation/sweep/checked-row.ts';
import { parseSweepPlan } from '#shared/domain/sweep/sweep-plan.ts';
import { planRows } from '#shared/simulation/sweep/plan-rows.ts';
import { runRow } from '#shared/simulation/sweep/run-row.ts';
import { coilDocument, recipeDocument } from '../support/recipe-document.ts';
import { harnesses } from './harnesses.ts';
import { Session } from './session.ts';
import { eventually } from '../support/eventually.ts';

const text = [
  'recipe "Short"',
  '  target water < 1500 ppm (mean)',
  '  1 Heat to {hot = 90 °C} within 5 min in N2 dew point -40 °C, 1 bar',
  '  2 Hold for {soak = 20 min}',
  '',
].join('\n');

const settings: RobustSettings = {
  samples: 12,
  seed: 7,
  method: 'latin-hypercube',
  accuracy: 1e-3,
  without: [],
  plant: { ovenTemperatureSdK: 2 },
  target: { measure: 'mean', ppm: 1500 },
};

describe.each(harnesses)('studies, %s', (_name, openHarness) => {
  let session: Session;
  let documentId: string;
  let caseId: string;

  beforeAll(async () => {
    session = await Session.open(openHarness);
    const { projectId } = session;
    const document = recipeDocument('Short', text);
    ({ documentId } = await session.call('documents.create', { projectId, document }));
    ({ caseId } = await session.call('cases.create', { projectId, document: coilDocument() }));
  });

  afterAll(() => session.close());

  type Asked<Kind> = Omit<
    Extract<CalculationRequest, { kind: Kind }>,
    'documentId' | 'caseId' | 'kind'
  >;

  const request = <Kind extends CalculationRequest['kind']>(kind: Kind, asked: Asked<Kind>) =>
    ({ kind, documentId, caseId, ...asked }) as unknown as CalculationRequest;

  const ended = (calculationId: string) =>
    eventually(async () => {
      const record = await session.call('calculations.get', { calculationId });
      expect(['finished', 'failed', 'cancelled']).toContain(record.state);
      return record;
    });

  const run = async (asked: CalculationRequest) =>
    ended((await session.call('calculations.start', asked)).calculationId);

  it('answers how long a coil may wait, and checks it by a run', async () => {
    const limit = { measure: 'mean', ppm: 2200 } as const;
    const record = await run(
      request('question', {
        question: {
          ask: 'longest-exposure',
          place: 'room',
          temperatureK: 296.15,
          dewPointK: 283.15,
          atMostS: 7 * 86_400,
          limit,
        },
      }),
    );
    expect(record.state).toBe('finished');
    const { result } = record;
    if (result?.format !== 'postdry.answer/1') throw new Error('there is no answer');
    expect(result.kind).toBe('found');
    const { check, value } = result;
    expect(value).toBeGreaterThan(60);
    expect(check?.value).toBe(value);
    expect(check?.recipe.steps.at(-1)).toMatchObject({ end: { durationS: { value } } });
    // The search is coarser than the check.
    expect(check && waterAtEnd(check.result, 'mean')).toBeCloseTo(2200, 1);
  });

  it('gives the same numbers for the same seed, also those of its rows alone', async () => {
    const [first, second, other] = [
      await run(request('robust', { settings })),
      await run(request('robust', { settings })),
      await run(request('robust', { settings: { ...settings, seed: 8 } })),
    ];
    expect(first.state).toBe('finished');
    expect(first.result).toEqual(second.result);
    expect(first.inputHash).toBe(second.inputHash);
    expect(other.result).not.toEqual(first.result);
    const { result } = first;
    if (result?.format !== 'postdry.robust/1') throw new Error('there is no result');
    expect(result.rows.map(({ index }) => index)).toEqual(Array.from({ length: 12 }, (_, k) => k));
    const met = result.rows.filter(
      ({ targetPpmAtEnd }) => (targetPpmAtEnd ?? Infinity) <= (result.limitPpm ?? 0),
    );
    expect(result.probability).toBe(met.length / 12);
    expect(result.influences.map(({ name }) => name)).toContain('oven.temperatureOffset');
    expect(result.bands?.p50).toHaveLength(61);
    // Some are checked; that takes no part in the numbers.
    const checked = result.rows.filter((row) => row.estimatedErrorPpm !== null);
    expect(checked.map(({ index }) => index)).toEqual(
      result.rows.map(({ index }) => index).filter((index) => isChecked(index, 12)),
    );
    for (const row of checked) expect(row.estimatedErrorShare).toBeLessThan(settings.accuracy);
  });

  it('gives row i of a sweep the numbers of a run with its values', async () => {
    const parsed = parseSweepPlan({
      format: 'postdry.sweep/1',
      recipe: text,
      case: 'case.json',
      accuracy: 1e-3,
      estimate: false,
      axes: [
        { vary: 'soak', kind: 'grid', from: 300, to: 1500, count: 3 },
        { vary: 'oven.temperatureOffset', kind: 'list', values: [0, 10] },
      ],
    });
    if (!parsed.ok) throw new Error('the plan is wrong');
    const record = await run(request('sweep', { plan: parsed.value }));
    const { result } = record;
    if (result?.format !== 'postdry.sweep-result/1') throw new Error('there is no result');
    const read = parseRecipeText(text);
    if (!read.ok || record.kind !== 'sweep') throw new Error('the recipe is wrong');
    const { caseDocument } = record.input;
    const { inputs, valuesOf } = planRows(parsed.value, read.recipe, caseDocument);
    const setup = {
      recipe: read.recipe,
      caseDocument,
      caseConditions: false,
      inputs,
      options: { accuracy: 1e-3, estimate: false },
    };
    expect(result.rows).toEqual(
      Array.from({ length: 6 }, (_, k) =>
        storedRow(runRow(setup, { index: k, values: valuesOf(k), checked: isChecked(k, 6) })),
      ),
    );
    // Hotter and longer is drier.
    expect(result.rows[5]?.endPpmMean).toBeLessThan(result.rows[0]?.endPpmMean ?? 0);
  });

  it('finds the shortest value with 95 %', async () => {
    const record = await run(
      request('optimum', { settings, name: 'soak', from: 60, to: 40 * 3600 }),
    );
    const { result } = record;
    if (result?.format !== 'postdry.robust-optimum/1') throw new Error('there is no result');
    expect(result.kind).toBe('found');
    const best = result.trials.find(({ value }) => value === result.value);
    expect(best?.probability).toBeGreaterThanOrEqual(0.95);
    expect(result.errors).toMatchObject({ finished: 12, checked: 5, steepFronts: 0 });
    for (const { value, probability } of result.trials) {
      expect((probability ?? 0) >= 0.95, String(value)).toBe(value >= (result.value ?? Infinity));
    }
  });

  it('chooses further values so that the recipe is shortest', async () => {
    const few = { ...settings, samples: 4 };
    const record = await run(
      request('shortest', {
        settings: few,
        ...{ name: 'soak', from: 60, to: 40 * 3600 },
        within: [{ name: 'hot', from: 363.15, to: 393.15 }],
      }),
    );
    expect(record.state).toBe('finished');
    const { result } = record;
    if (result?.format !== 'postdry.shortest-recipe/1') throw new Error('there is no result');
    expect(result.status).toBe('done');
    const best = result.tried[result.best ?? -1];
    // Hotter is faster: the hottest that is allowed needs the least time.
    expect(best?.further).toEqual([393.15]);
    expect(best?.probability).toBeGreaterThanOrEqual(0.95);
    for (const { lengthS } of result.tried) {
      expect(lengthS ?? Infinity).toBeGreaterThanOrEqual(best?.lengthS ?? Infinity);
    }
  });

  it('keeps what was computed when it is cancelled', async () => {
    const many = { ...settings, samples: 2000 };
    const { calculationId } = await session.call(
      'calculations.start',
      request('robust', { settings: many }),
    );
    const sampled = async (): Promise<number> => {
      const { result } = await session.call('calculations.get', { calculationId });
      return result?.format === 'postdry.robust/1' ? result.rows.length : 0;
    };
    await eventually(async () => expect(await sampled()).toBeGreaterThan(3));
    await session.call('calculations.cancel', { calculationIds: [calculationId] });
    const record = await ended(calculationId);
    expect(record.state).toBe('cancelled');
    const kept = await sampled();
    expect(kept).toBeGreaterThan(3);
    expect(kept).toBeLessThan(2000);
  });

  it('refuses what cannot be asked, in words', async () => {
    const path = 'steps[0].end.durationS';
    const limit = { measure: 'mean', ppm: 200 } as const;
    const hold = { ask: 'shortest-hold', path, atMostS: 3600, limit } as const;
    const question = await session.refusal(
      'calculations.start',
      request('question', { question: hold }),
    );
    expect(question.message).toMatch(/not asked.*steps\[0\]/);
    const optimum = { settings, name: 'nothing', from: 1, to: 2 };
    const other = await session.refusal('calculations.start', request('optimum', optimum));
    expect(other.message).toMatch(/no value named “nothing”/);
    const negative = { settings, name: 'soak', from: -60, to: 3600 };
    const bound = await session.refusal('calculations.start', request('optimum', negative));
    expect(bound.message).toMatch(/cannot be run with the lower bound of “soak”/);
    const soak = { name: 'soak', from: 60, to: 3600 };
    const twice = await session.refusal(
      'calculations.start',
      request('shortest', { settings, ...soak, within: [soak] }),
    );
    expect(twice.message).toMatch(/named twice/);
    const record = await run(request('robust', { settings }));
    if (record.result?.format !== 'postdry.robust/1') throw new Error('there is no result');
    const without = record.result.influences.map(({ name }) => name);
    const nothing = await session.refusal(
      'calculations.start',
      request('robust', { settings: { ...settings, without } }),
    );
    expect(nothing.message).toMatch(/Nothing is uncertain/);
  });
});
