import type { CaseIssue } from '#shared/domain/case/case-issue.ts';
import { parseRecipe } from '../parse-recipe.ts';
import type { Condition, Recipe, RecipeStep } from '../recipe.ts';
import { RECIPE_FORMAT } from '../recipe.ts';
import { RECIPE_LIMITS } from '../limits.ts';
import { OR_NAMED } from '../varied-value.ts';
import { lineError } from './line-error.ts';
import { blocksOf, lineStart, sourceLines, type Block, type SourceLine } from './line-structure.ts';
import { profileFromBlock } from './profile-from-block.ts';
import { readLine, type LineKind, type ReadLine } from './read-line.ts';
import { saidTwice, stepFromLine } from './step-from-line.ts';
import { textIssue, type TextIssue, type TextPlace } from './text-issue.ts';

/** Key path of the recipe, such as `steps[2].end.atMostS` -> where it stands in the text. */
export type RecipePlaces = ReadonlyMap<string, TextPlace>;

/** A place with the words that stand there, where they are one thing. */
interface WrittenPlace extends TextPlace {
  readonly text?: string;
}

export type ReadRecipe =
  | { readonly ok: true; readonly recipe: Recipe; readonly places: RecipePlaces }
  | { readonly ok: false; readonly issues: readonly TextIssue[] };

/** Reads the text of a recipe; every line that is wrong gives an issue. */
export function parseRecipeText(text: string): ReadRecipe {
  if (text.length > RECIPE_LIMITS.textLength) {
    const expected = `at most ${RECIPE_LIMITS.textLength} characters`;
    return refused([textIssue({ line: 1, column: 1 }, `${text.length} characters`, [expected])]);
  }
  const reader = new RecipeReader();
  const draft = reader.read(sourceLines(text));
  if (reader.issues.length > 0) return refused(reader.issues);
  const parsed = parseRecipe(draft);
  if (parsed.ok) return { ok: true, recipe: parsed.value, places: reader.places };
  return refused(parsed.issues.map((issue) => atItsPlace(issue, reader.places)));
}

function refused(issues: readonly TextIssue[]): ReadRecipe {
  return {
    ok: false,
    issues: issues.toSorted((a, b) => a.line - b.line).slice(0, RECIPE_LIMITS.issues),
  };
}

/** Where a key path, or the nearest part around it, stands. */
export function placeOf(path: string, places: RecipePlaces): TextPlace {
  return nearest(path, places) ?? { line: 1, column: 1 };
}

