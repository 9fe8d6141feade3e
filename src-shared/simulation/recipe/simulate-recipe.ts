import type { Recipe } from '../../domain/recipe/recipe.ts';
import { RECIPE_ACCURACY } from '../../domain/run/accuracy.ts';
import { withSlipFlow, type RecipeCase } from '../../domain/recipe/recipe-case.ts';
import type { RecipeResult } from '../../domain/recipe/recipe-result.ts';
import {
  chooseResolution,
  finiteVolumeLevels,
  finiteVolumeResolution,
  type Resolution,
} from '../../numerics/solve/resolution.ts';
import type { SimulationProgress, SimulationSignal } from '../simulation-run.ts';
import { prepareRecipe, type PreparedRecipe } from './prepare-recipe.ts';
import { meetsAccuracy, recipeErrors } from './recipe-errors.ts';
import { recipeResult, type Solved } from './recipe-record.ts';
import { runRecipe, type RecipeRunOutcome } from './run-recipe.ts';

export interface RecipeOptions {
  readonly accuracy?: number;
  /**
   * Whether finer runs tell the error: true uses them until the accuracy is met, 'once' tells the
   * error of the run as it is without them. Default true.
   */
  readonly estimate?: boolean | 'once';
}

const refinementLimit = 3;
/** Refinements after which an error this large (share of the most water) is taken for a steep front. */
const steepAfter = 2;
const hopelessError = 1e-3;
/** Undershoot below zero, as a share of the start, that spectral elements are given up for. */
const largestUndershoot = 0.01;
/** Accuracy of the run that shows what the slip-flow term would change. */
const comparisonAccuracy = 1e-4;

type Running<Result> = Generator<SimulationProgress, Result, SimulationSignal>;

/**
 * Runs a recipe on a case. Failure and cancel are outcomes of the result, with all that was reached.
 * Where spectral elements ring at a front, monotone finite volumes take over. Where the pressure would
 * drive vapour as well, one more run tells what the slip-flow term changes.
 * @throws RangeError where a recipe cannot act on the case
 */
export function* simulateRecipe(
  recipe: Recipe,
  recipeCase: RecipeCase,
  { accuracy = RECIPE_ACCURACY, estimate = true }: RecipeOptions = {},
): Running<RecipeResult> {
  const prepared = prepareRecipe(recipe, recipeCase);
  const refines = estimate === true;
  const [mostFiner, mostVolumes] = refines ? [refinementLimit, finiteVolumeLevels - 2] : [1, 1];
  const runner = new Runner(recipe, milestonesOf(estimate));
  const first = yield* runner.run(prepared, resolutionFor(prepared, accuracy, 0));
  const result = (solved: Solved, slipping?: RecipeRunOutcome): RecipeResult =>
    recipeResult(recipe, recipeCase, prepared, { ...solved, accuracy, slipping });
  if (first.outcome !== 'finished') return result({ attempt: first });
  const smooth =
    estimate === false || (!refines && rings(first))
      ? { attempt: first }
      : yield* runner.refine(
          first,
          prepared,
          accuracy,
          (refinement) => resolutionFor(prepared, accuracy, refinement),
          mostFiner,
        );
  const isSteep = rings(smooth.attempt) || (refines && isHopeless(smooth, accuracy));
  const solved = isSteep
    ? yield* withFiniteVolumes(smooth, runner, prepared, accuracy, mostVolumes)
    : smooth;
  const drives = solved.attempt.log.pressureDriven !== undefined && prepared.diffusionOnly;
  if (!refines || !drives) return result(solved);
  const slipping = prepareRecipe(recipe, withSlipFlow(recipeCase));
  const compared = yield* runner.run(
    slipping,
    solved.steepFront === 'resolved'
      ? finiteVolumeResolution(slipping.problem, comparisonAccuracy, 0)
      : resolutionFor(slipping, comparisonAccuracy, 0),
  );
  return result(solved, compared);
}

