import * as v from 'valibot';
import { titleSchema } from '#shared/domain/project/title.ts';
import { plantSchema } from './plant.ts';

/** The plant of a project as it is stored: its rates and prices. */
export const plantDocumentSchema = v.strictObject({
  kind: v.literal('plant'),
  title: titleSchema,
  plant: plantSchema,
});