function nearest<Place extends TextPlace>(
  path: string,
  places: ReadonlyMap<string, Place>,
): Place | undefined {
  for (let part = path; part !== ''; part = part.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '')) {
    const place = places.get(part);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** What a document must not hold, said at the words that brought it in. */
function atItsPlace(issue: CaseIssue, places: ReadonlyMap<string, WrittenPlace>): TextIssue {
  const place = nearest(issue.path, places) ?? { line: 1, column: 1 };
  const expected = issue.expected.replace(OR_NAMED, '');
  return textIssue(place, place.text ?? issue.found, [expected], issue.suggestion);
}

const headers = ['target', 'start', 'coil', 'chamber'] as const;
/** First words of lines that are no steps. */
const otherHeads = [...headers, 'profile'];
type Header = (typeof headers)[number];

function isHeader(word: string): word is Header {
  return (headers as readonly string[]).includes(word);
}

/** A target is a condition on water that is always met from above. */
function targetOf(condition: Condition): Recipe['target'] {
  if (condition.quantity !== 'water') throw new TypeError('The grammar takes water only.');
  const { measure, basis, ppm } = condition;
  return { measure, ...(basis !== undefined && { basis }), ppm };
}

class RecipeReader {
  readonly issues: TextIssue[] = [];
  readonly places = new Map<string, WrittenPlace>();
  /** Comments that belong to no step. */
  readonly #notes: { readonly line: number; readonly text: string }[] = [];

  /** @returns the recipe as a document, without what could not be read */
  read(all: readonly SourceLine[]): unknown {
    const lines = all.filter((line) => !this.#isComment(line));
    const [first, ...rest] = lines;
    if (first === undefined) {
      this.issues.push(
        textIssue({ line: 1, column: 1 }, '', ['"recipe" with a title in double quotes']),
      );
      return undefined;
    }
    const title = this.#line(first, 'TitleLine')?.clauses[0];
    const { blocks, issues } = blocksOf(rest);
    this.issues.push(...issues);
    const draft: Record<string, unknown> = { format: RECIPE_FORMAT, title: title?.value };
    this.places.set('title', lineStart(first));
    const steps: Block[] = [];
    const profiles: unknown[] = [];
    for (const block of blocks) {
      const head = /[a-z]+/i.exec(block.line.text)?.[0].toLowerCase() ?? '';
      if (head === 'profile') profiles.push(this.#profile(block, profiles.length));
      else if (isHeader(head)) this.#plain(block, head, draft);
      else steps.push(block);
    }
    draft['steps'] = this.#steps(steps, 'steps');
    if (this.#notes.length > 0) draft['notes'] = this.#notesInOrder();
    if (profiles.length > 0) draft['profiles'] = profiles;
    if (steps.length === 0 && this.issues.length === 0) {
      this.issues.push(
        textIssue({ line: lines.length + 1, column: 1 }, '', [
          'a step such as "Heat to 120 °C at 2 K/min"',
        ]),
      );
    }
    return draft;
  }

  #isComment({ number, text }: SourceLine): boolean {
    const comment = /^\s*#(.*)$/.exec(text)?.[1];
    this.#note(number, comment?.trim());
    return comment !== undefined;
  }

  #note(line: number, text: string | undefined): void {
    if (text === undefined || text === '') return;
    this.#notes.push({ line, text });
  }

  #notesInOrder(): string[] {
    return this.#notes
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, text }, index) => {
        this.places.set(`notes[${index}]`, { line, column: 1 });
        return text;
      });
  }

  #line(line: SourceLine, kind: LineKind, heads: readonly string[] = []): ReadLine | undefined {
    // More would not be told.
    if (this.issues.length >= RECIPE_LIMITS.issues) return undefined;
    const read = readLine(line.text, kind);
    if (!('matcher' in read)) {
      if (kind !== 'StepLine') this.#note(line.number, read.comment);
      return read;
    }
    this.issues.push(lineError(read, line.number, heads));
    return undefined;
  }

  #plain(block: Block, head: Header, draft: Record<string, unknown>): void {
    const read = this.#line(block.line, 'PlainLine');
    this.#nothingInside(block, head);
    if (draft[head] !== undefined) {
      this.issues.push(textIssue(lineStart(block.line), head, [`only one line "${head}"`]));
    }
    if (read === undefined) return;
    this.issues.push(...saidTwice(read.clauses, block.line.number));
    this.places.set(head, lineStart(block.line));
    const said = Object.fromEntries(read.clauses.map(({ key, value }) => [key, value]));
    for (const { key, at, text } of read.clauses) {
      const path = key === 'condition' ? head : `${head}.${key}`;
      this.places.set(path, { line: block.line.number, column: at + 1, text });
    }
    draft[head] = head === 'target' ? targetOf(said['condition'] as Condition) : said;
  }

  #profile(block: Block, index: number): unknown {
    const path = `profiles[${index}]`;
    this.places.set(path, lineStart(block.line));
    const name = this.#line(block.line, 'PlainLine')?.clauses[0]?.value;
    const points = block.inside.flatMap((inside, position) => {
      this.#nothingInside(inside, 'a point of a profile');
      this.places.set(`${path}.timeS[${position}]`, {
        ...lineStart(inside.line),
        text: inside.line.text.trim(),
      });
      const read = this.#line(inside.line, 'PointLine');
      return read === undefined ? [] : [{ read, line: inside.line }];
    });
    return { name, ...profileFromBlock(points, block.line, this.issues) };
  }

  #steps(blocks: readonly Block[], path: string): RecipeStep[] {
    const tooMany = blocks[RECIPE_LIMITS.steps];
    if (tooMany !== undefined) {
      const expected = `at most ${RECIPE_LIMITS.steps} steps one after the other`;
      this.issues.push(textIssue(lineStart(tooMany.line), `${blocks.length} steps`, [expected]));
      return [];
    }
    const heads = path === 'steps' ? otherHeads : [];
    return blocks.flatMap((block, index) => {
      const { line, inside } = block;
      const own = `${path}[${index}]`;
      this.places.set(own, lineStart(line));
      const read = this.#line(line, 'StepLine', heads);
      const steps = inside.length > 0 ? this.#steps(inside, `${own}.steps`) : [];
      if (read === undefined) return [];
      if (read.head !== 'repeat') this.#nothingInside(block, `"${read.head}"`);
      else if (inside.length === 0) {
        this.issues.push(
          textIssue({ line: line.number, column: line.text.length + 1 }, '', [
            'steps to repeat on the lines below, indented further',
          ]),
        );
      }
      const made = stepFromLine(read, line.number, line.text.length + 1);
      if (!('step' in made)) {
        this.issues.push(...made);
        return [];
      }
      for (const [key, place] of made.places)
        this.places.set(key === '' ? own : `${own}.${key}`, place);
      return [made.step.kind === 'repeat' ? { ...made.step, steps } : made.step];
    });
  }

  #nothingInside({ inside }: Block, what: string): void {
    const [first] = inside;
    if (first === undefined) return;
    const found = first.line.text.trim();
    this.issues.push(
      textIssue(lineStart(first.line), found, [
        `the indentation of the line above: nothing belongs inside ${what}`,
      ]),
    );
  }
}
