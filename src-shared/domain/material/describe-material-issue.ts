import type { CaseIssue } from '#shared/domain/case/case-issue.ts';
import { withShortNumbers } from '#shared/domain/case/describe-issue.ts';
import { keysOf } from './material-edits.ts';
import type { MaterialSet } from './material-set.ts';
import { valueName } from './value-names.ts';

/** Parts of a set that a name of a value does not repeat. */
const partNames: Readonly<Record<string, string>> = {
  components: 'Composition',
  amount: 'Amount of solid',
  micro: 'Binder',
};

/**
 * What is wrong with an edited set, as a sentence beside the field that was edited.
 * @param set the set that was refused
 */
export function describeMaterialIssue(set: MaterialSet, issue: CaseIssue, edited = ''): string {
  const { path, found, expected } = issue;
  const sentence = withShortNumbers(`ound ${found}; allowed: ${expected}.`);
  if (path === '' || path === edited) return `F${sentence}`;
  const name = partNames[path] ?? (valueName(set, keysOf(path)).name || path);
  return `“${name}”: f${sentence}`;
}
