import type { TransportCase } from '../domain/case/transport-case.ts';
import type { Resolution } from '../numerics/solve/resolution.ts';
import { chooseResolution } from '../numerics/solve/resolution.ts';
import type { Sample } from '../numerics/solve/sampler.ts';
import type { Solution } from '../numerics/solve/solve-two-scale.ts';
import { solveTwoScale } from '../numerics/solve/solve-two-scale.ts';
import { largestDifference } from './error-estimate.ts';
import type { Magnitudes } from './error-estimate.ts';
import type { ResolvedCase } from './resolve-case.ts';
import { simulateAnalytically } from './simulate-analytically.ts';
import type { SimulationProgress, SimulationSignal } from './simulation-run.ts';

/** A numerical solution with what is known about its error. */
export interface NumericalRun {
  readonly solution: Solution;
  readonly resolution: Resolution;
  /** Largest error as a share of the start; null where it was not estimated. */
  readonly estimatedError: number | null;
  readonly estimateReached: boolean;
}

const refinementLimit = 4;

/**
 * Solves on a mesh chosen for the requested accuracy and estimates the error: against the exact
 * solution where there is one, else against the next finer resolution. Refines until the estimate
 * meets the request.
 */
export function* simulateNumerically(
  transportCase: TransportCase,
  resolved: ResolvedCase,
  magnitudes: Magnitudes,
  accuracy: number,
  estimate: boolean,
): Generator<SimulationProgress, NumericalRun, SimulationSignal> {
  let refinement = 0;
  let resolution = resolutionAt(transportCase, resolved, accuracy, refinement);
  let solution = yield* solveAt(transportCase, resolved, resolution, 'solve');
  const unknown = { estimatedError: null, estimateReached: false };
  if (!estimate || solution.outcome !== 'finished') return { solution, resolution, ...unknown };
  const { linear } = resolved;
  const exact =
    linear === undefined
      ? undefined
      : simulateAnalytically(transportCase, resolved, linear).samples;
  for (;;) {
    let finer: { solution: Solution; resolution: Resolution } | undefined;
    let reference: readonly Sample[];
    if (exact === undefined) {
      const next = resolutionAt(transportCase, resolved, accuracy, refinement + 1);
      finer = {
        resolution: next,
        solution: yield* solveAt(transportCase, resolved, next, 'estimate'),
      };
      if (finer.solution.outcome !== 'finished') return { solution, resolution, ...unknown };
      reference = finer.solution.samples;
    } else reference = exact;
    const estimatedError = largestDifference(solution.samples, reference, magnitudes);
    if (estimatedError <= accuracy || refinement >= refinementLimit) {
      return { solution, resolution, estimatedError, estimateReached: estimatedError <= accuracy };
    }
    refinement++;
    resolution = finer?.resolution ?? resolutionAt(transportCase, resolved, accuracy, refinement);
    solution = finer?.solution ?? (yield* solveAt(transportCase, resolved, resolution, 'estimate'));
    if (solution.outcome !== 'finished') return { solution, resolution, ...unknown };
  }
}

function resolutionAt(
  transportCase: TransportCase,
  resolved: ResolvedCase,
  accuracy: number,
  refinement: number,
): Resolution {
  const earliestS = earliestLookS(transportCase);
  return chooseResolution(resolved.problem, { accuracy, earliestS, refinement });
}

/** Shortest time from a jump of the surroundings to the next output, s. */
function earliestLookS({ outputTimesS, boundary, endTimeS }: TransportCase): number {
  const jumps = [0, ...(boundary.changes ?? []).map(({ timeS }) => timeS)];
  let earliest = endTimeS;
  for (const jumpS of jumps) {
    const next = outputTimesS.find((timeS) => timeS > jumpS);
    if (next !== undefined) earliest = Math.min(earliest, next - jumpS);
  }
  return earliest;
}

function* solveAt(
  transportCase: TransportCase,
  resolved: ResolvedCase,
  resolution: Resolution,
  phase: SimulationProgress['phase'],
): Generator<SimulationProgress, Solution, SimulationSignal> {
  const { outputTimesS, profileTimesS = [], microDepths = [], endTimeS } = transportCase;
  const run = solveTwoScale(resolved.problem, resolution.mesh, {
    outputTimesS,
    profileTimesS,
    microDepths,
    tolerances: resolution.tolerances,
  });
  let next = run.next();
  while (!next.done) {
    const { timeS, steps, rejected } = next.value;
    const signal = yield {
      fraction: effortFraction(timeS, endTimeS),
      simTimeS: timeS,
      steps,
      rejected,
      phase,
    };
    next = run.next(signal);
  }
  return next.value;
}

/** Steps grow with time: about as many for each doubling, so effort goes with the logarithm. */
function effortFraction(timeS: number, endS: number): number {
  const early = 1e-4 * endS;
  return Math.log1p(timeS / early) / Math.log1p(endS / early);
}
