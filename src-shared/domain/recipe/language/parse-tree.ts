import type { MatchResult, Node } from 'ohm-js';
import { lineGrammar } from './grammar.ts';

/** The tree is walked by the names of its rules; no operation on it is needed. */
const semantics = lineGrammar.createSemantics();

/** Root of the tree of a line that matched. */
export function treeOf(match: MatchResult): Node {
  return semantics(match) as Node;
}

/** All nodes of some rules below a node, outermost only, in the order of the text. */
export function findAll(node: Node, rules: readonly string[]): Node[] {
  return node.children.flatMap((child) =>
    rules.includes(child.ctorName) ? [child] : findAll(child, rules),
  );
}

/** The first node of a rule in a node, which may be that node itself. */
export function find(node: Node, rule: string): Node | undefined {
  return node.ctorName === rule ? node : findAll(node, [rule])[0];
}

/**
 * The first node of a rule in a node.
 * @throws TypeError where the grammar does not give one
 */
export function need(node: Node, rule: string): Node {
  const found = find(node, rule);
  if (found === undefined) throw new TypeError(`The grammar gives no ${rule} in ${node.ctorName}.`);
  return found;
}
