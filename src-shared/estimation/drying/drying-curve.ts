import {
  BY_LOG_TAU_MACRO,
  BY_LOG_TAU_MICRO,
  BY_MICRO_SHARE,
  BY_MICRO_SPREAD,
  REMAINDER,
  SENSITIVITY_COUNT,
  totalSensitivities,
} from '#shared/numerics/analytic/total-sensitivities.ts';
import type { MicroSpreadClasses } from '#shared/numerics/analytic/total-sensitivities.ts';
import { PLACE } from './drying-model.ts';
import { elapsedTime, elapsedTimeSlope } from './elapsed-time.ts';

export interface DryingCurveShape {
  readonly classes: MicroSpreadClasses;
  readonly dimension: 1 | 2 | 3;
  /** soft start of a free dead time, in the unit of the times; 0 = none */
  readonly deadTimeWidth: number;
}

/** Places of what the remainder depends on; the contents at both ends only scale it. */
const shapes = [
  PLACE.tauMacroS,
  PLACE.tauMicroS,
  PLACE.microShare,
  PLACE.microSpread,
  PLACE.deadTimeS,
] as const;

/**
 * Content over time and its exact derivatives, from the analytic solution:
 * equilibrium + (initial - equilibrium) R(t - dead time). All parameters stand in one array in the order
 * of `dryingParameterNames`; times and contents may be in any units.
 */
export class DryingCurve {
  readonly #times: Float64Array;
  readonly #shape: DryingCurveShape;
  /** The remainder and its derivatives at every time, for the parameters in `#current`. */
  readonly #values: Float64Array;
  readonly #elapsed: Float64Array;
  #current: Float64Array | undefined;

  constructor(times: ArrayLike<number>, shape: DryingCurveShape) {
    this.#times = Float64Array.from(times);
    this.#shape = shape;
    this.#values = new Float64Array(this.#times.length * SENSITIVITY_COUNT);
    this.#elapsed = new Float64Array(this.#times.length);
  }

  /** Writes the content at every time. */
  content(parameters: Float64Array, out: Float64Array): void {
    this.#update(parameters);
    const equilibrium = parameters[PLACE.equilibrium]!;
    const change = parameters[PLACE.initial]! - equilibrium;
    for (let i = 0; i < this.#times.length; i++) out[i] = equilibrium + change * this.#values[i]!;
  }

  /** Writes d content_i / d parameter_k to out[k count + i]. */
  derivatives(parameters: Float64Array, out: Float64Array): void {
    this.#update(parameters);
    const count = this.#times.length;
    const change = parameters[PLACE.initial]! - parameters[PLACE.equilibrium]!;
    const tauMacro = parameters[PLACE.tauMacroS]!;
    const tauMicro = parameters[PLACE.tauMicroS]!;
    const deadTime = parameters[PLACE.deadTimeS]!;
    const value = (place: number, i: number): number => this.#values[place * count + i]!;
    for (let i = 0; i < count; i++) {
      const byMacro = change * value(BY_LOG_TAU_MACRO, i);
      const byMicro = change * value(BY_LOG_TAU_MICRO, i);
      const write = (place: number, slope: number): void => void (out[place * count + i] = slope);
      write(PLACE.tauMacroS, tauMacro === 0 ? 0 : byMacro / tauMacro);
      write(PLACE.tauMicroS, tauMicro === 0 ? 0 : byMicro / tauMicro);
      write(PLACE.microShare, change * value(BY_MICRO_SHARE, i));
      write(PLACE.microSpread, change * value(BY_MICRO_SPREAD, i));
      write(PLACE.initial, value(REMAINDER, i));
      write(PLACE.equilibrium, 1 - value(REMAINDER, i));
      // Only ratios of times count, so the derivative by ln t is minus those by the ln tau together.
      const elapsed = this.#elapsed[i]!;
      const rate = elapsed === 0 ? 0 : -(byMacro + byMicro) / elapsed;
      const slope = elapsedTimeSlope(this.#times[i]!, deadTime, this.#shape.deadTimeWidth);
      write(PLACE.deadTimeS, -rate * slope);
    }
  }

  #update(parameters: Float64Array): void {
    if (this.#current !== undefined && shapes.every((k) => this.#current?.[k] === parameters[k]))
      return;
    const count = this.#times.length;
    const deadTime = parameters[PLACE.deadTimeS]!;
    this.#times.forEach((time, i) => {
      this.#elapsed[i] = elapsedTime(time, deadTime, this.#shape.deadTimeWidth);
    });
    const later = Array.from(this.#elapsed.keys()).filter((i) => this.#elapsed[i]! > 0);
    const sampled = new Float64Array(later.length * SENSITIVITY_COUNT);
    totalSensitivities(
      {
        tauMacroS: parameters[PLACE.tauMacroS]!,
        tauMicroS: parameters[PLACE.tauMicroS]!,
        microShare: parameters[PLACE.microShare]!,
        microSpread: parameters[PLACE.microSpread]!,
        classes: this.#shape.classes,
        dimension: this.#shape.dimension,
      },
      Float64Array.from(later, (i) => this.#elapsed[i]!),
      sampled,
    );
    this.#values.fill(0);
    this.#values.fill(1, 0, count);
    later.forEach((i, k) => {
      for (let j = 0; j < SENSITIVITY_COUNT; j++) {
        this.#values[j * count + i] = sampled[j * later.length + k]!;
      }
    });
    this.#current = Float64Array.from(parameters);
  }
}
