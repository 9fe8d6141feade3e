import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CaseEditor } from '#renderer/state/case-editor.svelte.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { failure, success, type Envelope } from '#shared/contract/envelope.ts';
import type { CaseRecord } from '#shared/contract/projects.ts';
import { editNumber } from '#shared/domain/case/case-edits.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { fakeHost } from './fake-host.ts';

const caseId = '00000000-0000-4000-8000-000000000001';

function firstRecord(): CaseRecord {
  const parsed = parseTransportCase(readFileSync('resources/cases/figure-7-ratio-17.json', 'utf8'));
  if (!parsed.ok) throw new Error('The shipped case cannot be read.');
  const document: CaseDocument = {
    format: 'postdry.case/1',
    title: 'Case',
    note: '',
    source: null,
    mode: 'direct',
    transportCase: parsed.value,
    assumed: [{ path: 'macro.porosity', reason: 'not stated' }],
    fieldUnits: {},
    target: null,
    accuracy: 1e-4,
  };
  return {
    caseId,
    projectId: '00000000-0000-4000-8000-000000000002',
    title: 'Case',
    createdAtMs: 0,
    updatedAtMs: 0,
    assumedCount: 1,
    runCount: 0,
    revision: 1,
    document,
    undoLabel: null,
    redoLabel: null,
  };
}

/** Storage of one case, as the host keeps it. */
function open(refuse: () => Envelope<CaseRecord> | undefined = () => undefined) {
  let stored = firstRecord();
  const history: CaseRecord[] = [];
  const host = fakeHost({
    'cases.edit': ({ revision, document, label }: CaseRecord & { label: string }) => {
      const refusal = refuse();
      if (refusal) return refusal;
      if (revision !== stored.revision) {
        return failure({ code: 'CONFLICT', message: 'Changed meanwhile.' });
      }
      history.push(stored);
      stored = { ...stored, revision: revision + 1, document, undoLabel: label };
      return success(stored);
    },
    'cases.get': () => success(stored),
    'cases.undo': () => {
      const before = history.pop() ?? stored;
      stored = { ...before, revision: stored.revision + 1 };
      return success(stored);
    },
  });
  const notices = new Notices();
  const editor = new CaseEditor(host.client, notices, firstRecord());
  return {
    editor,
    notices,
    host,
    stored: () => stored,
    changeElsewhere: (title: string) => {
      const document = { ...stored.document, title };
      stored = { ...stored, title, document, revision: stored.revision + 1 };
    },
  };
}

const porosity = (value: number) => (document: CaseDocument) =>
  editNumber(document, 'macro.porosity', value);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('shows an edit at once and stores edits in their order, each on the revision before', async () => {
  const { editor, host, stored } = open();
  editor.apply('first', porosity(0.5));
  editor.apply('second', porosity(0.6));
  expect(editor.record.document.transportCase.macro.porosity).toBe(0.6);
  expect(editor.saved).toBe('saving');
  expect(await editor.settle()).toBe(true);
  expect(host.inputsOf('cases.edit')).toMatchObject([
    { revision: 1, label: 'first' },
    { revision: 2, label: 'second' },
  ]);
  expect(stored().document.transportCase.macro.porosity).toBe(0.6);
  expect(editor.saved).toBe('saved');
});

it('makes an edited value the own one of the user', async () => {
  const { editor, stored } = open();
  editor.apply('change', porosity(0.5));
  await editor.settle();
  expect(stored().document.assumed).toEqual([]);
});

it('does not apply what makes the case impossible, and says what is wrong', async () => {
  const { editor, host } = open();
  const issues = editor.apply('change', porosity(1.5));
  expect(issues).toMatchObject([{ path: 'macro.porosity' }]);
  expect(editor.record.document.transportCase.macro.porosity).toBe(0.45);
  await editor.settle();
  expect(host.requests).toEqual([]);
});

it('shows the version of another window after a conflict', async () => {
  const { editor, notices, changeElsewhere } = open();
  changeElsewhere('Theirs');
  editor.apply('change', porosity(0.5));
  await editor.settle();
  expect(editor.record).toMatchObject({ title: 'Theirs', revision: 2 });
  expect(editor.record.document.transportCase.macro.porosity).toBe(0.45);
  expect(notices.all).toMatchObject([{ kind: 'error' }]);
});

it('keeps what could not be stored, tells so once, and stores it later', async () => {
  const full = failure({ code: 'STORAGE_FAILED', message: 'The disk is full.' });
  let refusals = 2;
  const { editor, notices, stored } = open(() => (refusals-- > 0 ? full : undefined));
  editor.apply('change', porosity(0.5));
  expect(await editor.settle()).toBe(false);
  expect(editor.saved).toBe('failed');
  expect(editor.record.document.transportCase.macro.porosity).toBe(0.5);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stored().document.transportCase.macro.porosity).toBe(0.5);
  expect(editor.saved).toBe('saved');
  expect(notices.all.map(({ text }) => text)).toEqual(['The disk is full.']);
});

it('stores what is waiting before it undoes', async () => {
  const { editor, host } = open();
  editor.apply('change', porosity(0.5));
  await editor.undo();
  expect(host.requests.map(({ method }) => method)).toEqual(['cases.edit', 'cases.undo']);
  expect(editor.record.document.transportCase.macro.porosity).toBe(0.45);
});

it('does not let a reload overwrite what is not stored yet', async () => {
  const { editor, host } = open();
  editor.apply('change', porosity(0.5));
  await editor.reload();
  expect(host.inputsOf('cases.get')).toEqual([]);
  await editor.settle();
  expect(editor.record.document.transportCase.macro.porosity).toBe(0.5);
});
