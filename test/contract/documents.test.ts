/** Recipes as documents, and their runs, through every transport. */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packExperiment, unpackExperiment } from '#shared/contract/experiment-bytes.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { correctedExperiment } from '#shared/domain/experiment/corrections/corrected-experiment.ts';
import { fitRequestSchema } from '#shared/domain/fit/fit-request.ts';
import { fitExperiment } from '#shared/estimation/experiment/fit-experiment.ts';
import { fitBundle } from '#shared/estimation/joint/fit-plan.ts';
import { simulateRecipe } from '#shared/simulation/recipe/simulate-recipe.ts';
import { coilDocument, recipeDocument } from '../support/recipe-document.ts';
import { drain } from '../support/drain.ts';
import { syntheticRun } from '../support/drying-runs.ts';
import { experimentOf } from '../support/synthetic-experiment.ts';
import { measured } from '../support/measured-run.ts';
import { harnesses } from './harnesses.ts';
import { Session } from './session.ts';
import { eventually } from '../support/eventually.ts';

describe.each(harnesses)('%s', (_name, openHarness) => {
  let session: Session;

  beforeAll(async () => {
    session = await Session.open(openHarness);
  });

  afterAll(() => session.close());

  const create = (title: string, text?: string) =>
    session.call('documents.create', {
      projectId: session.projectId,
      document: recipeDocument(title, text),
    });
  const createCoil = async (): Promise<string> =>
    (
      await session.call('cases.create', {
        projectId: session.projectId,
        document: coilDocument(),
      })
    ).caseId;
  const ended = (calculationId: string) =>
    eventually(async () => {
      const record = await session.call('calculations.get', { calculationId });
      expect(['finished', 'failed', 'cancelled']).toContain(record.state);
      return record;
    });

  it('keeps a text also while it is wrong, and undo goes back', async () => {
    const { documentId, revision } = await create('Coil A');
    const document = recipeDocument('Coil A', 'recipe "A"\n  1 Heet to');
    const edit = { documentId, revision, document, label: 'text' };
    expect(await session.call('documents.edit', edit)).toMatchObject({ undoLabel: 'text' });
    expect(await session.refusal('documents.edit', edit)).toMatchObject({ code: 'CONFLICT' });
    const caseId = await createCoil();
    const refused = await session.refusal('calculations.start', {
      kind: 'recipe',
      documentId,
      caseId,
    });
    expect(refused.message).toMatch(/not run.*line 2, column 5.*Heet/);
    const undone = await session.call('documents.undo', { documentId });
    expect(undone.document).toEqual(recipeDocument('Coil A'));
  });

  it('keeps an experiment with its file, and refuses numbers of another file', async () => {
    const { document, raw, experiment } = measured('MSB');
    const { projectId } = session;
    const packed = packExperiment(experiment);
    const input = { projectId, document, bytes: raw.bytes, experiment: packed };
    const { documentId } = await session.call('experiments.create', input);
    const data = await session.call('experiments.data', { documentId });
    expect(unpackExperiment(data.experiment)).toEqual({ ok: true, value: experiment });
    const file = await session.call('experiments.file', { documentId });
    expect([file.fileName, [...file.bytes]]).toEqual(['a.csv', [...raw.bytes]]);
    const other = await session.refusal('experiments.create', {
      ...input,
      bytes: Uint8Array.from([1]),
    });
    expect(other.message).toMatch(/not those of a\.csv/);
    const falling = packExperiment({ ...experiment, timeS: [0, 60, 30] });
    const wrong = await session.refusal('experiments.create', { ...input, experiment: falling });
    expect(wrong.message).toMatch(/timeS\[2\]/);
  });

  it('runs a recipe on a case in a solver process: the numbers of the program itself', async () => {
    const text =
      'recipe "Short"\n  1 Heat to 90 °C within 2 min in N2 dew point -40 °C, 1 bar\n  2 Hold for 3 min\n';
    const { documentId } = await create('Short', text);
    const caseId = await createCoil();
    const started = await session.call('calculations.start', {
      kind: 'recipe',
      documentId,
      caseId,
    });
    expect(started).toMatchObject({ state: 'queued', documentId, kind: 'recipe' });
    const record = await ended(started.calculationId);
    expect(record.state).toBe('finished');
    const read = parseRecipeText(text);
    if (!read.ok) throw new Error('the recipe is wrong');
    const { title, transportCase, electrodeCase } = coilDocument();
    const alone = simulateRecipe(read.recipe, {
      title,
      transportCase,
      ...(electrodeCase && { electrodeCase }),
    });
    let step = alone.next();
    while (step.done !== true) step = alone.next();
    expect(record.result).toEqual(JSON.parse(JSON.stringify(step.value)));
    const { calculations } = await session.call('calculations.list', {
      projectId: session.projectId,
    });
    expect(calculations.map(({ state }) => state)).toContain('finished');
  });

  it('fits an experiment in a solver process: the numbers of the program itself', async () => {
    const { document, raw, experiment } = measured('Decay');
    const timesS = Array.from({ length: 60 }, (_, k) => 60 * k);
    // A known decay with a known disturbance.
    const massKg = timesS.map(
      (timeS, k) => 7e-6 * (1 + 0.05 * Math.exp(-timeS / 900) + 2e-5 * Math.sin(7.3 * k)),
    );
    const run = { ...experiment, timeS: timesS, massKg, rowsRead: timesS.length };
    const input = {
      projectId: session.projectId,
      document: {
        ...document,
        corrections: [{ kind: 'dryMassByValue' as const, massKg: 7e-6 }],
      },
      bytes: raw.bytes,
      experiment: packExperiment(run),
    };
    const { documentId } = await session.call('experiments.create', input);
    const request = { fromS: 0, model: 'macro' } as const;
    const { calculationId } = await session.call('calculations.start', {
      kind: 'fit',
      documentId,
      request,
    });
    const record = await ended(calculationId);
    expect(record.state).toBe('finished');
    const corrected = correctedExperiment(run, input.document.corrections);
    if (!corrected.ok) throw new Error(corrected.issue.message);
    const alone = fitExperiment(corrected.value, v.parse(fitRequestSchema, request));
    let step = alone.next();
    while (step.done !== true) step = alone.next();
    const { result } = record;
    if (result?.format !== 'postdry.fit/1') throw new Error('there is no fit');
    expect(result.parameters.tauMacroS.value).toBeCloseTo(
      step.value?.parameters.tauMacroS.value ?? NaN,
      9,
    );
    expect(result.madeOf.unit).toBe('kg/kg');
  });

  it('fits several experiments together: the plan and its runs are kept by value', async () => {
    const ids: string[] = [];
    for (const [seed, title] of ['A', 'B'].entries()) {
      const { document, raw, experiment } = measured(title);
      const run = syntheticRun({ duration: 6, points: 40, noise: 0.004, seed: seed + 1 });
      const { documentId } = await session.call('experiments.create', {
        projectId: session.projectId,
        document,
        bytes: raw.bytes,
        experiment: packExperiment({ ...experimentOf(run, title), source: experiment.source }),
      });
      ids.push(documentId);
    }
    const [first = '', second = ''] = ids;
    const start = (more: object, runs = [{ experiment: first, fromS: 0 }]) => ({
      kind: 'joint-fit' as const,
      documentId: first,
      plan: { format: 'postdry.fit-plan/1' as const, title: 'A and B', runs, ...more },
    });
    const times = { model: 'macro', shared: ['tauMacroS'], starts: 2 } as const;
    const alone = await session.refusal('calculations.start', start({ times }));
    expect(alone.code).toBe('INPUT_INVALID');
    expect(alone.message).toContain('two or more runs');
    const runs = ids.map((experiment) => ({ experiment, fromS: 0, temperatureK: 300 }));
    const { calculationId } = await session.call('calculations.start', start({ times }, runs));
    const record = await ended(calculationId);
    expect([record.state, record.title]).toEqual(['finished', 'A and B']);
    if (record.kind !== 'joint-fit' || !record.result) throw new Error('there is no joint fit');
    const again = drain(fitBundle(record.input.bundle));
    expect(record.result.parameters).toEqual(JSON.parse(JSON.stringify(again?.parameters)));
    expect(record.result.runs.map(({ temperatureK }) => temperatureK)).toEqual([
      [300, 300],
      [300, 300],
    ]);
    const missing = [
      { experiment: second, fromS: 0 },
      { experiment: crypto.randomUUID(), fromS: 0 },
    ];
    const refused = await session.refusal('calculations.start', start({ times }, missing));
    expect(refused.code).toBe('NOT_FOUND');
  });

  it('prints a report where the host can, and says where it cannot', async () => {
    const { bytes } = await session.call('reports.pdf', { html: '<p>Water</p>' });
    expect(new TextDecoder().decode(bytes)).toBe('%PDF- <p>Water</p>');
    const refused = await session.refusal('reports.pdf', { html: 'cannot' });
    expect(refused).toEqual({ code: 'NOT_SUPPORTED', message: 'This host cannot print.' });
  });

  it('cancels a run, and ends those of a recipe that is deleted', async () => {
    const text = [
      'recipe "Long"',
      '  1 Repeat 500 times, at most 4000 h',
      '      Hold 80 °C for 20 min',
      '      Hold 90 °C for 20 min',
    ].join('\n');
    const { documentId } = await create('Long', text);
    const caseId = await createCoil();
    const start = () => session.call('calculations.start', { kind: 'recipe', documentId, caseId });
    const { calculationId } = await start();
    const progressed = () => session.heard.some(({ name }) => name === 'calculations.progressed');
    await eventually(() => expect(progressed()).toBe(true));
    const calculationIds = [calculationId];
    expect(await session.call('calculations.cancel', { calculationIds })).toEqual({ cancelled: 1 });
    expect(await ended(calculationId)).toMatchObject({ state: 'cancelled' });
    const other = await start();
    await session.call('documents.delete', { documentIds: [documentId] });
    const gone = await session.refusal('calculations.get', {
      calculationId: other.calculationId,
    });
    expect(gone.code).toBe('NOT_FOUND');
  });
});
