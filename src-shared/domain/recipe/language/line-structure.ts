import type { TextIssue, TextPlace } from './text-issue.ts';
import { textIssue } from './text-issue.ts';

/** A line with something on it. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Columns before its first character; a tab counts as four. */
  readonly indent: number;
}

/** A line with the lines that belong to it. */
export interface Block {
  readonly line: SourceLine;
  readonly inside: Block[];
}

const tab = '    ';

/** Lines of a text; blank ones are kept where they hold a comment only. */
export function sourceLines(text: string): SourceLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) => {
      const trimmed = line.trimEnd();
      if (trimmed === '') return [];
      const spaces = /^\s*/.exec(trimmed)?.[0] ?? '';
      const indent = spaces.replaceAll('\t', tab).length;
      return [{ number: index + 1, text: trimmed, indent }];
    });
}

/** Place of the first character of a line. */
export function lineStart({ number, text }: SourceLine): TextPlace {
  return { line: number, column: (/^\s*/.exec(text)?.[0].length ?? 0) + 1 };
}

/** Groups lines by their indentation: what stands further right belongs to the line above. */
export function blocksOf(lines: readonly SourceLine[]): { blocks: Block[]; issues: TextIssue[] } {
  const blocks: Block[] = [];
  const issues: TextIssue[] = [];
  let open: { readonly indent: number; readonly list: Block[] }[] = [];
  for (const line of lines) {
    const inner = open.at(-1);
    if (inner === undefined) open = [{ indent: line.indent, list: blocks }];
    else if (line.indent > inner.indent) {
      const parent = inner.list.at(-1);
      if (parent) open.push({ indent: line.indent, list: parent.inside });
    } else {
      const level = open.findIndex(({ indent }) => indent >= line.indent);
      open = open.slice(0, level + 1);
      const expected = open.at(-1)?.indent ?? 0;
      if (expected !== line.indent) {
        issues.push(
          textIssue(lineStart(line), firstWord(line.text), [
            `an indentation of ${expected} columns, as the step above that it belongs with`,
          ]),
        );
      }
    }
    open.at(-1)?.list.push({ line, inside: [] });
  }
  return { blocks, issues };
}

function firstWord(text: string): string {
  return /\S+/.exec(text)?.[0] ?? '';
}
