import { visitSteps } from '#shared/domain/recipe/check/visit-steps.ts';
import { sourceLines, type SourceLine } from '#shared/domain/recipe/language/line-structure.ts';
import {
  parseRecipeText,
  type ReadRecipe,
} from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { describeTextIssue } from '#shared/domain/recipe/language/text-issue.ts';

/*
 * Edits of the steps of a recipe within its text, so that comments, spaces and everything else that
 * somebody wrote stay. All of them take a text that can be read and the key path of a step.
 */

/** A changed text, or why it would not be a recipe. */
export type EditedText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** What a new step says until it is edited. */
const newStep = 'Hold for 30 min';

/** Puts another step on the line of one; number and note stay. */
export function replaceStep(text: string, path: string, step: string): EditedText {
  const lines = text.split('\n');
  const at = lineOf(text, path) - 1;
  const { before, note } = partsOf(lines[at] ?? '');
  // What is typed is one line, whatever was pasted.
  lines[at] = before + step.trim().replaceAll(/\s+/gu, ' ') + note;
  return checked(lines.join('\n'));
}

/** Adds a step behind one and what belongs to it. */
export function addStep(text: string, path: string): EditedText {
  const lines = text.split('\n');
  const { from, to } = blockOf(text, path);
  const { before } = partsOf(lines[from] ?? '');
  lines.splice(to, 0, before + newStep);
  return renumbered(lines.join('\n'));
}

/** Adds a step in front of all others. */
export function addFirstStep(text: string, step: string): EditedText {
  const lines = text.split('\n');
  const at = lineOf(text, 'steps[0]') - 1;
  const { before } = partsOf(lines[at] ?? '');
  lines.splice(at, 0, before + step);
  return renumbered(lines.join('\n'));
}

/** Takes a step away with what belongs to it. */
export function removeStep(text: string, path: string): EditedText {
  const lines = text.split('\n');
  const { from, to } = blockOf(text, path);
  lines.splice(from, to - from);
  return renumbered(lines.join('\n'));
}

/** Lets a step change places with its neighbour in the same list. */
export function moveStep(text: string, path: string, by: 1 | -1): EditedText {
  const other = neighbour(path, by);
  const [upper, lower] = by === 1 ? [path, other] : [other, path];
  const lines = text.split('\n');
  const first = blockOf(text, upper);
  const second = blockOf(text, lower);
  return renumbered(
    [
      ...lines.slice(0, first.from),
      ...lines.slice(second.from, second.to),
      ...lines.slice(first.to, second.from),
      ...lines.slice(first.from, first.to),
      ...lines.slice(second.to),
    ].join('\n'),
  );
}

/** The next or the previous step in the same list: `steps[2]` -> `steps[3]`. */
export function neighbour(path: string, by: 1 | -1): string {
  return path.replace(/\d+(?=\]$)/u, (index) => String(Number(index) + by));
}

/** What stands on a line for a step, without number and note. */
export function writtenStep(line: string): string {
  const { before, note } = partsOf(line);
  return line.slice(before.length, line.length - note.length);
}

function checked(text: string): EditedText {
  const read = parseRecipeText(text);
  if (read.ok) return { ok: true, text };
  const [first] = read.issues;
  return { ok: false, reason: first === undefined ? '' : describeTextIssue(first) };
}

/** Line of a step, from 1. */
function lineOf(text: string, path: string): number {
  return placesOf(parseRecipeText(text)).get(path)?.line ?? 1;
}

function placesOf(read: ReadRecipe) {
  if (!read.ok) throw new TypeError('Steps are edited in a text that can be read.');
  return read.places;
}

/** Lines of a step and of the steps inside it, from 0; blank lines and comments behind stay out. */
function blockOf(text: string, path: string): { from: number; to: number } {
  const number = lineOf(text, path);
  const said = sourceLines(text).filter((line) => !line.text.trimStart().startsWith('#'));
  const own = said.findIndex((line) => line.number === number);
  const indent = said[own]?.indent ?? 0;
  let last: SourceLine | undefined = said[own];
  for (const line of said.slice(own + 1)) {
    if (line.indent <= indent) break;
    last = line;
  }
  return { from: number - 1, to: last?.number ?? number };
}

/** Indentation and number before a step, and the note behind it. */
function partsOf(line: string): { before: string; note: string } {
  const before = /^\s*(?:\d+\.?\s+)?/u.exec(line)?.[0] ?? '';
  const said = /^(?:"(?:\\.|[^"\\])*"|[^"#])*/u.exec(line)?.[0] ?? line;
  return { before, note: line.slice(said.trimEnd().length) };
}

/** Numbers follow the order of the steps, in lines that have one. */
function renumbered(text: string): EditedText {
  const read = parseRecipeText(text);
  if (!read.ok) return checked(text);
  const lines = text.split('\n');
  visitSteps(read.recipe.steps, (_step, path) => {
    const at = (read.places.get(path)?.line ?? 1) - 1;
    const index = Number(/(\d+)\]$/u.exec(path)?.[1]) + 1;
    lines[at] = (lines[at] ?? '').replace(/^(\s*)\d+(?=\.?\s)/u, `$1${index}`);
    return [];
  });
  return { ok: true, text: lines.join('\n') };
}
