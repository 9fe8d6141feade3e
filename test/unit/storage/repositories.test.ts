/** What is stored, on real files. */
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStorage, type Storage } from '#main/storage/open-storage.ts';
import { defaultSettings } from '#shared/domain/project/settings.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import type { SweepResult } from '#shared/domain/study/sweep-study.ts';
import { parseSweepPlan } from '#shared/domain/sweep/sweep-plan.ts';
import { coilDocument, recipeDocument, shippedRecipe } from '../../support/recipe-document.ts';
import { caseDocument } from '../../support/stored-case.ts';
import { scriptedResult } from '../../support/solver/scripted-simulation.ts';
import { measured } from '../../support/measured-run.ts';
import { packExperiment } from '#shared/contract/experiment-bytes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function opened(folder: string): Storage {
  const storage = openStorage(folder);
  onTestFinished(() => void storage.close());
  return storage;
}

function caseIn(storage: Storage, projectId = storage.projects.create('Line 1').projectId) {
  const record = storage.cases.create(projectId, caseDocument());
  if (!record) throw new Error('the case was not created');
  return record;
}

const unknown = '6f1c6d8e-8d0c-4a53-9f9c-0a4a6c1f2b11';

describe('projects', () => {
  it('are listed with what is in them, renamed, deleted and restored', () => {
    const storage = opened(temporaryFolder());
    const { projectId } = storage.projects.create('Line 1');
    const { caseId } = caseIn(storage, projectId);
    storage.runs.create(storage.cases.get(caseId)!, {});
    expect(storage.projects.rename(projectId, 'Line 2')).toMatchObject({
      title: 'Line 2',
      caseCount: 1,
      runCount: 1,
    });
    expect(storage.projects.remove(projectId)).toBe(true);
    expect(storage.projects.remove(projectId)).toBe(false);
    expect(storage.projects.list()).toEqual([]);
    expect(storage.cases.get(caseId)).toBeUndefined();
    expect(storage.projects.exists()).toBe(true);
    expect(storage.projects.restore(projectId)?.caseCount).toBe(1);
    expect(storage.cases.get(caseId)?.title).toBe('Coil A');
  });

  it('are duplicated with everything in them', () => {
    const storage = opened(temporaryFolder());
    const { projectId } = storage.projects.create('Line 1');
    const record = caseIn(storage, projectId);
    const run = storage.runs.create(record, {})!;
    storage.runs.ended(
      run.runId,
      { state: 'finished', result: scriptedResult('quick', 'finished') },
      1,
    );
    const copy = storage.projects.duplicate(projectId)!;
    expect(copy).toMatchObject({ title: 'Line 1 (2)', caseCount: 1, runCount: 1 });
    const [copied] = storage.runs.list(copy.projectId);
    expect(copied?.runId).not.toBe(run.runId);
    expect(storage.runs.get(copied!.runId)?.result).toEqual(scriptedResult('quick', 'finished'));
  });
});

describe('cases', () => {
  it('refuse an edit of a revision that is not the current one', () => {
    const storage = opened(temporaryFolder());
    const { caseId, revision } = caseIn(storage);
    const edited = storage.cases.edit(caseId, revision, caseDocument('B'), 'name');
    expect(edited).toMatchObject({ title: 'B', undoLabel: 'name' });
    expect(storage.cases.edit(caseId, revision, caseDocument('C'), 'name')).toBe('conflict');
    expect(storage.cases.get(caseId)?.title).toBe('B');
    expect(storage.cases.edit(unknown, 1, caseDocument(), 'name')).toBeUndefined();
  });

  it('undo and redo like an editor, also across a restart', () => {
    type Command = { kind: 'edit'; title: string } | { kind: 'undo' | 'redo' | 'reopen' };
    const command: fc.Arbitrary<Command> = fc.oneof(
      fc.record({ kind: fc.constant('edit' as const), title: fc.constantFrom('A', 'B', 'C', 'D') }),
      fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
      fc.record({ kind: fc.constant('reopen' as const) }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const folder = temporaryFolder();
        let storage = openStorage(folder);
        const { caseId, title } = caseIn(storage);
        let history = [title];
        let at = 0;
        for (const each of commands) {
          const record = storage.cases.get(caseId)!;
          if (each.kind === 'edit') {
            storage.cases.edit(caseId, record.revision, caseDocument(each.title), each.title);
            if (each.title !== history[at]) history = [...history.slice(0, ++at), each.title];
          } else if (each.kind === 'undo') {
            storage.cases.undo(caseId);
            at = Math.max(0, at - 1);
          } else if (each.kind === 'redo') {
            storage.cases.redo(caseId);
            at = Math.min(history.length - 1, at + 1);
          } else {
            storage.close();
            storage = openStorage(folder);
          }
          expect(storage.cases.get(caseId)).toMatchObject({
            title: history[at],
            undoLabel: at > 0 ? history[at] : null,
            redoLabel: history[at + 1] ?? null,
          });
        }
        storage.close();
      }),
      { numRuns: 12 },
    );
  });

  it('keep the last 200 steps', () => {
    const storage = opened(temporaryFolder());
    const { caseId } = caseIn(storage);
    for (let step = 0; step < 230; step++) {
      const { revision } = storage.cases.get(caseId)!;
      storage.cases.edit(caseId, revision, caseDocument(`step ${step}`), 'name');
    }
    let undone = 0;
    while (storage.cases.get(caseId)?.undoLabel !== null && undone < 300) {
      storage.cases.undo(caseId);
      undone++;
    }
    expect(undone).toBe(199);
  });

  it('are copied without their runs, deleted together and restored', () => {
    const storage = opened(temporaryFolder());
    const first = caseIn(storage);
    const second = storage.cases.duplicate(first.caseId)!;
    expect(second).toMatchObject({ title: 'Coil A (copy)', runCount: 0, undoLabel: null });
    const both = [first.caseId, second.caseId];
    expect(storage.cases.remove(both)).toEqual([first.projectId]);
    expect(storage.cases.list(first.projectId)).toEqual([]);
    expect(storage.cases.restore(both)).toEqual([first.projectId]);
    expect(storage.cases.list(first.projectId)).toHaveLength(2);
  });
});