/** Whether spectral elements do not converge, as at a front that is too steep for them. */
function isHopeless({ errors }: Solved, accuracy: number): boolean {
  return errors !== undefined && !meetsAccuracy(errors, accuracy) && errors.share > hopelessError;
}

function rings({ run }: RecipeRunOutcome): boolean {
  return -run.watch.lowestValue > largestUndershoot;
}

/** Finite volumes where they are better, or where the other solution cannot be shown. */
function* withFiniteVolumes(
  smooth: Solved,
  runner: Runner,
  prepared: PreparedRecipe,
  accuracy: number,
  limit: number,
): Running<Solved> {
  const at = (level: number): Resolution =>
    finiteVolumeResolution(prepared.problem, accuracy, level);
  const isRinging = rings(smooth.attempt);
  const coarse = yield* runner.run(prepared, at(0));
  if (coarse.outcome !== 'finished') {
    return isRinging ? { ...smooth, steepFront: 'unresolved' } : smooth;
  }
  const volumes = yield* runner.refine(coarse, prepared, accuracy, at, limit);
  const smoothIsBetter =
    !isRinging &&
    (volumes.errors === undefined ||
      (smooth.errors !== undefined && smooth.errors.share < volumes.errors.share));
  return smoothIsBetter ? smooth : { ...volumes, steepFront: 'resolved' };
}

/**
 * Share of the work that is done when each attempt begins; which of them are needed shows only in
 * the course of the run.
 */
function milestonesOf(estimate: boolean | 'once'): number[] {
  if (estimate === false) return [0, 1];
  if (estimate === 'once') return [0, 0.35, 1];
  return [0, 0.3, 0.8, 0.88, 0.92, 0.94, 0.96, 0.97, 0.98, 0.99];
}

class Runner {
  readonly #recipe: Recipe;
  readonly #milestones: readonly number[];
  #attempts = 0;

  constructor(recipe: Recipe, milestones: readonly number[]) {
    this.#recipe = recipe;
    this.#milestones = milestones;
  }

  /** Refines until a finer run shows that the accuracy is met. */
  *refine(
    first: RecipeRunOutcome,
    prepared: PreparedRecipe,
    accuracy: number,
    resolutionAt: (refinement: number) => Resolution,
    limit: number,
  ): Running<Solved> {
    let attempt = first;
    for (let refinement = 1; ; refinement++) {
      const finer = yield* this.run(prepared, resolutionAt(refinement));
      if (finer.outcome !== 'finished') return { attempt };
      const errors = recipeErrors(attempt, finer);
      const hopeless = refinement >= steepAfter && rings(attempt) && errors.share > hopelessError;
      if (meetsAccuracy(errors, accuracy) || refinement >= limit || hopeless) {
        return { attempt, errors };
      }
      attempt = finer;
    }
  }

  /** One run with progress. */
  *run(prepared: PreparedRecipe, resolution: Resolution): Running<RecipeRunOutcome> {
    const from = this.#milestones[this.#attempts] ?? this.#milestones.at(-1)!;
    const to = this.#milestones[this.#attempts + 1] ?? 1;
    const phase = this.#attempts === 0 ? 'solve' : 'estimate';
    this.#attempts++;
    const attempt = runRecipe(this.#recipe, prepared, resolution);
    let next = attempt.next();
    while (next.done !== true) {
      const { timeS, steps, rejected } = next.value;
      const fraction = from + (to - from) * Math.min(1, timeS / prepared.longestS);
      next = attempt.next(yield { fraction, simTimeS: timeS, steps, rejected, phase });
    }
    return next.value;
  }
}

/** Errors of the time integration add up over the steps of a recipe: finer than for one case. */
const timeShare = 0.03;

function resolutionFor(
  { problem, shortestS }: PreparedRecipe,
  accuracy: number,
  refinement: number,
): Resolution {
  const earliestS = shortestS / 10;
  const { mesh, tolerances } = chooseResolution(problem, { accuracy, earliestS, refinement });
  return {
    mesh,
    tolerances: {
      relative: timeShare * tolerances.relative,
      absolute: timeShare * tolerances.absolute,
    },
  };
}
