import * as v from 'valibot';
import { transportCaseSchema } from '#shared/domain/case/transport-case.ts';

export const shippedCaseSchema = v.strictObject({
  id: v.string(),
  title: v.string(),
  summary: v.string(),
  transportCase: transportCaseSchema,
  /** The values that the case's source does not state, and why each was chosen. */
  assumed: v.pipe(v.array(v.strictObject({ path: v.string(), reason: v.string() })), v.readonly()),
});
