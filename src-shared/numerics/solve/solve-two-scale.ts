import type { Segment, TwoScaleMesh, TwoScaleProblem } from '../model/two-scale-problem.ts';
import { TwoScaleSystem } from '../model/two-scale-system.ts';
import { SolverError } from '../solver-error.ts';
import type { NdfStatistics, NdfTolerances } from '../time/ndf.ts';
import { Ndf } from '../time/ndf.ts';
import { RunWatch } from './run-watch.ts';
import type { Profile, Sample } from './sampler.ts';
import { Sampler } from './sampler.ts';

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

const stepLimit = 1_000_000;
/** Steps between two checks of the water balance and of the lowest value. */
const watchInterval = 8;

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
  const system = new TwoScaleSystem(problem, mesh);
  const references = fieldReferences(system);
  const ndf = new Ndf(system, references, options.tolerances);
  const sampler = new Sampler(system, options.microDepths);
  const { fields, contents } = ndf;
  system.temperatureK = problem.initialTemperatureK;
  system.faceDriving = problem.initialDriving;
  system.equilibrium(problem.initialDriving, fields);
  system.contents(fields, contents);
  const watch = new RunWatch(system, contents, references);
  const recorder = new Recorder(system, sampler, options, watch.slabAtStart);
  recorder.atStart(fields, contents);
  let outcome: Solution['outcome'] = 'finished';
  try {
    run: for (const segment of problem.segments) {
      enter(system, segment, fields, contents, ndf);
      while (ndf.timeS < segment.endS) {
        if (ndf.statistics.steps >= stepLimit) {
          throw new SolverError('TOO_MANY_STEPS', ndf.statistics.steps, ndf.timeS);
        }
        ndf.step(segment.endS);
        if (ndf.statistics.steps % watchInterval === 0 || ndf.timeS >= segment.endS) {
          watch.check(fields, contents[system.fieldCount]!);
        }
        recorder.after(ndf);
        const signal = yield {
          timeS: ndf.timeS,
          steps: ndf.statistics.steps,
          rejected: ndf.statistics.rejected,
        };
        if (signal === 'cancel') {
          outcome = 'cancelled';
          break run;
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
    reachedS: ndf.timeS,
    statistics: ndf.statistics,
    unknowns: system.fieldCount,
    balanceDefect: watch.balanceDefect,
    lowestValue: watch.lowestValue,
  };
}

/** Keeps the contents, finds the fields under the new conditions, restarts the integration. */
function enter(
  system: TwoScaleSystem,
  segment: Segment,
  fields: Float64Array,
  contents: Float64Array,
  ndf: Ndf,
): void {
  system.enterSegment(segment);
  system.setTime(segment.startS);
  const failed = system.equilibrate(contents, fields);
  if (failed >= 0) {
    const place = system.placeOf(system.macroOffset + failed);
    throw new SolverError('NO_EQUILIBRIUM', ndf.statistics.steps, segment.startS, place);
  }
  ndf.start(segment.startS, (segment.endS - segment.startS) / 100);
}

/** Magnitude of every field: the largest equilibrium value of the start and the boundary. */
function fieldReferences(system: TwoScaleSystem): Float64Array {
  const { problem } = system;
  let driving = Math.abs(problem.initialDriving);
  for (const segment of problem.segments) {
    for (const timeS of [segment.startS, (segment.startS + segment.endS) / 2, segment.endS]) {
      driving = Math.max(driving, Math.abs(segment.boundaryDriving(timeS)));
    }
  }
  system.temperatureK = problem.initialTemperatureK;
  const references = new Float64Array(system.fieldCount);
  system.equilibrium(driving, references);
  return references;
}

/** Collects samples and profiles at the requested times from the dense output. */
class Recorder {
  readonly samples: Sample[] = [];
  readonly profiles: Profile[] = [];
  readonly #system: TwoScaleSystem;
  readonly #sampler: Sampler;
  readonly #options: SolveOptions;
  readonly #slabAtStart: number;
  readonly #fields: Float64Array;
  readonly #contents: Float64Array;

  constructor(
    system: TwoScaleSystem,
    sampler: Sampler,
    options: SolveOptions,
    slabAtStart: number,
  ) {
    this.#system = system;
    this.#sampler = sampler;
    this.#options = options;
    this.#slabAtStart = slabAtStart;
    this.#fields = new Float64Array(system.fieldCount);
    this.#contents = new Float64Array(system.fieldCount + 1);
  }

  /** Times at zero show the state before the first step of the boundary. */
  atStart(fields: Float64Array, contents: Float64Array): void {
    const { outputTimesS, profileTimesS } = this.#options;
    if (outputTimesS[0] === 0) {
      this.samples.push(this.#sampler.sample(fields, contents, this.#slabAtStart));
    }
    if (profileTimesS[0] === 0) this.profiles.push(this.#sampler.profile(0, fields));
  }

  after(ndf: Ndf): void {
    const { outputTimesS, profileTimesS } = this.#options;
    while (
      this.samples.length < outputTimesS.length &&
      outputTimesS[this.samples.length]! <= ndf.timeS
    ) {
      this.#interpolate(ndf, outputTimesS[this.samples.length]!);
      this.samples.push(this.#sampler.sample(this.#fields, this.#contents, this.#slabAtStart));
    }
    while (
      this.profiles.length < profileTimesS.length &&
      profileTimesS[this.profiles.length]! <= ndf.timeS
    ) {
      const timeS = profileTimesS[this.profiles.length]!;
      this.#interpolate(ndf, timeS);
      this.profiles.push(this.#sampler.profile(timeS, this.#fields));
    }
  }

  #interpolate(ndf: Ndf, timeS: number): void {
    this.#system.setTime(timeS);
    ndf.interpolate(timeS, this.#contents, this.#fields);
    this.#system.prescribeFace(this.#fields);
  }
}
