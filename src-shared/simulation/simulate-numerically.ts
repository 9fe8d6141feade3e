import type { TransportCase } from '../domain/case/transport-case.ts';
import type { Resolution } from '../numerics/solve/resolution.ts';
import {
  chooseResolution,
  finiteVolumeLevels,
  finiteVolumeResolution,
} from '../numerics/solve/resolution.ts';
import type { Solution } from '../numerics/solve/solve-two-scale.ts';
import { solveTwoScale } from '../numerics/solve/solve-two-scale.ts';
import { largestDifference, lowestSampledValue } from './error-estimate.ts';
import type { Magnitudes } from './error-estimate.ts';
import { exactReference, type ExactReference } from './exact-reference.ts';
import type { ResolvedCase } from './resolve-case.ts';
import type { SimulationProgress, SimulationSignal } from './simulation-run.ts';

/** A numerical solution with what is known about its error. */
export interface NumericalRun extends Attempt {
  /**
   * How the run ended. Cancelled while the error was estimated: the solution is complete all the
   * same. A failure of the finer run that estimates the error is not one of the run.
   */
  readonly outcome: Solution['outcome'];
  /** Largest error as a share of the start; null where it was not estimated. */
  readonly estimatedError: number | null;
  /** True when spectral elements did not resolve a front and finite volumes took over. */
  readonly steepFront: boolean;
  /** True when the finer run that estimates the error failed. */
  readonly estimateFailed: boolean;
}

/** One solution at one resolution. */
interface Attempt {
  readonly solution: Solution;
  readonly resolution: Resolution;
}

/** A run's steps as a generator that reports progress and takes a cancel. */
type Running<Result> = Generator<SimulationProgress, Result, SimulationSignal>;

const refinementLimit = 4;
/** Refinements after which an error this large (share of the start) is taken for a steep front. */
const steepAfter = 2;
const hopelessError = 1e-3;
/** The difference to a finer solution is this much smaller than the error at worst. */
const differenceToError = 1.5;

/**
 * Solves on a mesh chosen for the requested accuracy and estimates the error: against the exact
 * solution where there is one, else against the next finer resolution. Refines until the estimate
 * meets the request; turns to monotone finite volumes where spectral elements ring.
 */
export function* simulateNumerically(
  transportCase: TransportCase,
  resolved: ResolvedCase,
  magnitudes: Magnitudes,
  accuracy: number,
  estimate: boolean,
): Running<NumericalRun> {
  const { problem, linear } = resolved;
  const earliestS = earliestLookS(transportCase);
  const spectral = (refinement: number) =>
    chooseResolution(problem, { accuracy, earliestS, refinement });
  const run = new Runner(
    transportCase,
    resolved,
    !estimate ? noEstimate : linear ? exactEstimate : comparison,
  );
  const first = yield* run.solve(spectral(0), 'solve');
  if (!estimate || first.solution.outcome !== 'finished') {
    return unestimated(first, first.solution.outcome);
  }
  if (linear !== undefined) {
    const exact = exactReference(resolved, linear, transportCase.outputTimesS);
    return yield* run.refineAgainst(exact, first, spectral, magnitudes, accuracy);
  }
  const smooth = rings(first, magnitudes)
    ? unestimated(first, 'finished')
    : yield* run.refine(
        first,
        spectral,
        magnitudes,
        accuracy,
        refinementLimit,
        (refinement, error) => refinement >= steepAfter && error > hopelessError,
      );
  const converged = smooth.estimatedError !== null && smooth.estimatedError <= accuracy;
  if (smooth.outcome !== 'finished' || (converged && !rings(smooth, magnitudes))) return smooth;
  const coarse = yield* run.solve(finiteVolumeResolution(problem, accuracy, 0), 'estimate');
  if (coarse.solution.outcome !== 'finished') return interruptedBy(smooth, coarse);
  const volumes = yield* run.refine(
    coarse,
    (level) => finiteVolumeResolution(problem, accuracy, level),
    magnitudes,
    accuracy,
    finiteVolumeLevels - 2,
  );
  if (volumes.estimatedError === null) return interruptedBy(smooth, volumes);
  const smoothIsBetter =
    !rings(smooth, magnitudes) &&
    smooth.estimatedError !== null &&
    smooth.estimatedError < volumes.estimatedError;
  return smoothIsBetter ? smooth : { ...volumes, steepFront: true };
}

export const steepFrontWarning =
  'A steep front moves through the coating: finite volumes were used, which stay monotone but converge more slowly.';

/** Undershoot, as a share of the start, that even a converged solution is not shown with. */
const largestUndershoot = 0.01;

/** Spectral elements ring at fronts: contents undershoot zero far. */
function rings({ solution }: Attempt, magnitudes: Magnitudes): boolean {
  return -lowestSampledValue(solution.samples, magnitudes) > largestUndershoot;
}

/** The solution at hand when the one that should replace it ended early. */
function interruptedBy(run: NumericalRun, later: Attempt & Partial<NumericalRun>): NumericalRun {
  const outcome = later.outcome ?? later.solution.outcome;
  return { ...run, outcome: outcome === 'cancelled' ? outcome : run.outcome };
}

