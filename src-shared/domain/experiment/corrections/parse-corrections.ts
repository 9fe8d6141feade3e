import { parseBySchema, type Parsed } from '#shared/domain/case/parse-by-schema.ts';
import { readDocument } from '#shared/domain/case/read-json.ts';
import { correctionsSchema, type Corrections } from './corrections.ts';

/** Reads corrections of the format `postdry.corrections/1`; what is wrong comes back as issues. */
export function parseCorrections(input: unknown): Parsed<Corrections> {
  const read = readDocument(input, 'a list of corrections');
  if (!read.ok) return { ok: false, issues: [read.issue] };
  return parseBySchema(correctionsSchema, read.value, 'a list of corrections', () => []);
}
