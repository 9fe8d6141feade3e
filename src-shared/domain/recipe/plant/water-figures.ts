import type { Recipe, WaterMeasure } from '../recipe.ts';
import type { RecipeResult, StepResult } from '../recipe-result.ts';
import { numberOf } from '../varied-value.ts';

/** What the water of a run tells; wt-ppm on the basis of the result. */
export interface WaterFigures {
  /** Target minus water at the end, in the measure of the target; null where it does not compare. */
  readonly marginPpm: number | null;
  /** Where most water is left. */
  readonly worstPosition: 'centre' | 'edge' | 'between' | null;
  /** Largest difference of wettest depth and mean over the run. */
  readonly peakGradientPpm: number;
  /** Mean water at the end minus the lowest mean of the run. */
  readonly reuptakePpm: number;
}

const keyOfMeasure = {
  mean: 'waterPpmMean',
  max: 'waterPpmMax',
  centre: 'waterPpmCentre',
  edge: 'waterPpmEdge',
  binder: 'waterPpmBinder',
} as const;

/** Share of the largest value up to which two places are equally wet. */
const SAME = 1e-9;

/** Margin, worst position, peak gradient and re-uptake of a run. */
export function waterFigures({ target }: Recipe, result: RecipeResult): WaterFigures {
  const { steps, waterPpmMean, waterPpmMax } = result;
  const last = steps.findLast(({ path, endS }) => !path.includes('.') && endS !== null);
  const comparable = target !== undefined && (target.basis ?? result.ppmBasis) === result.ppmBasis;
  const margin = comparable
    ? numberOf(target.ppm) - waterAtEnd(result, target.measure)
    : Number.NaN;
  const gradients = waterPpmMax.map((max, k) => max - (waterPpmMean[k] ?? Number.NaN));
  return {
    marginPpm: Number.isNaN(margin) ? null : margin,
    worstPosition: last === undefined ? null : wettestPlace(last),
    peakGradientPpm: gradients.reduce((most, value) => Math.max(most, value), 0),
    reuptakePpm:
      (waterPpmMean.at(-1) ?? Number.NaN) -
      waterPpmMean.reduce((least, value) => Math.min(least, value), Infinity),
  };
}

/** Water at the end of the last step of a run; not a number where no step ended. */
export function waterAtEnd({ steps }: RecipeResult, measure: WaterMeasure): number {
  const last = steps.findLast(({ path }) => !path.includes('.'));
  return (last && waterOf(last, measure)) ?? Number.NaN;
}

/** Water at the end of a step; null where it did not end. */
export function waterOf(step: StepResult, measure: WaterMeasure): number | null {
  return step[keyOfMeasure[measure]];
}

function wettestPlace({
  waterPpmMax: max,
  waterPpmCentre: centre,
  waterPpmEdge: edge,
}: RecipeResult['steps'][number]): WaterFigures['worstPosition'] {
  if (max === null) return null;
  if (centre !== null && centre >= max * (1 - SAME)) return 'centre';
  return edge !== null && edge >= max * (1 - SAME) ? 'edge' : 'between';
}
