import { parseBySchema, type Parsed } from '#shared/domain/case/parse-by-schema.ts';
import { readDocument } from '#shared/domain/case/read-json.ts';
import { importTemplateSchema, type ImportTemplate } from './import-template.ts';

/** Reads an import template of the format `postdry.import-template/1`; what is wrong are issues. */
export function parseImportTemplate(input: unknown): Parsed<ImportTemplate> {
  const read = readDocument(input, 'an import template');
  if (!read.ok) return { ok: false, issues: [read.issue] };
  return parseBySchema(importTemplateSchema, read.value, 'an import template', () => []);
}