describe('runs', () => {
  it('keep what was solved when the case changes', () => {
    const storage = opened(temporaryFolder());
    const record = caseIn(storage);
    const run = storage.runs.create(record, { method: 'analytic' })!;
    expect(run).toMatchObject({
      title: 'Run 1',
      state: 'queued',
      options: { accuracy: 1e-4, method: 'analytic' },
      figures: null,
    });
    const { transportCase } = record.document;
    const changed = { ...transportCase, endTimeS: 7200 };
    storage.cases.edit(
      record.caseId,
      1,
      { ...record.document, transportCase: changed },
      'duration',
    );
    expect(storage.runs.get(run.runId)).toMatchObject({
      transportCase,
      assumed: record.document.assumed,
    });
    expect(storage.runs.create(storage.cases.get(record.caseId)!, {})?.title).toBe('Run 2');
  });

  it('keep the partial result and the reason of one that failed', () => {
    const storage = opened(temporaryFolder());
    const { runId } = storage.runs.create(caseIn(storage), {})!;
    storage.runs.started(runId);
    const error = { code: 'SOLVER_FAILED', message: 'The step became too small.' } as const;
    const result = scriptedResult('fail', 'failed');
    storage.runs.ended(runId, { state: 'failed', error, result }, 2.5);
    expect(storage.runs.get(runId)).toMatchObject({
      state: 'failed',
      error,
      result,
      elapsedS: 2.5,
    });
    expect(storage.runs.summary(runId)?.figures).toMatchObject({ lastTotal: 0.5, steps: 10 });
  });

  it('that a host left behind have failed', () => {
    const storage = opened(temporaryFolder());
    const record = caseIn(storage);
    const [queued, running, finished] = [0, 1, 2].map(() => storage.runs.create(record, {})!.runId);
    storage.runs.started(running!);
    storage.runs.ended(
      finished!,
      { state: 'finished', result: scriptedResult('quick', 'finished') },
      1,
    );
    expect(storage.runs.failInterrupted()).toBe(2);
    for (const runId of [queued!, running!]) {
      expect(storage.runs.summary(runId)).toMatchObject({
        state: 'failed',
        error: { code: 'HOST_STOPPED' },
      });
    }
    expect(storage.runs.summary(finished!)?.state).toBe('finished');
  });

  it('are renamed, deleted and restored', () => {
    const storage = opened(temporaryFolder());
    const { runId, projectId } = storage.runs.create(caseIn(storage), {})!;
    expect(storage.runs.rename(runId, 'hot')?.title).toBe('hot');
    expect(storage.runs.remove([runId, unknown])).toEqual([projectId]);
    expect(storage.runs.get(runId)).toBeUndefined();
    expect(storage.runs.restore([runId])).toEqual([projectId]);
    expect(storage.runs.summary(runId)?.title).toBe('hot');
  });
});

describe('settings', () => {
  it('are kept one by one, and a bad one has its default', () => {
    const folder = temporaryFolder();
    const first = openStorage(folder);
    first.settings.change({ theme: 'dark', workers: 3 });
    // Only another version of the program could have stored this.
    first.settings.change({ contentUnit: 'ounces' as never });
    first.close();
    const storage = opened(folder);
    expect(storage.settings.get()).toMatchObject({
      theme: 'dark',
      workers: 3,
      contentUnit: 'wt-ppm',
    });
  });
});

