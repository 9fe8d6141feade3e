import type { RecipeRunOutcome } from './run-recipe.ts';

/** How far a run is from the exact one, as a finer run tells it. */
export interface RecipeErrors {
  /** Mean water at the ends of the steps, wt-ppm. */
  readonly ppm: number;
  /** The same as a share of the most water that the coating holds in the run. */
  readonly share: number;
  /** Ends of the steps and time to the target, s. */
  readonly timeS: number;
  /** False where the two runs did not end their steps in the same way. */
  readonly sameOutcomes: boolean;
}

/** The difference to a finer run is this much smaller than the error at worst. */
const differenceToError = 1.5;
/** Error of times that is good enough, s. */
const timeErrorS = 0.5;

/** Compares a run with a finer one, step by step. */
export function recipeErrors(run: RecipeRunOutcome, finer: RecipeRunOutcome): RecipeErrors {
  const [a, b] = [run.log, finer.log];
  const sameOutcomes =
    a.steps.length === b.steps.length &&
    a.steps.every(({ path, outcome }, k) => {
      const other = b.steps[k]!;
      return other.path === path && other.outcome === outcome;
    });
  const apart = (one: number | null, other: number | null | undefined): number =>
    Math.abs((one ?? 0) - (other ?? 0));
  let ppm = 0;
  let timeS = apart(a.timeToTargetS, b.timeToTargetS);
  for (const [k, step] of a.steps.entries()) {
    const other = b.steps[k];
    if (other?.path !== step.path) break;
    ppm = Math.max(ppm, apart(step.waterPpmMean, other.waterPpmMean));
    timeS = Math.max(timeS, apart(step.endS, other.endS));
  }
  const share = ppm / a.series.waterPpmMean.reduce((most, value) => Math.max(most, value), 0);
  const scaled = (value: number): number => differenceToError * value;
  return { ppm: scaled(ppm), share: scaled(share), timeS: scaled(timeS), sameOutcomes };
}

export function meetsAccuracy(errors: RecipeErrors, accuracy: number): boolean {
  return errors.sameOutcomes && errors.share <= accuracy && errors.timeS <= timeErrorS;
}
