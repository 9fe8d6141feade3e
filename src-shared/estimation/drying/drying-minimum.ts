import type { FitOutcome } from '#shared/numerics/estimation/fit-outcome.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { LinearProjection } from '#shared/numerics/estimation/linear-projection.ts';
import { multistart } from '#shared/numerics/estimation/multistart.ts';
import { PLACE } from './drying-model.ts';
import { dryingProblem, type DryingProblem } from './drying-problem.ts';
import type { DryingRun } from './drying-run.ts';
import { refine, searchProgress, startedAt, type Searching } from './refine.ts';
import { DEFAULT_SEED, DEFAULT_STARTS, setupFor, type DryingSetup } from './drying-setup.ts';

/** The best fit of a model to a run, in scaled values. */
export interface DryingMinimum {
  /** all parameters, the contents at both ends completed */
  readonly fit: FitOutcome;
  /** Distinct minima that the starts of the search led to. */
  readonly minimumCount: number;
}

const SEARCH_POINTS = 240;
const SEARCH_ITERATIONS = 25;
const FIRST_SPREAD = 0.3;

/** Places of the contents at both ends that are free; the curve is linear in them. */
export function linearPlaces(problem: LeastSquaresProblem): number[] {
  return [PLACE.initial, PLACE.equilibrium].filter((k) => problem.parameters[k]!.fixed !== true);
}

/**
 * Finds the lowest sum of squares of a model: from many starts (where the dead time is free on a part of
 * the points), then from the best one on. A model that contains a simpler one also starts from the best
 * fit of that. Yields after every iteration.
 *
 * @param drying the problem of this run and setup
 */
export function* findMinimum(
  run: DryingRun,
  setup: DryingSetup,
  drying: DryingProblem,
): Searching<DryingMinimum> {
  const few =
    setup.freeDeadTime === true ? dryingProblem(thinned(run), setup, drying.scale) : drying;
  const { best, minimumCount } = yield* search(run, setup, few);
  return { fit: yield* refine(drying.fast, linearPlaces(drying.fast), best), minimumCount };
}

function* search(
  run: DryingRun,
  setup: DryingSetup,
  drying: DryingProblem,
): Searching<{ best: Float64Array; minimumCount: number }> {
  let problem = drying.search;
  if (setup.model === 'two-scale-distribution') {
    const smaller = setupFor(setup, 'two-scale');
    const simpler = yield* search(run, smaller, dryingProblem(run, smaller, drying.scale));
    simpler.best[PLACE.microSpread] = FIRST_SPREAD;
    problem = startedAt(problem, simpler.best);
  }
  const starts = setup.starts ?? DEFAULT_STARTS;
  const projection = new LinearProjection(problem, linearPlaces(problem));
  const searching = multistart(projection.problem, {
    starts,
    seed: setup.seed ?? DEFAULT_SEED,
    maxIterations: SEARCH_ITERATIONS,
  });
  let next = searching.next();
  while (next.done !== true) {
    const { start, fit } = next.value;
    const place = { number: start + 1, count: starts + 1 };
    next = searching.next(yield searchProgress(projection, fit, start / (starts + 1), place));
  }
  const { lowest, minima } = next.value;
  return { best: projection.completed(lowest.parameters), minimumCount: minima.length };
}

/** Every n-th point of a long run, with the last one. */
function thinned(run: DryingRun): DryingRun {
  const count = run.timesS.length;
  if (count <= SEARCH_POINTS) return run;
  const places = Array.from({ length: SEARCH_POINTS }, (_, k) =>
    Math.round((k * (count - 1)) / (SEARCH_POINTS - 1)),
  );
  return {
    timesS: places.map((i) => run.timesS[i]!),
    content: places.map((i) => run.content[i]!),
    ...(run.sigma !== undefined && { sigma: places.map((i) => run.sigma![i]!) }),
  };
}
