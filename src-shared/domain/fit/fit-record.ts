import * as v from 'valibot';
import {
  fittedModels,
  fittedNames,
  someNumbersSchema,
  uncertaintyKeys,
} from './fitted-parameters.ts';

export const FIT_FORMAT = 'postdry.fit/1';

const text = v.string();
const optionalNumber = v.nullable(v.number());
const series = v.array(v.number());

const parameter = v.strictObject({
  value: optionalNumber,
  ...uncertaintyKeys,
  status: v.picklist(['fitted', 'not-identifiable', 'at-bound', 'fixed', 'absent']),
});

export const fitParameterSchema = v.picklist(fittedNames);
export const fitModelSchema = v.picklist(fittedModels);

/** What the fit was made of: the same input gives the same numbers. */
const madeOf = v.strictObject({
  dataHash: text,
  fileName: text,
  model: fitModelSchema,
  microGeometry: v.picklist(['slab', 'cylinder', 'sphere']),
  fromS: v.number(),
  toS: v.number(),
  pointCount: v.number(),
  quantity: v.picklist(['waterContent', 'mass']),
  unit: v.picklist(['kg/kg', 'kg']),
  basis: text,
  dryMassKg: optionalNumber,
  fixed: someNumbersSchema,
  freeDeadTime: v.boolean(),
  starts: v.number(),
  seed: v.number(),
  program: v.strictObject({ name: text, version: text }),
});

/** The models on the same points; F and p of a model against `two-scale`. */
const compared = v.strictObject({
  model: fitModelSchema,
  freeParameterCount: v.number(),
  rmse: v.number(),
  aicc: optionalNumber,
  aiccIndependent: optionalNumber,
  fRatio: optionalNumber,
  pValue: optionalNumber,
});

/**
 * A model fitted to one measured run, format `postdry.fit/1`. Contents are in `madeOf.unit`, times in s;
 * times of the curve count from time zero, `madeOf.fromS` of the record. `aicc` takes all points as
 * independent, `aiccIndependent` as many as are. A parameter that the model does
 * not have has the value null; one that was fixed has no errors.
 * `correlation` is that of two fitted parameters, by name.
 */
export const fitRecordSchema = v.strictObject({
  format: v.literal(FIT_FORMAT),
  title: text,
  outcome: v.picklist(['converged', 'iteration-limit', 'cancelled', 'failed']),
  explanation: text,
  parameters: v.strictObject({
    tauMacroS: parameter,
    tauMicroS: parameter,
    microShare: parameter,
    microSpread: parameter,
    initial: parameter,
    equilibrium: parameter,
    deadTimeS: parameter,
  }),
  correlation: v.strictObject({
    tauMacroS: v.exactOptional(someNumbersSchema),
    tauMicroS: v.exactOptional(someNumbersSchema),
    microShare: v.exactOptional(someNumbersSchema),
    microSpread: v.exactOptional(someNumbersSchema),
    initial: v.exactOptional(someNumbersSchema),
    equilibrium: v.exactOptional(someNumbersSchema),
    deadTimeS: v.exactOptional(someNumbersSchema),
  }),
  rmse: v.number(),
  aicc: optionalNumber,
  pointCount: v.number(),
  freeParameterCount: v.number(),
  minimumCount: v.number(),
  noise: v.strictObject({
    source: v.picklist(['stated', 'residuals']),
    standardDeviation: v.number(),
    ofNeighbours: v.number(),
    effectivePointCount: v.number(),
  }),
  residuals: v.strictObject({
    values: series,
    runs: v.number(),
    expectedRuns: v.number(),
    runsPValue: v.number(),
    lagOneAutocorrelation: v.number(),
  }),
  curve: v.strictObject({
    timeS: series,
    content: series,
    confidenceHalfWidth: v.nullable(series),
    predictionHalfWidth: v.nullable(series),
  }),
  verdicts: v.array(v.strictObject({ code: text, parameters: v.array(fitParameterSchema), text })),
  comparison: v.exactOptional(v.array(compared)),
  madeOf,
});

export type FitRecord = v.InferOutput<typeof fitRecordSchema>;

/** Whether the fit says that its linearised intervals are too narrow: only profile intervals count. */
export function misleadsLinearised({ verdicts }: Pick<FitRecord, 'verdicts'>): boolean {
  return verdicts.some(({ code }) => code === 'CANNOT_SEPARATE');
}
