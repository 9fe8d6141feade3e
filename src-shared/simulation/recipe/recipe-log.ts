import type { RecipeResult, StepOutcome, StepResult } from '../../domain/recipe/recipe-result.ts';
import type { WaterMeasure } from '../../domain/recipe/recipe.ts';
import { isPressureDriven } from '../../physics/gas-transport-validity.ts';
import type { OvenAt } from '../../domain/recipe/oven/gas-law.ts';

/** What is known of one moment of a recipe. */
export interface Moment {
  readonly timeS: number;
  readonly coilTemperatureK: number;
  readonly oven: OvenAt;
  readonly ppm: Readonly<Record<WaterMeasure, number>>;
  /** Vapour pressure of the pore gas at the mirror plane. */
  readonly innerVapourPa: number;
}

/** A step of the log until it has ended. */
export interface OpenStep {
  readonly index: number;
}

type Series = Pick<
  RecipeResult,
  | 'timeS'
  | 'waterPpmMean'
  | 'waterPpmMax'
  | 'temperatureK'
  | 'ovenTemperatureK'
  | 'pressurePa'
  | 'vapourPressurePa'
>;

/** Collects steps and curves of a recipe run in the order of time. */
export class RecipeLog {
  readonly steps: StepResult[] = [];
  readonly series: Series = {
    timeS: [],
    waterPpmMean: [],
    waterPpmMax: [],
    temperatureK: [],
    ovenTemperatureK: [],
    pressurePa: [],
    vapourPressurePa: [],
  };
  timeToTargetS: number | null = null;
  /** First and last time at which the vapour inside was above the pressure outside. */
  pressureDriven: { readonly fromS: number; readonly toS: number } | undefined;
  /** First and last time at which the vapour alone was above the total pressure. */
  overPressure: { readonly fromS: number; readonly toS: number } | undefined;

  begin(path: string, text: string, startS: number | null): OpenStep {
    this.steps.push({ path, text, ...unknown, startS, outcome: 'not-reached' });
    return { index: this.steps.length - 1 };
  }

  end({ index }: OpenStep, outcome: StepOutcome, moment: Moment): void {
    const { timeS, coilTemperatureK, oven, ppm } = moment;
    this.steps[index] = {
      ...this.steps[index]!,
      endS: timeS,
      outcome,
      waterPpmMean: ppm.mean,
      waterPpmMax: ppm.max,
      waterPpmCentre: ppm.centre,
      waterPpmEdge: ppm.edge,
      waterPpmBinder: ppm.binder,
      temperatureK: coilTemperatureK,
      ovenTemperatureK: oven.temperatureK,
      pressurePa: oven.pressurePa,
      vapourPressurePa: oven.vapourPressurePa,
    };
  }

  /** A point of the curves; a moment that is not later than the last one is left out. */
  sample({ timeS, coilTemperatureK, oven, ppm, innerVapourPa }: Moment): void {
    const { series } = this;
    if (isPressureDriven(innerVapourPa, oven.pressurePa)) {
      this.pressureDriven = { fromS: this.pressureDriven?.fromS ?? timeS, toS: timeS };
    }
    if (timeS <= (series.timeS.at(-1) ?? -1)) return;
    if (oven.vapourPressurePa > oven.pressurePa) {
      this.overPressure = { fromS: this.overPressure?.fromS ?? timeS, toS: timeS };
    }
    series.timeS.push(timeS);
    series.waterPpmMean.push(ppm.mean);
    series.waterPpmMax.push(ppm.max);
    series.temperatureK.push(coilTemperatureK);
    series.ovenTemperatureK.push(oven.temperatureK);
    series.pressurePa.push(oven.pressurePa);
    series.vapourPressurePa.push(oven.vapourPressurePa);
  }
}

const unknown = {
  endS: null,
  waterPpmMean: null,
  waterPpmMax: null,
  waterPpmCentre: null,
  waterPpmEdge: null,
  waterPpmBinder: null,
  temperatureK: null,
  ovenTemperatureK: null,
  pressurePa: null,
  vapourPressurePa: null,
};
