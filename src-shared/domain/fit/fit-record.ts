import * as v from 'valibot';

export const FIT_FORMAT = 'postdry.fit/1';

const text = v.string();
const optionalNumber = v.nullable(v.number());
const series = v.array(v.number());

/** Two ends; null where an end is open or there is no interval. */
const interval = v.strictTuple([optionalNumber, optionalNumber]);

const parameter = v.strictObject({
  value: optionalNumber,
  standardError: optionalNumber,
  interval95: interval,
  profile95: interval,
  status: v.picklist(['fitted', 'not-identifiable', 'at-bound', 'fixed', 'absent']),
  bounds: interval,
});

export const fitParameterSchema = v.picklist([
  'tauMacroS',
  'tauMicroS',
  'microShare',
  'microSpread',
  'initial',
  'equilibrium',
  'deadTimeS',
]);

/** One number for some of the parameters. */
const numbers = v.strictObject({
  tauMacroS: v.exactOptional(v.number()),
  tauMicroS: v.exactOptional(v.number()),
  microShare: v.exactOptional(v.number()),
  microSpread: v.exactOptional(v.number()),
  initial: v.exactOptional(v.number()),
  equilibrium: v.exactOptional(v.number()),
  deadTimeS: v.exactOptional(v.number()),
});

export const fitModelSchema = v.picklist(['macro', 'micro', 'two-scale', 'two-scale-distribution']);

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
  fixed: numbers,
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
    tauMacroS: v.exactOptional(numbers),
    tauMicroS: v.exactOptional(numbers),
    microShare: v.exactOptional(numbers),
    microSpread: v.exactOptional(numbers),
    initial: v.exactOptional(numbers),
    equilibrium: v.exactOptional(numbers),
    deadTimeS: v.exactOptional(numbers),
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
