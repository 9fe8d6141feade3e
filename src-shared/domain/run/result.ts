import * as v from 'valibot';

export const RESULT_FORMAT = 'postdry.result/1';

const series = v.array(v.number());
const microSeries = v.nullable(series);
const text = v.string();

export const solverErrorSchema = v.strictObject({
  code: text,
  message: text,
  atTimeS: v.nullable(v.number()),
  step: v.nullable(v.number()),
  quantity: v.nullable(text),
  likely: text,
  tryNext: text,
});

const microAtDepth = v.strictObject({
  depth: v.number(),
  mean: series,
  min: series,
  max: series,
});

const profile = v.strictObject({
  timeS: v.number(),
  depth: series,
  macro: series,
  position: series,
  micro: v.array(series),
});

const linearisedState = v.strictObject({
  tauMacroS: v.number(),
  tauMicroS: v.number(),
  microShare: v.number(),
});

/** Tangents of a nonlinear case; `nonlinearity` is 0 for a linear one, towards 1 for a step. */
const linearisedEnds = v.strictObject({
  start: linearisedState,
  end: linearisedState,
  nonlinearity: v.number(),
});

/** When vapour is driven by the pressure, and what the slip-flow term would change. */
const pressureDriven = v.strictObject({
  fromS: v.number(),
  toS: v.number(),
  targetKgPerM3: v.number(),
  timeToTargetS: v.nullable(v.number()),
  timeToTargetWithSlipFlowS: v.nullable(v.number()),
});

/**
 * Everything that one simulation gives, format `postdry.result/1`. All series have one entry per
 * entry of `timeS`; when the run ended early, `timeS` ends at what was reached.
 *
 * `total` is all water of the coating relative to its start (`referenceValue` "start") or, where
 * the start is dry, to the equilibrium with the surroundings ("boundary"). The macro series are the
 * concentration in the solid relative to the same reference, the micro series the concentration on
 * the micro scale at the mirror plane; they are null where there is no micro scale.
 */
export const resultRecordSchema = v.strictObject({
  format: v.literal(RESULT_FORMAT),
  name: text,
  status: v.picklist(['finished', 'cancelled', 'failed']),
  error: v.exactOptional(solverErrorSchema),
  inputHash: text,
  resistances: v.picklist(['both', 'macro', 'micro']),
  referenceValue: v.picklist(['start', 'boundary']),
  timeS: series,
  total: series,
  totalKgPerM3: series,
  totalWtPpm: v.nullable(series),
  ppmBasis: v.exactOptional(v.picklist(['coating', 'electrode'])),
  wtPpmUnavailable: v.exactOptional(text),
  releasedKgPerM3: series,
  initialKgPerM3: v.number(),
  equilibriumKgPerM3: v.number(),
  macroMean: series,
  macroMin: series,
  macroMax: series,
  mirrorMacro: series,
  macroMeanActivity: v.exactOptional(series),
  mirrorActivity: v.exactOptional(series),
  mirrorMicroMean: microSeries,
  mirrorMicroMin: microSeries,
  mirrorMicroMax: microSeries,
  microGradientIntensity: microSeries,
  microDepths: v.exactOptional(v.array(microAtDepth)),
  profiles: v.exactOptional(v.array(profile)),
  tauMacroS: v.number(),
  tauMicroS: v.number(),
  microShare: v.number(),
  meanTimeMicroShare: v.number(),
  linearised: v.exactOptional(linearisedEnds),
  pressureDriven: v.exactOptional(pressureDriven),
  accuracyRequested: v.number(),
  estimatedError: v.nullable(v.number()),
  massBalanceDefect: v.nullable(v.number()),
  statistics: v.strictObject({
    steps: v.number(),
    rejected: v.number(),
    newtonIterations: v.number(),
    factorisations: v.number(),
    rightHandSides: v.number(),
    unknowns: v.number(),
    lowestValue: v.number(),
  }),
  solver: v.strictObject({ name: text, version: text, mesh: text, method: text }),
  warnings: v.array(text),
});

export type ResultRecord = v.InferOutput<typeof resultRecordSchema>;
export type SolverError = v.InferOutput<typeof solverErrorSchema>;
