import type { Segment, TwoScaleMesh, TwoScaleProblem } from '../model/two-scale-problem.ts';
import { TwoScaleSystem } from '../model/two-scale-system.ts';
import { SolverError } from '../solver-error.ts';
import type { NdfStatistics, NdfTolerances } from '../time/ndf.ts';
import { Ndf } from '../time/ndf.ts';
import { RunWatch } from './run-watch.ts';

const stepLimit = 1_000_000;
/** Steps between two checks of the water balance and of the lowest value. */
const watchInterval = 8;

/** Fields and contents at one moment; the arrays are used again for the next one. */
export interface TwoScaleState {
  readonly fields: Float64Array;
  /** The last entry is the water that passed the open face. */
  readonly contents: Float64Array;
}

/**
 * An integration of the Two-Scale-Model whose segments need not be known in advance: it enters one
 * set of conditions after the other, keeps the contents through jumps and can go back to any moment
 * of its last step, where an event happened.
 */
export class TwoScaleRun {
  readonly system: TwoScaleSystem;
  readonly watch: RunWatch;
  readonly #ndf: Ndf;
  readonly #between: TwoScaleState;
  #entered = false;

  /** @param problem its segments tell the magnitudes; they are entered by `enter` only */
  constructor(problem: TwoScaleProblem, mesh: TwoScaleMesh, tolerances: NdfTolerances) {
    const system = new TwoScaleSystem(problem, mesh);
    const references = fieldReferences(system);
    const ndf = new Ndf(system, references, tolerances);
    system.temperatureK = problem.initialTemperatureK;
    system.faceDriving = problem.initialDriving;
    system.equilibrium(problem.initialDriving, ndf.fields);
    system.contents(ndf.fields, ndf.contents);
    this.system = system;
    this.#ndf = ndf;
    this.watch = new RunWatch(system, ndf.contents, references);
    this.#between = {
      fields: new Float64Array(system.fieldCount),
      contents: new Float64Array(system.fieldCount + 1),
    };
  }

  /** Time of the latest accepted step, start or return, s. */
  get timeS(): number {
    return this.#ndf.timeS;
  }

  get statistics(): Readonly<NdfStatistics> {
    return this.#ndf.statistics;
  }

  /** The state at `timeS`. */
  get state(): TwoScaleState {
    return this.#ndf;
  }

  /** Keeps the contents, finds the fields under the new conditions, restarts the integration. */
  enter(segment: Segment): void {
    const { system } = this;
    const { fields, contents, statistics } = this.#ndf;
    this.#entered = true;
    system.enterSegment(segment);
    system.setTime(segment.startS);
    const failed = system.equilibrate(contents, fields);
    if (failed >= 0) {
      const place = system.placeOf(system.macroOffset + failed);
      throw new SolverError('NO_EQUILIBRIUM', statistics.steps, segment.startS, place);
    }
    this.#ndf.start(segment.startS, (segment.endS - segment.startS) / 100);
  }

  /**
   * Adds water to the chamber at the open face (takes it away if negative), kg per m3 of coating;
   * it counts as having passed the face the other way. `enter` must follow.
   */
  addToChamber(water: number): void {
    const { contents } = this.#ndf;
    const { fieldCount } = this.system;
    contents[fieldCount - 1]! += water;
    contents[fieldCount]! -= water;
  }

  /** Takes one accepted step that ends at `limitS` at the latest. */
  step(limitS: number): void {
    const { statistics } = this.#ndf;
    if (statistics.steps >= stepLimit) {
      throw new SolverError('TOO_MANY_STEPS', statistics.steps, this.timeS);
    }
    this.#ndf.step(limitS);
    if (statistics.steps % watchInterval === 0 || this.timeS >= limitS) this.#check();
  }

  /** The state at a time within the last step, from the polynomial of the method. */
  stateAt(timeS: number): TwoScaleState {
    const { fields, contents } = this.#between;
    if (this.#entered) this.system.setTime(timeS);
    if (timeS === this.timeS) {
      fields.set(this.#ndf.fields);
      contents.set(this.#ndf.contents);
      return this.#between;
    }
    this.#ndf.interpolate(timeS, contents, fields);
    this.system.prescribeFace(fields);
    return this.#between;
  }

  /**
   * Goes back to a time within the last step. The polynomial keeps the water balance, so its contents
   * are a state to go on from; `enter` must follow before the next step.
   */
  returnTo(timeS: number): void {
    const { fields, contents } = this.stateAt(timeS);
    const ndf = this.#ndf;
    ndf.fields.set(fields);
    ndf.contents.set(contents);
    ndf.timeS = timeS;
    const failed = this.system.equilibrate(ndf.contents, ndf.fields);
    if (failed >= 0) {
      const place = this.system.placeOf(this.system.macroOffset + failed);
      throw new SolverError('NO_EQUILIBRIUM', ndf.statistics.steps, timeS, place);
    }
    this.#check();
  }

  #check(): void {
    const { fields, contents } = this.#ndf;
    this.watch.check(fields, contents[this.system.fieldCount]!);
  }
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
