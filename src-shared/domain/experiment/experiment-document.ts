import * as v from 'valibot';
import { titleSchema } from '#shared/domain/project/title.ts';
import { correctionsSchema } from './corrections/corrections.ts';
import { importTemplateSchema } from './import-template.ts';

const words = v.optional(v.pipe(v.string(), v.maxLength(2000)), '');

/** What was measured, by whom and with what; for reading and for reports. */
export const sampleSchema = v.strictObject({
  electrode: words,
  /** How the sample was loaded with water. */
  loading: words,
  instrument: words,
  operator: words,
  /** As the user writes it. */
  date: words,
  note: words,
});

/**
 * An experiment as it is edited: how its file is read, what was measured, and the corrections in their
 * order. The file and the numbers in it are stored beside it and never change.
 */
export const experimentDocumentSchema = v.strictObject({
  kind: v.literal('experiment'),
  title: titleSchema,
  template: importTemplateSchema,
  sample: sampleSchema,
  corrections: correctionsSchema.entries.steps,
});

export type ExperimentDocument = v.InferOutput<typeof experimentDocumentSchema>;
export type Sample = v.InferOutput<typeof sampleSchema>;
