import { chamberExchange, type Chamber } from '../../domain/recipe/oven/chamber.ts';
import type { OvenAt } from '../../domain/recipe/oven/gas-law.ts';
import type { TwoScaleRun } from '../../numerics/solve/two-scale-run.ts';

/**
 * Water of the chamber where the oven jumps: pumped down at once, the gas keeps its share of water;
 * filled at once, it gets the water of what is let in. What the solver carries goes on in between.
 */
export class ChamberRun {
  readonly #chamber: Chamber;
  readonly #run: TwoScaleRun;
  /** Change that the solver has not been told yet, kg per m3 of coating. */
  #pending: number;

  /** @param start the oven before the first step */
  constructor(chamber: Chamber, run: TwoScaleRun, start: OvenAt) {
    this.#chamber = chamber;
    this.#run = run;
    this.#pending = chamberExchange(chamber, start, 0).capacity * start.vapourPressurePa;
  }

  /** The oven goes from one state to another at once. */
  jump(timeS: number, from: OvenAt, to: OvenAt): void {
    const { fields } = this.#run.stateAt(timeS);
    const held = this.#run.system.chamberWater(fields) + this.#pending;
    const filledPa = to.pressurePa - from.pressurePa;
    if (filledPa < 0) this.#pending += held * (to.pressurePa / from.pressurePa - 1);
    else {
      const { capacity } = chamberExchange(this.#chamber, to, 0);
      this.#pending += (capacity * to.vapourPressurePa * filledPa) / to.pressurePa;
    }
  }

  /** Tells the solver, before new conditions are entered. */
  settle(): void {
    if (this.#pending === 0) return;
    this.#run.addToChamber(this.#pending);
    this.#pending = 0;
  }
}
