import * as v from 'valibot';

export const PREDICTION_FORMAT = 'postdry.prediction/1';

const series = v.array(v.number());
const nullable = v.nullable(v.number());

/**
 * What fitted times say of another geometry, format `postdry.prediction/1`: when the case reaches its
 * target and its course, each with 95 % from the covariance of the fit. Contents are the total in kg per
 * kg of dry coating where the case knows its mass, else shares of the start (`unit`).
 */
export const predictionRecordSchema = v.strictObject({
  format: v.literal(PREDICTION_FORMAT),
  title: v.string(),
  /** the runs that were fitted */
  fittedRuns: v.array(v.string()),
  times: v.strictObject({ tauMacroS: v.number(), tauMicroS: v.number(), microShare: v.number() }),
  /** of tau_macro; null where the transport length of the sample was not stated */
  scaling: v.nullable(
    v.strictObject({ sampleLengthM: v.number(), caseLengthM: v.number(), factor: v.number() }),
  ),
  unit: v.picklist(['kg/kg', 'fraction']),
  target: nullable,
  /** null where the target is not reached, or the case has none */
  timeToTargetS: nullable,
  timeToTarget95S: v.nullable(v.strictTuple([v.number(), v.number()])),
  curve: v.strictObject({ timeS: series, content: series, low95: series, high95: series }),
  /** what is scaled and what is assumed, in sentences */
  statements: v.array(v.string()),
});

export type PredictionRecord = v.InferOutput<typeof predictionRecordSchema>;