function unestimated(attempt: Attempt, outcome: Solution['outcome']): NumericalRun {
  return { ...attempt, outcome, estimatedError: null, steepFront: false, estimateFailed: false };
}

/*
 * Share of the work that is done when an attempt begins: the first one, the one that estimates its
 * error (finer, so longer), refinements if they are needed.
 */
const noEstimate = [0, 1];
const exactEstimate = [0, 0.9, 0.96, 0.98, 0.99];
const comparison = [0, 0.2, 0.7, 0.85, 0.92, 0.96, 0.98];

class Runner {
  readonly #transportCase: TransportCase;
  readonly #resolved: ResolvedCase;
  readonly #milestones: readonly number[];
  #attempts = 0;

  constructor(transportCase: TransportCase, resolved: ResolvedCase, milestones: readonly number[]) {
    this.#transportCase = transportCase;
    this.#resolved = resolved;
    this.#milestones = milestones;
  }

  /** Refines until the difference to the exact solution meets the accuracy. */
  *refineAgainst(
    exact: ExactReference,
    first: Attempt,
    resolutionAt: (refinement: number) => Resolution,
    magnitudes: Magnitudes,
    accuracy: number,
  ): Running<NumericalRun> {
    let attempt = first;
    for (let refinement = 1; ; refinement++) {
      const { samples } = attempt.solution;
      const compared = exact.indices.map((index) => samples[index]!);
      const estimatedError = largestDifference(compared, exact.values, magnitudes);
      if (estimatedError <= accuracy || refinement > refinementLimit) {
        return { ...unestimated(attempt, 'finished'), estimatedError };
      }
      const finer = yield* this.solve(resolutionAt(refinement), 'estimate');
      const { outcome } = finer.solution;
      if (outcome !== 'finished') return { ...unestimated(attempt, outcome), estimatedError };
      attempt = finer;
    }
  }

  /** Refines until the difference to the next finer solution meets the accuracy. */
  *refine(
    first: Attempt,
    resolutionAt: (refinement: number) => Resolution,
    magnitudes: Magnitudes,
    accuracy: number,
    limit: number,
    hopelessAt: (refinement: number, estimatedError: number) => boolean = () => false,
  ): Running<NumericalRun> {
    let attempt = first;
    for (let refinement = 1; ; refinement++) {
      const finer = yield* this.solve(resolutionAt(refinement), 'estimate');
      const { outcome } = finer.solution;
      if (outcome === 'cancelled') return unestimated(attempt, outcome);
      if (outcome !== 'finished') {
        return { ...unestimated(attempt, 'finished'), estimateFailed: true };
      }
      const difference = largestDifference(
        attempt.solution.samples,
        finer.solution.samples,
        magnitudes,
      );
      const estimatedError = differenceToError * difference;
      const hopeless = hopelessAt(refinement, estimatedError);
      if (estimatedError <= accuracy || refinement > limit || hopeless) {
        return { ...unestimated(attempt, 'finished'), estimatedError };
      }
      attempt = finer;
    }
  }

  /** One integration with progress. */
  *solve(resolution: Resolution, phase: SimulationProgress['phase']): Running<Attempt> {
    const { outputTimesS, profileTimesS = [], microDepths = [], endTimeS } = this.#transportCase;
    const run = solveTwoScale(this.#resolved.problem, resolution.mesh, {
      outputTimesS,
      profileTimesS,
      microDepths,
      tolerances: resolution.tolerances,
    });
    const from = this.#milestones[this.#attempts] ?? this.#milestones.at(-1)!;
    const to = this.#milestones[this.#attempts + 1] ?? 1;
    this.#attempts++;
    let next = run.next();
    while (!next.done) {
      const { timeS, steps, rejected } = next.value;
      const fraction = from + (to - from) * effortFraction(timeS, endTimeS);
      next = run.next(yield { fraction, simTimeS: timeS, steps, rejected, phase });
    }
    return { resolution, solution: next.value };
  }
}

/** Shortest time from a jump of the surroundings to the next output or profile, s. */
function earliestLookS(transportCase: TransportCase): number {
  const { outputTimesS, profileTimesS = [], boundary, endTimeS } = transportCase;
  const jumps = [0, ...(boundary.changes ?? []).map(({ timeS }) => timeS)];
  let earliest = endTimeS;
  for (const timesS of [outputTimesS, profileTimesS]) {
    let next = 0;
    for (const jumpS of jumps) {
      while (next < timesS.length && timesS[next]! <= jumpS) next++;
      if (next < timesS.length) earliest = Math.min(earliest, timesS[next]! - jumpS);
    }
  }
  return earliest;
}

/** Steps grow with time: about as many for each doubling, so effort goes with the logarithm. */
function effortFraction(timeS: number, endS: number): number {
  const early = 1e-4 * endS;
  return Math.log1p(timeS / early) / Math.log1p(endS / early);
}
