import type { Condition, Recipe } from '../../domain/recipe/recipe.ts';
import { numberOf } from '../../domain/recipe/varied-value.ts';
import type { SolveProgress } from '../../numerics/solve/solve-two-scale.ts';
import type { TwoScaleRun } from '../../numerics/solve/two-scale-run.ts';
import { locateEvent, type EventFunction } from '../../numerics/time/event.ts';
import { saturationPressurePa } from '../../physics/saturation-pressure.ts';
import type { SimulationSignal } from '../simulation-run.ts';
import { ChamberRun } from './chamber-run.ts';
import { coilTemperature } from './coil-temperature.ts';
import { WaterMeter } from './measure-water.ts';
import type { OvenAt } from '../../domain/recipe/oven/gas-law.ts';
import type { StepPlan } from '../../domain/recipe/oven/plan-step.ts';
import type { PreparedRecipe } from './prepare-recipe.ts';
import type { Moment, RecipeLog } from './recipe-log.ts';
import type { Felt } from './segment-for.ts';
import type { SampleTimes } from './sample-times.ts';
import { Stretch, type Stage, type StageEnd } from './stretch.ts';

/** The oven with the coil in it: goes through stretches of conditions and keeps the log. */
export class OvenRun {
  timeS = 0;
  /** What the oven is set to, from which the next step begins. */
  setting: OvenAt;

  readonly #run: TwoScaleRun;
  readonly #prepared: PreparedRecipe;
  readonly #log: RecipeLog;
  readonly #meter: WaterMeter;
  readonly #target: EventFunction | undefined;
  /** Conditions that the integration is under, if they go on unchanged. */
  #under: StepPlan | undefined;
  #coilK: (timeS: number) => number;
  readonly #chamber: ChamberRun | undefined;

  constructor(
    run: TwoScaleRun,
    prepared: PreparedRecipe,
    log: RecipeLog,
    target: Recipe['target'],
  ) {
    this.#run = run;
    this.#prepared = prepared;
    this.#log = log;
    this.#meter = new WaterMeter(run, prepared);
    this.setting = prepared.start;
    this.#chamber = prepared.chamber && new ChamberRun(prepared.chamber, run, prepared.start);
    this.#coilK = () => prepared.problem.initialTemperatureK;
    this.#target =
      target && this.#meter.excess({ quantity: 'water', comparison: 'below', ...target });
  }

  /** Logs the start. */
  start(): void {
    this.#log.sample(this.moment());
    this.#watchTarget(0, 0);
  }

  /** The moment at which the last step ended. */
  moment(): Moment {
    return this.#momentAt(this.timeS, this.setting);
  }

