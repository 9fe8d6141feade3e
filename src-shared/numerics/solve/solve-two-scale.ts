import type { TwoScaleMesh, TwoScaleProblem } from '../model/two-scale-problem.ts';
import { SolverError } from '../solver-error.ts';
import type { NdfStatistics, NdfTolerances } from '../time/ndf.ts';
import type { Profile, Sample } from './sampler.ts';
import { Sampler } from './sampler.ts';
import { TwoScaleRun } from './two-scale-run.ts';

export interface SolveOptions {
  /** Ascending, within the segments' span. */
  readonly outputTimesS: readonly number[];
  readonly profileTimesS: readonly number[];
  /** z/s_ma of the micro columns to report. */
  readonly microDepths: readonly number[];
  readonly tolerances: NdfTolerances;
}

/** State of a run after an accepted step. */
export interface SolveProgress {
  readonly timeS: number;
  readonly steps: number;
  readonly rejected: number;
}

/** Outcome of a run; samples cover the output times that were reached. */
export interface Solution {
  readonly samples: readonly Sample[];
  readonly profiles: readonly Profile[];
  readonly outcome: 'finished' | 'cancelled' | SolverError;
  readonly reachedS: number;
  readonly statistics: NdfStatistics;
  readonly unknowns: number;
  /**
   * max |C + released - C0| over every eighth accepted step and the last of each segment, kg per m3
   * of coating. Contents carry no error from step to step, so none grows between two looks.
   */
  readonly balanceDefect: number;
  /** Lowest field value met at these steps, as a share of the field's reference value. */
  readonly lowestValue: number;
}

/**
 * Integrates the Two-Scale-Model over its segments: lands on every segment's end, keeps the contents
 * through jumps and restarts there. Yields after each accepted step; passing 'cancel' to `next`
 * ends the run with what was reached.
 */
export function* solveTwoScale(
  problem: TwoScaleProblem,
  mesh: TwoScaleMesh,
  options: SolveOptions,
): Generator<SolveProgress, Solution, 'cancel' | undefined> {
  const run = new TwoScaleRun(problem, mesh, options.tolerances);
  const { system, watch, statistics } = run;
  const sampler = new Sampler(system, options.microDepths);
  const recorder = new Recorder(run, sampler, options);
  recorder.atStart();
  let outcome: Solution['outcome'] = 'finished';
  try {
    segments: for (const segment of problem.segments) {
      run.enter(segment);
      while (run.timeS < segment.endS) {
        run.step(segment.endS);
        recorder.afterStep();
        const { steps, rejected } = statistics;
        const signal = yield { timeS: run.timeS, steps, rejected };
        if (signal === 'cancel') {
          outcome = 'cancelled';
          break segments;
        }
      }
    }
  } catch (error) {
    if (!(error instanceof SolverError)) throw error;
    outcome = error;
  }
  return {
    samples: recorder.samples,
    profiles: recorder.profiles,
    outcome,
    reachedS: run.timeS,
    statistics,
    unknowns: system.fieldCount,
    balanceDefect: watch.balanceDefect,
    lowestValue: watch.lowestValue,
  };
}

/** Collects samples and profiles at the requested times from the dense output. */
class Recorder {
  readonly samples: Sample[] = [];
  readonly profiles: Profile[] = [];
  readonly #run: TwoScaleRun;
  readonly #sampler: Sampler;
  readonly #options: SolveOptions;

  constructor(run: TwoScaleRun, sampler: Sampler, options: SolveOptions) {
    this.#run = run;
    this.#sampler = sampler;
    this.#options = options;
  }

  /** Times at zero show the state before the first step of the boundary. */
  atStart(): void {
    const { outputTimesS, profileTimesS } = this.#options;
    const { fields, contents } = this.#run.state;
    if (outputTimesS[0] === 0) this.samples.push(this.#sample(fields, contents));
    if (profileTimesS[0] === 0) this.profiles.push(this.#sampler.profile(0, fields));
  }

  afterStep(): void {
    const { outputTimesS, profileTimesS } = this.#options;
    const run = this.#run;
    while (
      this.samples.length < outputTimesS.length &&
      outputTimesS[this.samples.length]! <= run.timeS
    ) {
      const { fields, contents } = run.stateAt(outputTimesS[this.samples.length]!);
      this.samples.push(this.#sample(fields, contents));
    }
    while (
      this.profiles.length < profileTimesS.length &&
      profileTimesS[this.profiles.length]! <= run.timeS
    ) {
      const timeS = profileTimesS[this.profiles.length]!;
      this.profiles.push(this.#sampler.profile(timeS, run.stateAt(timeS).fields));
    }
  }

  #sample(fields: Float64Array, contents: Float64Array): Sample {
    return this.#sampler.sample(fields, contents, this.#run.watch.slabAtStart);
  }
}
