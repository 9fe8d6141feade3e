import * as v from 'valibot';
import { CASE_LIMITS } from '#shared/domain/case/limits.ts';

/** Name of a project, a case, a run, a material set: something to read, on one line. */
export const titleSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'A name needs at least one character.'),
  v.maxLength(CASE_LIMITS.nameLength, `A name has at most ${CASE_LIMITS.nameLength} characters.`),
);
