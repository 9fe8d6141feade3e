import * as v from 'valibot';
import { fitPlanSchema } from './fit-plan.ts';
import { uncertaintyKeys } from './fitted-parameters.ts';

export const JOINT_FIT_FORMAT = 'postdry.joint-fit/1';

const text = v.string();
const series = v.array(v.number());

/**
 * Several runs fitted together, format `postdry.joint-fit/1`. A parameter names the runs (from 0) that
 * take it, each multiplied by its factor. Contents are in the unit of each run.
 */
export const jointFitRecordSchema = v.strictObject({
  format: v.literal(JOINT_FIT_FORMAT),
  title: text,
  outcome: v.picklist(['converged', 'iteration-limit', 'cancelled', 'failed']),
  explanation: text,
  parameters: v.array(
    v.strictObject({
      name: text,
      runs: series,
      factors: series,
      value: v.number(),
      ...uncertaintyKeys,
      status: v.picklist(['fitted', 'not-identifiable', 'at-bound', 'fixed']),
    }),
  ),
  /** of the fitted parameters, `places` among all */
  correlation: v.strictObject({ places: series, matrix: v.array(series) }),
  runs: v.array(
    v.strictObject({
      title: text,
      fileName: text,
      dataHash: text,
      unit: v.picklist(['kg/kg', 'kg']),
      basis: text,
      temperatureK: v.nullable(v.strictTuple([v.number(), v.number()])),
      rmse: v.number(),
      /** of this run fitted by itself; null where that was not done */
      rmseAlone: v.nullable(v.number()),
      curve: v.strictObject({ timeS: series, content: series }),
    }),
  ),
  pointCount: v.number(),
  effectivePointCount: v.number(),
  /** of what is shared against every run with values of its own; null where it was not possible */
  sharing: v.nullable(v.strictObject({ fRatio: v.number(), pValue: v.number() })),
  /** of a fit through simulations: `another` holds all parameters of a minimum that is about as good */
  starts: v.exactOptional(
    v.strictObject({
      asked: v.number(),
      ended: v.number(),
      reached: v.number(),
      another: v.nullable(series),
    }),
  ),
  verdicts: v.array(v.strictObject({ code: text, parameters: v.array(text), text })),
  madeOf: v.strictObject({
    plan: fitPlanSchema,
    program: v.strictObject({ name: text, version: text }),
  }),
});

export type JointFitRecord = v.InferOutput<typeof jointFitRecordSchema>;