describe('settings of an older version', () => {
  it('have no templates of imports yet, and take them', () => {
    const folder = temporaryFolder();
    const first = openStorage(folder);
    first.settings.change({ theme: 'dark' });
    first.close();
    const storage = opened(folder);
    expect(storage.settings.get()).toEqual({ ...defaultSettings, theme: 'dark' });
    const template = {
      format: 'postdry.import-template/1' as const,
      name: 'Balance 3',
      columns: { time: { column: 'Time', unit: 'min' as const }, pressure: null },
    };
    storage.settings.change({ importTemplates: [template] });
    expect(storage.settings.get().importTemplates).toEqual([template]);
    storage.settings.change({ importTemplates: [{ ...template, columns: 1 } as never] });
    expect(storage.settings.get()).toEqual({ ...defaultSettings, theme: 'dark' });
  });
});

describe('recipes and experiments', () => {
  const recipe = (title: string, text = '') => ({ kind: 'recipe', title, text }) as const;

  it('keep every edit, also over a restart, and undo moves along them', () => {
    const folder = temporaryFolder();
    const first = opened(folder);
    const { projectId } = first.projects.create('Line 1');
    const { documentId } = first.documents.create(projectId, recipe('A'))!;
    first.documents.edit(documentId, 1, recipe('A', 'Hold'), 'text');
    expect(first.documents.edit(documentId, 1, recipe('A'), 'text')).toBe('conflict');
    first.close();
    const second = opened(folder);
    expect(second.documents.get(documentId)).toMatchObject({
      revision: 2,
      undoLabel: 'text',
      document: { text: 'Hold' },
    });
    expect(second.documents.undo(documentId)?.document).toMatchObject({ text: '' });
    expect(second.documents.redo(documentId)?.document).toMatchObject({ text: 'Hold' });
    expect(second.documents.duplicate(documentId)?.title).toBe('A (copy)');
    expect(second.documents.remove([documentId])).toEqual([{ id: documentId, projectId }]);
    expect(second.documents.get(documentId)).toBeUndefined();
    expect(second.documents.restore([documentId])).toHaveLength(1);
    expect(second.documents.list(projectId).map(({ title }) => title)).toEqual(['A', 'A (copy)']);
  });

  it('keep a measured file to the byte, also in a copy', () => {
    const storage = opened(temporaryFolder());
    const { projectId } = storage.projects.create('Line 1');
    const { document, raw, experiment } = measured('MSB');
    const packed = packExperiment(experiment);
    const { documentId } = storage.experiments.create(projectId, document, raw, packed)!;
    const copy = storage.documents.duplicate(documentId)!;
    for (const id of [documentId, copy.documentId]) {
      expect(storage.experiments.file(id)?.name).toBe('a.csv');
      expect([...(storage.experiments.file(id)?.bytes ?? [])]).toEqual([...raw.bytes]);
      expect(storage.experiments.data(id)).toEqual(experiment);
    }
    storage.documents.remove([documentId]);
    expect(storage.experiments.data(documentId)).toBeUndefined();
  });
});

describe('calculations', () => {
  it('that a host left behind keep what had been stored of them', () => {
    const storage = opened(temporaryFolder());
    const { projectId } = storage.projects.create('Line 1');
    const { documentId } = storage.documents.create(projectId, recipeDocument('A'))!;
    const read = parseRecipeText(shippedRecipe('coil-until-dry'));
    const plan = {
      format: 'postdry.sweep/1',
      case: 'c',
      axes: [{ vary: 'hot', kind: 'list', values: [350] }],
    };
    const parsed = parseSweepPlan(plan);
    if (!read.ok || !parsed.ok) throw new Error('recipe or plan is wrong');
    const { recipe } = read;
    const input = {
      kind: 'sweep',
      recipe,
      caseDocument: coilDocument(),
      plan: parsed.value,
    } as const;
    const { calculationId } = storage.calculations.create(documentId, 'A', input, 'hash')!;
    storage.calculations.started(calculationId);
    const result: SweepResult = {
      format: 'postdry.sweep-result/1',
      rowCount: 2,
      ppmBasis: 'coating',
      inputs: [{ name: 'hot', unit: 'K' }],
      rows: [],
    };
    storage.calculations.keep(calculationId, result);
    expect(storage.calculations.failInterrupted()).toBe(1);
    expect(storage.calculations.get(calculationId)).toMatchObject({
      kind: 'sweep',
      state: 'failed',
      error: { code: 'HOST_STOPPED', message: expect.stringContaining('is kept') as unknown },
      input: { plan: parsed.value },
      result,
    });
    const error = { code: 'STORAGE_FAILED', message: 'The disk is full.' } as const;
    storage.calculations.ended(calculationId, { state: 'failed', error }, 1);
    expect(storage.calculations.get(calculationId)).toMatchObject({ error, result });
  });
});
