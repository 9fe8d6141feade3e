import { expect, it } from 'vitest';
import { inOrder, selectedAfter } from '#renderer/features/tree/list-selection.ts';

const order = ['a', 'b', 'c', 'd'];

it('adds the entry in front when the first other one is toggled', () => {
  expect(selectedAfter([], 'c', 'toggle', { order, anchor: 'a' })).toEqual(['a', 'c']);
  expect(selectedAfter(['a', 'c'], 'c', 'toggle', { order, anchor: 'c' })).toEqual(['a']);
});

it('chooses a range in both directions', () => {
  expect(selectedAfter([], 'd', 'range', { order, anchor: 'b' })).toEqual(['b', 'c', 'd']);
  expect(selectedAfter(['d'], 'a', 'range', { order, anchor: 'b' })).toEqual(['a', 'b']);
});

it('begins a range at the pressed entry where the anchor is not in the list', () => {
  expect(selectedAfter([], 'c', 'range', { order, anchor: 'gone' })).toEqual(['c']);
});

it('orders names with numbers as people do, and changes by the newest', () => {
  const entries = [
    { title: 'Case 10', updatedAtMs: 1 },
    { title: 'case 2', updatedAtMs: 2 },
  ];
  const titles = (by: 'made' | 'name' | 'changed') => inOrder(entries, by).map((e) => e.title);
  expect(titles('made')).toEqual(['Case 10', 'case 2']);
  expect(titles('name')).toEqual(['case 2', 'Case 10']);
  expect(titles('changed')).toEqual(['case 2', 'Case 10']);
});
