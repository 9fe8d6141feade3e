import { CASE_LIMITS } from '#shared/domain/case/limits.ts';

/** A title with something behind it, shortened as far as the two together need it. */
export function titleWithSuffix(title: string, suffix: string): string {
  const end = ` ${suffix}`;
  const kept = title
    .slice(0, CASE_LIMITS.nameLength - end.length)
    // The cut may have left half of a character.
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
  return kept + end;
}
