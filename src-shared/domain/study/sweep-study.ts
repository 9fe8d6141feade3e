import * as v from 'valibot';
import { ppmBases } from '#shared/domain/recipe/recipe.ts';
import { storedRowSchema } from './stored-row.ts';

export const SWEEP_RESULT_FORMAT = 'postdry.sweep-result/1';

/** Rows that one study in the window takes at most; larger plans are for the command line. */
export const MOST_STUDY_ROWS = 5000;

/** Format `postdry.sweep-result/1`: the rows of a plan that were run, SI units and wt-ppm. */
export const sweepResultSchema = v.strictObject({
  format: v.literal(SWEEP_RESULT_FORMAT),
  rowCount: v.number(),
  ppmBasis: v.picklist(ppmBases),
  inputs: v.array(v.strictObject({ name: v.string(), unit: v.string() })),
  /** In the order of the plan. */
  rows: v.array(storedRowSchema),
});

export type SweepResult = v.InferOutput<typeof sweepResultSchema>;