  isMet(condition: Condition): boolean {
    return !(this.#excess(condition)(this.timeS) > 0);
  }

  /** Whether a step would only go on with what is. */
  sameConditions(plan: StepPlan, following: StepPlan): boolean {
    const [a, b] = [plan.steady, following.steady];
    return (
      a !== undefined &&
      b !== undefined &&
      plan.branch === following.branch &&
      a.temperatureK === b.temperatureK &&
      a.pressurePa === b.pressurePa &&
      a.vapourPressurePa === b.vapourPressurePa
    );
  }

  /**
   * Runs stages under one set of conditions. They end exactly at their times or where their condition
   * is met; what the solver has computed beyond the last one is given up.
   */
  *run(
    plan: StepPlan,
    stages: readonly Stage[],
    deadlineS: number,
  ): Generator<SolveProgress | StageEnd, void, SimulationSignal> {
    const run = this.#run;
    const startS = this.timeS;
    const stretch = new Stretch(startS, stages, deadlineS);
    if (stretch.limitS > startS) this.#enter(plan, stretch);
    else this.#jump(plan);
    const ovenAt = (timeS: number): OvenAt => plan.at(timeS - startS);
    let fromS = startS;
    for (;;) {
      // What the solver has reached is worked off stage by stage.
      while (stretch.stage !== undefined) {
        const excess = this.#excessOf(stretch.stage.until);
        const { endS } = stretch;
        const toS = Math.min(run.timeS, endS);
        const eventS = excess && eventIn(excess, fromS, toS);
        const reachedS = eventS ?? toS;
        this.#advance(fromS, reachedS, stretch.samples, ovenAt);
        fromS = reachedS;
        if (eventS === undefined && toS < endS) break;
        this.#stand(reachedS, ovenAt);
        yield stretch.end(reachedS, eventS !== undefined);
        while (this.#isMetBefore(stretch)) yield stretch.skip(reachedS);
      }
      if (stretch.stage === undefined) break;
      const endEarly = (): void => {
        const reachedS = Math.min(run.timeS, stretch.endS);
        this.#advance(fromS, reachedS, stretch.samples, ovenAt);
        this.#stand(reachedS, ovenAt);
      };
      try {
        run.step(Math.min(stretch.limitS, nextKinkS(plan, startS, run.timeS)));
      } catch (error) {
        endEarly();
        throw error;
      }
      const { steps, rejected } = run.statistics;
      if ((yield { timeS: run.timeS, steps, rejected }) === 'cancel') {
        endEarly();
        yield { ended: 'cancelled', cut: false };
        return;
      }
    }
    // A coil that lags has its temperature worked out to the end of the stretch only.
    const goesOn = plan.steady !== undefined && this.#prepared.coil === undefined;
    this.#under = goesOn ? plan : undefined;
    if (this.timeS < run.timeS) {
      run.returnTo(this.timeS);
      this.#under = undefined;
    }
  }

  /** Whether the condition of the present stage is met before it begins. */
  #isMetBefore({ stage }: Stretch): boolean {
    return stage?.until !== undefined && this.isMet(stage.until);
  }

  /** Puts the coil under the conditions of a plan, unless it is under them already. */
  #enter(plan: StepPlan, { startS, limitS }: Stretch): void {
    if (this.#under !== undefined && this.sameConditions(this.#under, plan)) return;
    const { segment, coil } = this.#prepared;
    const ovenAt = (timeS: number): OvenAt => plan.at(timeS - startS);
    this.#coilK =
      coil === undefined
        ? (timeS) => ovenAt(timeS).temperatureK
        : coilTemperature(coil, ovenAt, startS, limitS, this.#coilK(startS), kinksOf(plan, startS));
    const coilK = this.#coilK;
    const felt = (timeS: number): Felt => ({ coilK: coilK(timeS), oven: ovenAt(timeS) });
    this.#chamber?.jump(startS, this.setting, plan.at(0));
    this.#chamber?.settle();
    this.#run.enter(segment(plan.branch, startS, limitS, felt));
  }

  /** A step that takes no time: the coil has its new temperature at once or not yet. */
  #jump(plan: StepPlan): void {
    this.#under = undefined;
    const now = this.timeS;
    this.#chamber?.jump(now, this.setting, plan.at(0));
    const coilK = this.#prepared.coil === undefined ? plan.at(0).temperatureK : this.#coilK(now);
    this.#coilK = () => coilK;
  }

  /** Curves and target between two times of the last step. */
  #advance(
    fromS: number,
    toS: number,
    samples: SampleTimes,
    ovenAt: (timeS: number) => OvenAt,
  ): void {
    this.#watchTarget(fromS, toS);
    for (const timeS of samples.upTo(toS)) this.#log.sample(this.#momentAt(timeS, ovenAt(timeS)));
  }

  /** The oven and the coil stand at the end of a step. */
  #stand(timeS: number, ovenAt: (timeS: number) => OvenAt): void {
    this.timeS = timeS;
    this.setting = ovenAt(timeS);
    this.#log.sample(this.moment());
  }

  #watchTarget(fromS: number, toS: number): void {
    if (this.#target === undefined || this.#log.timeToTargetS !== null) return;
    this.#log.timeToTargetS = eventIn(this.#target, fromS, toS) ?? null;
  }

  #momentAt(timeS: number, oven: OvenAt): Moment {
    const ppm = this.#meter.ppmAt(timeS);
    const coilTemperatureK = this.#coilK(timeS);
    const activity = this.#meter.mirrorActivityAt(timeS);
    const saturationPa = saturationPressurePa(coilTemperatureK);
    const innerVapourPa = activity * saturationPa;
    if (this.#chamber === undefined || timeS === 0) {
      return { timeS, coilTemperatureK, oven, ppm, innerVapourPa };
    }
    const vapourPressurePa = this.#meter.faceActivityAt(timeS) * saturationPa;
    const seen = { ...oven, vapourPressurePa };
    return { timeS, coilTemperatureK, oven: seen, ppm, innerVapourPa };
  }

  #excessOf(condition: Condition | undefined): EventFunction | undefined {
    return condition && this.#excess(condition);
  }

  #excess(condition: Condition): EventFunction {
    if (condition.quantity === 'water') return this.#meter.excess(condition);
    const limitK = numberOf(condition.temperatureK);
    const sign = condition.comparison === 'below' ? 1 : -1;
    return (timeS) => sign * (this.#coilK(timeS) - limitK);
  }
}

/** First time in a span of the last step at which something has happened. */
function eventIn(excess: EventFunction, fromS: number, toS: number): number | undefined {
  const atStart = excess(fromS);
  if (!(atStart > 0)) return fromS;
  return toS > fromS ? locateEvent(excess, fromS, toS, atStart) : undefined;
}

function kinksOf({ kinksS }: StepPlan, startS: number): number[] {
  return kinksS.map((kinkS) => startS + kinkS);
}

/** First kink after a time; compared as the solver will land on it, so that it moves on. */
function nextKinkS({ kinksS }: StepPlan, startS: number, timeS: number): number {
  let [low, high] = [0, kinksS.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startS + kinksS[middle]! > timeS) high = middle;
    else low = middle + 1;
  }
  return low < kinksS.length ? startS + kinksS[low]! : Infinity;
}
