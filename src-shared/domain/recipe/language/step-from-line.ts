import type { RecipeStep } from '../recipe.ts';
import type { Clause, ClauseKey, ClauseValues, ReadLine } from './read-line.ts';
import { textIssue, type TextIssue, type TextPlace } from './text-issue.ts';

/** A step of a line, where its parts stand (path within the step -> place), what is wrong. */
export interface StepOfLine {
  readonly step: RecipeStep;
  readonly places: ReadonlyMap<string, TextPlace & { readonly text?: string }>;
}

type Said = { -readonly [Key in ClauseKey]?: ClauseValues[Key] };

/** What a step cannot do without, and how it is said. */
const needed: Readonly<Record<string, readonly (readonly [ClauseKey, string])[]>> = {
  vent: [['pressurePa', 'a pressure such as "to 1 bar"']],
  expose: [
    ['temperatureK', 'a temperature such as 23 °C'],
    ['gas', 'how moist the room is, such as "dew point -40 °C" or "RH 40 %"'],
  ],
};

const howItEnds = ['"for" with a time', '"until" with a condition and "at most"'];

/** Turns what a line says into a step; `lineEnd` is the column after its last character. */
export function stepFromLine(
  read: ReadLine,
  line: number,
  lineEnd: number,
): StepOfLine | readonly TextIssue[] {
  const { head, clauses, comment } = read;
  const missing = { line, column: lineEnd };
  const twice = saidTwice(clauses, line);
  if (twice.length > 0) return twice;
  const said: Said = Object.fromEntries(clauses.map(({ key, value }) => [key, value]));
  const lacking = (needed[head] ?? []).filter(([key]) => said[key] === undefined);
  if (lacking.length > 0) {
    return lacking.map(([, how]) => textIssue(missing, '', [how]));
  }
  const atMost = clauses.find(({ key }) => key === 'atMostS');
  if (head === 'hold' || head === 'expose') {
    const both = clauses.find(({ key }) => key === 'durationS');
    if (said.condition === undefined && both === undefined)
      return [textIssue(missing, '', howItEnds)];
    if (said.condition !== undefined && both !== undefined) {
      return [
        textIssue({ line, column: both.at + 1 }, both.text, ['only one of "for" and "until"']),
      ];
    }
    if (atMost !== undefined && said.condition === undefined) {
      return [
        textIssue({ line, column: atMost.at + 1 }, atMost.text, [
          '"at most" only together with "until"',
        ]),
      ];
    }
  }
  const step = {
    ...bodyOf(head, said),
    ...(comment !== undefined && { note: comment }),
  } as RecipeStep;
  const places = new Map<string, TextPlace & { text?: string }>(
    clauses.map(({ key, at, text }) => [pathOf(head, key), { line, column: at + 1, text }]),
  );
  return { step, places: places.set('', { line, column: read.at + 1 }) };
}

/** Every clause that says again what another one on the line has said. */
export function saidTwice(clauses: readonly Clause[], line: number): TextIssue[] {
  return clauses.flatMap(({ key, at, text }, index) => {
    const before = clauses.slice(0, index).find((clause) => clause.key === key);
    if (before === undefined) return [];
    const expected = `it only once: "${before.text}" has already been said`;
    return [textIssue({ line, column: at + 1 }, text, [expected])];
  });
}

/** Key path within a step of what a clause says. */
function pathOf(head: string, key: ClauseKey): string {
  const ends = head === 'hold' || head === 'expose';
  switch (key) {
    case 'durationS':
      return 'end.durationS';
    case 'condition':
      return ends ? 'end.condition' : 'until';
    case 'atMostS':
      return ends ? 'end.atMostS' : 'atMostS';
    case 'title':
      return 'profile';
    default:
      return key;
  }
}

function bodyOf(head: string, said: Said): object {
  const { title, condition, atMostS } = said;
  const apart: readonly string[] = ['title', 'condition', 'durationS', 'atMostS'];
  const same = Object.fromEntries(Object.entries(said).filter(([key]) => !apart.includes(key)));
  switch (head) {
    case 'hold':
    case 'expose':
      return { kind: head, ...same, end: endOf(said) };
    case 'follow':
      return { kind: head, profile: title, ...same, ...(condition && { until: condition }) };
    case 'repeat':
      return {
        kind: head,
        ...same,
        ...(condition && { until: condition }),
        ...(atMostS !== undefined && { atMostS }),
        steps: [],
      };
    default:
      return { kind: head, ...same };
  }
}

function endOf({ condition, durationS, atMostS }: Said): object {
  return condition === undefined
    ? { kind: 'for', durationS }
    : { kind: 'until', condition, ...(atMostS !== undefined && { atMostS }) };
}
