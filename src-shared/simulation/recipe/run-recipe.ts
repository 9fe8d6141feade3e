import { printStep } from '../../domain/recipe/language/print-step.ts';
import { RECIPE_LIMITS } from '../../domain/recipe/limits.ts';
import type { Recipe, RecipeStep } from '../../domain/recipe/recipe.ts';
import type { StepOutcome } from '../../domain/recipe/recipe-result.ts';
import { numberOf } from '../../domain/recipe/varied-value.ts';
import type { TwoScaleMesh } from '../../numerics/model/two-scale-problem.ts';
import type { SolveProgress } from '../../numerics/solve/solve-two-scale.ts';
import type { Resolution } from '../../numerics/solve/resolution.ts';
import { TwoScaleRun } from '../../numerics/solve/two-scale-run.ts';
import { SolverError } from '../../numerics/solver-error.ts';
import type { SimulationSignal } from '../simulation-run.ts';
import { planStep, type PlainStep } from '../../domain/recipe/oven/plan-step.ts';
import { OvenRun } from './oven-run.ts';
import type { PreparedRecipe } from './prepare-recipe.ts';
import { RecipeLog, type OpenStep } from './recipe-log.ts';
import type { Stage } from './stretch.ts';

type Running<Result> = Generator<SolveProgress, Result, SimulationSignal>;

/** One run of a recipe at one resolution. */
export interface RecipeRunOutcome {
  readonly log: RecipeLog;
  readonly outcome: 'finished' | 'cancelled' | SolverError;
  readonly run: TwoScaleRun;
  readonly mesh: TwoScaleMesh;
}

/** Runs the steps of a recipe one after the other; what was reached is kept however it ends. */
export function* runRecipe(
  recipe: Recipe,
  prepared: PreparedRecipe,
  { mesh, tolerances }: Resolution,
): Running<RecipeRunOutcome> {
  const run = new TwoScaleRun(prepared.problem, mesh, tolerances);
  const log = new RecipeLog();
  const oven = new OvenRun(run, prepared, log, recipe.target);
  const walk = new RecipeWalk(recipe, oven, log);
  oven.start();
  yield* walk.list(recipe.steps, '', Infinity);
  return { log, outcome: walk.halted ?? 'finished', run, mesh };
}

/** Goes through steps and repeats. */
class RecipeWalk {
  readonly #recipe: Recipe;
  readonly #oven: OvenRun;
  readonly #log: RecipeLog;
  /** Why the run ended early. */
  halted: 'cancelled' | SolverError | undefined;

  constructor(recipe: Recipe, oven: OvenRun, log: RecipeLog) {
    this.#recipe = recipe;
    this.#oven = oven;
    this.#log = log;
  }

  /** @returns whether the deadline of a repeat around the steps ended them */
  *list(steps: readonly RecipeStep[], prefix: string, deadlineS: number): Running<boolean> {
    let index = 0;
    while (index < steps.length) {
      const step = steps[index]!;
      const path = `${prefix}${index + 1}`;
      if (step.kind === 'repeat') {
        if (yield* this.#repeat(step, path, deadlineS)) return true;
        index++;
      } else {
        const { done, cut } = yield* this.#plain(steps, index, prefix, deadlineS);
        index += done;
        if (cut) return true;
      }
      if (this.halted !== undefined) {
        for (; index < steps.length; index++) {
          this.#log.begin(`${prefix}${index + 1}`, printStep(steps[index]!), null);
        }
        return false;
      }
    }
    return false;
  }

  *#repeat(
    step: Extract<RecipeStep, { kind: 'repeat' }>,
    path: string,
    deadlineS: number,
  ): Running<boolean> {
    const oven = this.#oven;
    const open = this.#begin(path, step);
    const own = step.atMostS === undefined ? Infinity : oven.timeS + numberOf(step.atMostS);
    const untilS = Math.min(own, deadlineS);
    const times = step.times === undefined ? RECIPE_LIMITS.rounds : numberOf(step.times);
    let outcome: StepOutcome | undefined;
    let round = 0;
    while (outcome === undefined) {
      if (step.until !== undefined && oven.isMet(step.until)) {
        outcome = round === 0 ? 'already-met' : 'condition-met';
      } else if (round === times) {
        outcome =
          step.until === undefined && step.times !== undefined ? 'completed' : 'cap-reached';
      } else if (oven.timeS >= untilS) outcome = 'cap-reached';
      else {
        round++;
        const cut = yield* this.list(step.steps, `${path}.${round}.`, untilS);
        if (this.halted !== undefined) outcome = this.#haltedOutcome();
        else if (cut) {
          this.#end(open, 'cap-reached');
          return untilS === deadlineS;
        }
      }
    }
    this.#end(open, outcome);
    return false;
  }

  /** One step, or several holds in a row under the same conditions, which are one for the solver. */
  *#plain(
    steps: readonly RecipeStep[],
    index: number,
    prefix: string,
    deadlineS: number,
  ): Running<{ done: number; cut: boolean }> {
    const oven = this.#oven;
    const profiles = this.#recipe.profiles ?? [];
    const first = steps[index] as PlainStep;
    const plan = planStep(first, oven.setting, profiles);
    const open = this.#begin(`${prefix}${index + 1}`, first);
    if (plan.until !== undefined && oven.isMet(plan.until)) {
      this.#end(open, 'already-met');
      return { done: 1, cut: false };
    }
    const stages: Stage[] = [{ durationS: plan.durationS, until: plan.until }];
    for (const next of steps.slice(index + 1)) {
      if (plan.steady === undefined || next.kind === 'repeat') break;
      const following = planStep(next, plan.steady, profiles);
      if (!oven.sameConditions(plan, following)) break;
      stages.push({ durationS: following.durationS, until: following.until });
    }
    let done = 0;
    let cut = false;
    let current = open;
    try {
      const run = oven.run(plan, stages, deadlineS);
      let next = run.next();
      while (next.done !== true) {
        const event = next.value;
        if (!('ended' in event)) {
          next = run.next(yield event);
          continue;
        }
        this.#end(current, event.ended);
        done++;
        ({ cut } = event);
        if (event.ended === 'cancelled') this.halted = 'cancelled';
        else if (done < stages.length && !cut) {
          current = this.#begin(`${prefix}${index + done + 1}`, steps[index + done]!);
        }
        next = run.next();
      }
    } catch (error) {
      if (!(error instanceof SolverError)) throw error;
      this.halted = error;
      this.#end(current, 'failed');
      done++;
    }
    return { done, cut };
  }

  #haltedOutcome(): StepOutcome {
    return this.halted === 'cancelled' ? 'cancelled' : 'failed';
  }

  #begin(path: string, step: RecipeStep): OpenStep {
    return this.#log.begin(path, printStep(step), this.#oven.timeS);
  }

  #end(step: OpenStep, outcome: StepOutcome): void {
    this.#log.end(step, outcome, this.#oven.moment());
  }
}
