import type { Condition, PpmBasis, WaterMeasure } from '../../domain/recipe/recipe.ts';
import { numberOf } from '../../domain/recipe/varied-value.ts';
import { LocalWater } from '../../numerics/solve/local-water.ts';
import type { TwoScaleRun } from '../../numerics/solve/two-scale-run.ts';
import type { EventFunction } from '../../numerics/time/event.ts';
import type { PreparedRecipe } from './prepare-recipe.ts';

type WaterCondition = Extract<Condition, { quantity: 'water' }>;

/** Water of a run at any time of its last step, in wt-ppm. */
export class WaterMeter {
  readonly #run: TwoScaleRun;
  readonly #water: LocalWater;
  readonly #densities: PreparedRecipe['densityKgPerM3'];
  readonly #usualBasis: PpmBasis;

  constructor(run: TwoScaleRun, { densityKgPerM3, ppmBasis }: PreparedRecipe) {
    this.#run = run;
    this.#water = new LocalWater(run.system);
    this.#densities = densityKgPerM3;
    this.#usualBasis = ppmBasis;
  }

  /** All measures on the usual basis. */
  ppmAt(timeS: number): Record<WaterMeasure, number> {
    const state = this.#run.stateAt(timeS);
    const { mean, max, centre, edge } = this.#water.read(state);
    const perPpm = 1e6 / this.#density(this.#usualBasis);
    return {
      mean: mean * perPpm,
      max: max * perPpm,
      centre: centre * perPpm,
      edge: edge * perPpm,
      binder: this.#water.microMean(state) * perPpm,
    };
  }

  /** Water activity of the pore gas at the mirror plane. */
  mirrorActivityAt(timeS: number): number {
    return this.#water.mirrorDriving(this.#run.stateAt(timeS));
  }

  /** Water activity of the gas at the open face. */
  faceActivityAt(timeS: number): number {
    return this.#water.faceDriving(this.#run.stateAt(timeS));
  }

  /** A function that is above zero until the condition is met. */
  excess(condition: WaterCondition): EventFunction {
    const { measure, basis = this.#usualBasis, comparison } = condition;
    const limit = numberOf(condition.ppm);
    const perPpm = 1e6 / this.#density(basis);
    const sign = comparison === 'below' ? 1 : -1;
    return (timeS) => {
      const state = this.#run.stateAt(timeS);
      const water =
        measure === 'binder' ? this.#water.microMean(state) : this.#water.read(state)[measure];
      return sign * (water * perPpm - limit);
    };
  }

  #density(basis: PpmBasis): number {
    const density = this.#densities[basis];
    if (density === undefined)
      throw new RangeError(`The case does not tell the dry mass: ${basis}.`);
    return density;
  }
}
