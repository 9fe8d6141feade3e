import type { Condition } from '../recipe.ts';
import { lineGrammar } from './grammar.ts';
import { lineError } from './line-error.ts';
import { treeOf } from './parse-tree.ts';
import { readCondition } from './read-condition.ts';
import type { TextIssue } from './text-issue.ts';

/** Reads a condition that stands alone, such as "water < 200 ppm (max)". */
export function parseCondition(text: string): Condition | TextIssue {
  const match = lineGrammar.match(text, 'Condition');
  return match.failed() ? lineError(match, 1) : readCondition(treeOf(match));
}
