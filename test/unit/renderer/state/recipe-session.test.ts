import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Documents } from '#renderer/state/documents.svelte.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { RecipeSession } from '#renderer/state/recipe-session.svelte.ts';
import { success } from '#shared/contract/envelope.ts';
import type { ProjectDocument } from '#shared/domain/project/project-document.ts';
import { recipeDocument } from '../../../support/recipe-document.ts';
import { fakeHost } from './fake-host.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function open() {
  const first = recipeDocument('A', 'recipe "A"\r\n  1 Hold for 5 min\r\n');
  const record = (document: ProjectDocument, revision: number) =>
    success({ documentId: 'r', title: document.title, document, revision, undoLabel: null });
  let revision = 1;
  const host = fakeHost({
    'documents.get': () => record(first, 1),
    'documents.edit': ({ document }: { document: ProjectDocument }) => record(document, ++revision),
  });
  const notices = new Notices();
  const editor = await new Documents(host.client, notices).openDocument('r');
  if (!editor) throw new Error('The document is not open.');
  return { host, editor, notices, session: new RecipeSession(editor, notices) };
}

it('stores what is typed without a pause as one edit', async () => {
  const { host, session } = await open();
  for (const end of [1, 12, 123]) session.type(`${session.text}# ${end}`);
  expect(host.inputsOf('documents.edit')).toHaveLength(0);
  expect(session.isTyping).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(host.inputsOf('documents.edit')).toHaveLength(1);
  expect(session.isTyping).toBe(false);
});

it('gives the document the title of its text, and keeps the last one while there is none', async () => {
  const { editor, session } = await open();
  session.edit('text', 'recipe "Short \\"and\\" hot"\n  1 Hold for 5 min\n');
  expect(editor.record.title).toBe('Short "and" hot');
  session.edit('text', 'recipe "\n');
  expect(editor.record.title).toBe('Short "and" hot');
});

it('stores what is being typed before another edit', async () => {
  const { host, session } = await open();
  session.type('recipe "B"\n');
  session.edit('step', 'recipe "B"\n  1 Hold for 6 min\n');
  await vi.advanceTimersByTimeAsync(1000);
  expect(host.inputsOf('documents.edit')).toMatchObject([
    { document: { text: 'recipe "B"\n' } },
    { label: 'step', document: { text: 'recipe "B"\n  1 Hold for 6 min\n' } },
  ]);
});

it('keeps a text on screen that is too long to be stored, and says so', async () => {
  const { host, notices, session } = await open();
  const long = `recipe "A"\n# ${'x'.repeat(100_000)}\n`;
  session.type(long);
  await vi.advanceTimersByTimeAsync(1000);
  expect(session.text).toBe(long);
  expect(host.inputsOf('documents.edit')).toHaveLength(0);
  expect(notices.all[0]?.text).toMatch(/^The text is not stored\./u);
});
