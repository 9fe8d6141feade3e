import { expect, it } from 'vitest';
import { matchingEntries } from '#renderer/features/palette/palette-entries.ts';

it('a command whose whole name was typed comes before a document of that name', () => {
  const act = (): void => undefined;
  const entries = [
    { id: 'case', label: 'Anode', act },
    { id: 'document', label: 'New recipe', act },
    { id: 'later', label: 'A new recipe', act },
    { id: 'command', label: 'New recipe', act, isCommand: true },
  ];
  const found = (query: string): string[] => matchingEntries(entries, query).map(({ id }) => id);
  expect(found('new RECIPE ')).toEqual(['command', 'document', 'later']);
  expect(found('new rec')).toEqual(['document', 'command', 'later']);
  expect(found('')).toEqual(['case', 'document', 'later', 'command']);
});
