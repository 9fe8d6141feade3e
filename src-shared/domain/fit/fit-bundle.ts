import * as v from 'valibot';
import { exactly } from '../case/field-schemas.ts';
import { experimentSchema } from '../experiment/experiment.ts';
import { caseFileSchema } from '../project/case-file.ts';
import { fitPlanSchema } from './fit-plan.ts';

export const FIT_BUNDLE_FORMAT = 'postdry.fit-bundle/1';

/** A plan in one file with the runs and cases that it names, format `postdry.fit-bundle/1`. */
export const fitBundleSchema = v.strictObject({
  format: exactly(FIT_BUNDLE_FORMAT, 'name and version of the format'),
  plan: fitPlanSchema,
  /** By the name that the plan gives them. */
  experiments: v.record(v.string(), experimentSchema),
  cases: v.record(v.string(), caseFileSchema),
});

export type FitBundle = v.InferOutput<typeof fitBundleSchema>;
