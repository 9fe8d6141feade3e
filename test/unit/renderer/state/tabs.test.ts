import { beforeEach, expect, it, vi } from 'vitest';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { SettingsStore } from '#renderer/state/settings.svelte.ts';
import { Tabs } from '#renderer/state/tabs.svelte.ts';
import { success } from '#shared/contract/envelope.ts';
import { fakeHost } from './fake-host.ts';
import { eventually } from '../../../support/eventually.ts';

beforeEach(() => {
  const matchMedia = () => ({ matches: false, addEventListener: () => undefined });
  vi.stubGlobal('window', { matchMedia });
});

function open(...caseIds: string[]) {
  const host = fakeHost({ 'settings.change': () => success({}) });
  const tabs = new Tabs(new SettingsStore(host.client, new Notices()));
  for (const caseId of caseIds) tabs.open({ kind: 'case', caseId });
  return { tabs, host };
}

const front = (tabs: Tabs) => (tabs.front?.kind === 'case' ? tabs.front.caseId : tabs.front?.kind);

it('brings an open document to the front instead of opening it twice', () => {
  const { tabs } = open('a', 'b');
  tabs.open({ kind: 'case', caseId: 'a' });
  expect(tabs.all).toHaveLength(2);
  expect(front(tabs)).toBe('a');
});

it.each([
  { close: 0, shown: 'c' },
  { close: 2, shown: 'b' },
])('closes tab $close and shows $shown', ({ close, shown }) => {
  const { tabs } = open('a', 'b', 'c');
  tabs.close(close);
  expect(front(tabs)).toBe(shown);
});

it('shows nothing when the last one is closed', () => {
  const { tabs } = open('a');
  tabs.close(0);
  expect(tabs.front).toBeUndefined();
});

it('keeps the front when tabs of deleted cases go, and tools stay', () => {
  const { tabs } = open('a', 'b');
  tabs.open({ kind: 'compare' });
  tabs.select(1);
  tabs.keep({ caseIds: ['b'], documentIds: [], materialSetIds: [], shippedMaterialIds: [] });
  expect(tabs.all).toEqual([{ kind: 'case', caseId: 'b' }, { kind: 'compare' }]);
  expect(front(tabs)).toBe('b');
});

it('keeps the tabs of material sets that are there, the own and the shipped ones', () => {
  const { tabs } = open('a');
  for (const id of ['own', 'gone']) {
    tabs.open({ kind: 'material', materialSetId: id });
    tabs.open({ kind: 'shipped-material', id });
  }
  expect(tabs.all).toHaveLength(5);
  tabs.open({ kind: 'document', documentId: 'gone' });
  tabs.keep({
    caseIds: [],
    documentIds: [],
    materialSetIds: ['own'],
    shippedMaterialIds: ['own'],
  });
  expect(tabs.all).toEqual([
    { kind: 'material', materialSetId: 'own' },
    { kind: 'shipped-material', id: 'own' },
  ]);
  tabs.open({ kind: 'shipped-material', id: 'own' });
  expect(tabs.all).toHaveLength(2);
});

it('stores which documents are open', async () => {
  const { host } = open('a');
  await eventually(() =>
    expect(host.inputsOf('settings.change')).toMatchObject([
      { workspace: { tabs: [{ kind: 'case', caseId: 'a' }], active: 0 } },
    ]),
  );
});
