import * as v from 'valibot';
import { fitModelSchema, fitParameterSchema } from './fit-record.ts';

/** What is fitted to which part of a measured run. Times in s on the axis of the run. */
export const fitRequestSchema = v.strictObject({
  /** Time zero of the fit and first time of it. */
  fromS: v.number(),
  /** Last time; the end of the run without it. */
  toS: v.exactOptional(v.number()),
  model: fitModelSchema,
  microGeometry: v.exactOptional(v.picklist(['slab', 'cylinder', 'sphere']), 'slab'),
  /** Known values, in s and in the unit of the run; these are not fitted. */
  fixed: v.exactOptional(v.record(fitParameterSchema, v.number()), {}),
  freeDeadTime: v.exactOptional(v.boolean(), false),
  /** Whether all models are compared on the same points. */
  compare: v.exactOptional(v.boolean(), false),
  /** Starts of the search besides the first one, and their seed; usual ones without them. */
  starts: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))),
  seed: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Turns a mass into a water content. */
  dryMassKg: v.exactOptional(v.pipe(v.number(), v.gtValue(0))),
});

export type FitRequest = v.InferOutput<typeof fitRequestSchema>;
