import { parseBySchema, type Parsed } from '#shared/domain/case/parse-by-schema.ts';
import { readDocument } from '#shared/domain/case/read-json.ts';
import { checkMaterialSet } from './check-material-set.ts';
import { type MaterialSet, materialSetSchema } from './material-set.ts';

/**
 * Reads a material set of the format `postdry.material/1` from its JSON text or from a parsed value.
 *
 * Defaults are filled in and numbers rounded to 15 significant digits; whatever is wrong comes back
 * as issues.
 */
export function parseMaterialSet(input: unknown): Parsed<MaterialSet> {
  const read = readDocument(input, 'a material set');
  if (!read.ok) return { ok: false, issues: [read.issue] };
  return parseBySchema(materialSetSchema, read.value, 'a material set', checkMaterialSet);
}
