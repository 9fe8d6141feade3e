import * as v from 'valibot';
import { solverErrorSchema } from '#shared/domain/run/result.ts';
import { ppmBases } from './recipe.ts';

export const RECIPE_RESULT_FORMAT = 'postdry.recipe-result/1';

/** How a step ended; a step that was already met took no time and changed nothing. */
const stepOutcomes = [
  'completed',
  'condition-met',
  'already-met',
  'cap-reached',
  'cancelled',
  'failed',
  'not-reached',
] as const;

const series = v.array(v.number());
const reached = v.nullable(v.number());

const stepResult = v.strictObject({
  /** "3.2.1": step 3, second round, step 1 inside. */
  path: v.string(),
  text: v.string(),
  startS: reached,
  endS: reached,
  outcome: v.picklist(stepOutcomes),
  /** At the end of the step, wt-ppm on `ppmBasis`. */
  waterPpmMean: reached,
  waterPpmMax: reached,
  waterPpmCentre: reached,
  waterPpmEdge: reached,
  waterPpmBinder: reached,
  /** Of the coil and of the oven at the end of the step. */
  temperatureK: reached,
  ovenTemperatureK: reached,
  pressurePa: reached,
  vapourPressurePa: reached,
});

/**
 * When the vapour pressure inside was above the pressure outside while the case lets vapour diffuse
 * only, and what a run with the slip-flow term gives.
 */
const pressureDriven = v.strictObject({
  fromS: v.number(),
  toS: v.number(),
  /** Null where it is not reached or there is no target. */
  timeToTargetWithSlipFlowS: reached,
  /** Of the whole recipe. */
  lengthWithSlipFlowS: v.number(),
});

/**
 * What a recipe does to a coil, format `postdry.recipe-result/1`. Series have one entry for each
 * entry of `timeS`; at a jump of the oven they show the state before it. `timeToTargetS` is the first
 * time at which the target of the recipe is met, null where it is not or there is none.
 */
export const recipeResultSchema = v.strictObject({
  format: v.literal(RECIPE_RESULT_FORMAT),
  recipe: v.string(),
  caseTitle: v.string(),
  status: v.picklist(['finished', 'cancelled', 'failed']),
  error: v.exactOptional(solverErrorSchema),
  /** SHA-256 of recipe and case, without names. */
  inputHash: v.string(),
  ppmBasis: v.picklist(ppmBases),
  /** How the coil follows the temperature of the oven, and where the vapour it sees comes from. */
  coilTemperature: v.string(),
  chamberVapour: v.string(),
  steps: v.array(stepResult),
  timeToTargetS: reached,
  pressureDriven: v.exactOptional(pressureDriven),
  /**
   * Where a front is too steep for spectral elements: resolved by finite volumes, or unresolved
   * because they did not come to their end, so that the numbers ring.
   */
  steepFront: v.exactOptional(v.picklist(['resolved', 'unresolved'])),
  massBalanceDefect: v.number(),
  timeS: series,
  waterPpmMean: series,
  waterPpmMax: series,
  temperatureK: series,
  ovenTemperatureK: series,
  pressurePa: series,
  vapourPressurePa: series,
  accuracyRequested: v.number(),
  /** Against a finer run; null where it was not estimated. */
  estimatedErrorPpm: reached,
  estimatedTimeErrorS: reached,
  statistics: v.strictObject({
    steps: v.number(),
    rejected: v.number(),
    newtonIterations: v.number(),
    unknowns: v.number(),
    lowestValue: v.number(),
  }),
  solver: v.strictObject({ name: v.string(), version: v.string(), mesh: v.string() }),
  warnings: v.array(v.string()),
});

export type RecipeResult = v.InferOutput<typeof recipeResultSchema>;
export type StepResult = RecipeResult['steps'][number];
export type StepOutcome = StepResult['outcome'];
