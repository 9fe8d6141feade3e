import type { BranchName } from '#shared/domain/material/component.ts';
import type { Condition, RecipeProfile, RecipeStep } from '../recipe.ts';
import { numberOf, type VariedValue } from '../varied-value.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import { gasLawOf, sameComposition, type GasLaw, type OvenAt } from './gas-law.ts';

export type PlainStep = Exclude<RecipeStep, { kind: 'repeat' }>;

/** What the oven does in a step, and when the step ends. */
export interface StepPlan {
  /** Length, or the cap of a step that ends by a condition; Infinity without one. */
  readonly durationS: number;
  readonly until: Condition | undefined;
  readonly branch: BranchName;
  /** Oven at a time since the start of the step; smooth between `kinksS`. */
  readonly at: (elapsedS: number) => OvenAt;
  /** Times since the start at which a slope changes. */
  readonly kinksS: readonly number[];
  /** The oven where nothing changes during the step. */
  readonly steady: OvenAt | undefined;
}

/** Pressure of a room. */
export const ROOM_PRESSURE_PA = 100_000;

/** A rate in K/s has fifteen digits, so that a time made from it has fewer. */
const durationDigits = 13;

/** Plans a step from where the oven stands at its start. */
export function planStep(
  step: PlainStep,
  oven: OvenAt,
  profiles: readonly RecipeProfile[],
): StepPlan {
  const branch = step.branch ?? (step.kind === 'expose' ? 'adsorption' : 'desorption');
  if (step.kind === 'follow') return { ...followedProfile(step, oven, profiles), branch };
  const gas = step.gas === undefined ? sameComposition(oven) : gasLawOf(step.gas);
  switch (step.kind) {
    case 'heat':
    case 'cool': {
      const target = numberOf(step.temperatureK);
      const from = { ...oven, pressurePa: given(step.pressurePa, oven.pressurePa) };
      const durationS =
        step.rateKPerS === undefined
          ? given(step.withinS, 0)
          : roundSignificant(
              Math.abs(target - oven.temperatureK) / numberOf(step.rateKPerS),
              durationDigits,
            );
      return { ...ramp(from, { ...from, temperatureK: target }, durationS, gas), branch };
    }
    case 'evacuate':
    case 'purge':
    case 'vent': {
      const to = { ...oven, pressurePa: given(step.pressurePa, oven.pressurePa) };
      return { ...ramp(oven, to, given(step.withinS, 0), gas), branch };
    }
    case 'hold':
    case 'expose': {
      const usualPa = step.kind === 'expose' ? ROOM_PRESSURE_PA : oven.pressurePa;
      const temperatureK = given(step.temperatureK, oven.temperatureK);
      const pressurePa = given(step.pressurePa, usualPa);
      const steady = { temperatureK, pressurePa, vapourPressurePa: gas(temperatureK, pressurePa) };
      const { end } = step;
      return {
        durationS: end.kind === 'for' ? numberOf(end.durationS) : given(end.atMostS, Infinity),
        until: end.kind === 'until' ? end.condition : undefined,
        branch,
        at: () => steady,
        kinksS: [],
        steady,
      };
    }
  }
}

function given(value: VariedValue | undefined, otherwise: number): number {
  return value === undefined ? otherwise : numberOf(value);
}

type Setting = Pick<OvenAt, 'temperatureK' | 'pressurePa'>;

/** Temperature and pressure along straight lines. */
function ramp(
  from: Setting,
  to: Setting,
  durationS: number,
  gas: GasLaw,
): Omit<StepPlan, 'branch'> {
  const between = (a: number, b: number, elapsedS: number): number =>
    elapsedS >= durationS ? b : a + ((b - a) * elapsedS) / durationS;
  return {
    durationS,
    until: undefined,
    at: (elapsedS) => {
      const temperatureK = between(from.temperatureK, to.temperatureK, elapsedS);
      const pressurePa = between(from.pressurePa, to.pressurePa, elapsedS);
      return { temperatureK, pressurePa, vapourPressurePa: gas(temperatureK, pressurePa) };
    },
    kinksS: [],
    steady: undefined,
  };
}

/** The channels of a profile that are followed; the others stay, as does the gas. */
function followedProfile(
  step: Extract<PlainStep, { kind: 'follow' }>,
  oven: OvenAt,
  profiles: readonly RecipeProfile[],
): Omit<StepPlan, 'branch'> {
  const profile = profiles.find(({ name }) => name === step.profile);
  if (profile === undefined) throw new TypeError('The recipe was not parsed.');
  const { timeS } = profile;
  const follows = (channel: 'T' | 'p' | 'pw', series: readonly number[] | undefined) =>
    step.channels.includes(channel) ? series : undefined;
  const temperatures = follows('T', profile.temperatureK);
  const pressures = follows('p', profile.pressurePa);
  const vapours = follows('pw', profile.vapourPressurePa);
  const gas = step.gas === undefined ? sameComposition(oven) : gasLawOf(step.gas);
  return {
    durationS: timeS.at(-1) ?? 0,
    until: step.until,
    at: (elapsedS) => {
      const value = (series: readonly number[] | undefined, otherwise: number): number =>
        series === undefined ? otherwise : interpolated(timeS, series, elapsedS);
      const temperatureK = value(temperatures, oven.temperatureK);
      const pressurePa = value(pressures, oven.pressurePa);
      const vapourPressurePa = value(vapours, gas(temperatureK, pressurePa));
      return { temperatureK, pressurePa, vapourPressurePa };
    },
    kinksS: timeS.slice(1),
    steady: undefined,
  };
}

/** Straight line between the two points around a time; the last one stays. */
function interpolated(timeS: readonly number[], values: readonly number[], atS: number): number {
  let low = 0;
  let high = timeS.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((timeS[middle] ?? 0) <= atS) low = middle;
    else high = middle;
  }
  const [fromS, toS] = [timeS[low] ?? 0, timeS[high] ?? 0];
  const [from, to] = [values[low] ?? Number.NaN, values[high] ?? Number.NaN];
  return atS >= toS ? to : from + ((to - from) * (atS - fromS)) / (toS - fromS);
}
