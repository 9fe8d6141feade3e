import type { Condition } from '../../../domain/recipe/recipe.ts';

export type WaterGoal = Extract<Condition, { quantity: 'water' }>;

/** What is asked: at which value of a name is the water at the end of the recipe as it should be? */
export interface InverseQuestion {
  readonly name: string;
  /** Bounds of the value in SI units. */
  readonly lower: number;
  readonly upper: number;
  readonly goal: WaterGoal;
}

export interface InverseAnswer {
  /**
   * found: `value` is the last one that meets the goal; everywhere, nowhere: the goal is met (not met)
   * at both bounds; cancelled, failed: a run did not end.
   */
  readonly kind: 'found' | 'everywhere' | 'nowhere' | 'cancelled' | 'failed';
  readonly value: number | null;
  /** Water that the goal is about, in its ppm, at both bounds and at the value. */
  readonly ppmAtLower: number | null;
  readonly ppmAtUpper: number | null;
  readonly ppm: number | null;
  readonly runs: number;
}

/** Difference to the goal that is close enough, wt-ppm. */
export const CLOSE_ENOUGH_PPM = 0.01;
