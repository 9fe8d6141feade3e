import { betActivity, betActivityLimit, betLoading, betLoadingSlope } from './bet.ts';
import type { BetIsotherm } from './bet.ts';
import {
  dubininSerpinskyActivity,
  dubininSerpinskyLoading,
  dubininSerpinskyLoadingSlope,
  type DubininSerpinskyIsotherm,
} from './dubinin-serpinsky.ts';
import {
  floryHugginsActivity,
  floryHugginsActivityLimit,
  floryHugginsLoading,
  floryHugginsLoadingSlope,
  type FloryHugginsIsotherm,
} from './flory-huggins.ts';
import { freundlichActivity, freundlichLoading, freundlichLoadingSlope } from './freundlich.ts';
import type { FreundlichIsotherm } from './freundlich.ts';
import {
  addGabLoadings,
  gabActivity,
  gabActivityLimit,
  gabLoading,
  gabLoadingSlope,
  type GabIsotherm,
} from './gab.ts';
import type { IsothermModel } from './isotherm-model.ts';
import { langmuirActivity, langmuirLoading, langmuirLoadingSlope } from './langmuir.ts';
import type { LangmuirIsotherm } from './langmuir.ts';
import {
  addLinearLoadings,
  linearActivity,
  linearLoading,
  linearLoadingSlope,
  type LinearIsotherm,
} from './linear.ts';
import { sipsActivity, sipsLoading, sipsLoadingSlope, type SipsIsotherm } from './sips.ts';
import { tabulatedActivity, tabulatedLoading, tabulatedLoadingSlope } from './tabulated.ts';
import type { TabulatedIsotherm } from './tabulated.ts';
import { activityFactor } from './temperature-shift.ts';
import { tothActivity, tothLoading, tothLoadingSlope, type TothIsotherm } from './toth.ts';

/** The isotherm of one material. */
export type SingleIsotherm =
  | BetIsotherm
  | DubininSerpinskyIsotherm
  | FloryHugginsIsotherm
  | FreundlichIsotherm
  | GabIsotherm
  | LangmuirIsotherm
  | LinearIsotherm
  | SipsIsotherm
  | TabulatedIsotherm
  | TothIsotherm;

const models: {
  readonly [Model in SingleIsotherm['model']]: IsothermModel<
    Extract<SingleIsotherm, { readonly model: Model }>
  >;
} = {
  bet: {
    loading: betLoading,
    slope: betLoadingSlope,
    activity: betActivity,
    limit: betActivityLimit,
  },
  'dubinin-serpinsky': {
    loading: dubininSerpinskyLoading,
    slope: dubininSerpinskyLoadingSlope,
    activity: dubininSerpinskyActivity,
  },
  'flory-huggins': {
    loading: floryHugginsLoading,
    slope: floryHugginsLoadingSlope,
    activity: floryHugginsActivity,
    limit: floryHugginsActivityLimit,
  },
  freundlich: {
    loading: freundlichLoading,
    slope: freundlichLoadingSlope,
    activity: freundlichActivity,
  },
  gab: {
    loading: gabLoading,
    slope: gabLoadingSlope,
    activity: gabActivity,
    limit: gabActivityLimit,
  },
  langmuir: { loading: langmuirLoading, slope: langmuirLoadingSlope, activity: langmuirActivity },
  linear: { loading: linearLoading, slope: linearLoadingSlope, activity: linearActivity },
  sips: { loading: sipsLoading, slope: sipsLoadingSlope, activity: sipsActivity },
  tabulated: {
    loading: tabulatedLoading,
    slope: tabulatedLoadingSlope,
    activity: tabulatedActivity,
  },
  toth: { loading: tothLoading, slope: tothLoadingSlope, activity: tothActivity },
};

function modelOf(isotherm: SingleIsotherm): IsothermModel<SingleIsotherm> {
  return models[isotherm.model];
}

/** As `loading` in isotherm.ts, for one material. */
export function singleLoading(
  isotherm: SingleIsotherm,
  activity: number,
  temperatureK: number,
): number {
  return modelOf(isotherm).loading(isotherm, activity * activityFactor(isotherm, temperatureK));
}

/** As `loadingSlope` in isotherm.ts, for one material. */
export function singleLoadingSlope(
  isotherm: SingleIsotherm,
  activity: number,
  temperatureK: number,
): number {
  const model = modelOf(isotherm);
  const factor = activityFactor(isotherm, temperatureK);
  const shifted = activity * factor;
  return factor * model.slope(isotherm, shifted, model.loading(isotherm, shifted));
}

/** As `activityAtLoading` in isotherm.ts, for one material. */
export function singleActivityAtLoading(
  isotherm: SingleIsotherm,
  loadingKgPerKg: number,
  temperatureK: number,
): number {
  const model = modelOf(isotherm);
  const factor = activityFactor(isotherm, temperatureK);
  if (loadingKgPerKg <= 0) return loadingKgPerKg / (factor * model.slope(isotherm, 0, 0));
  return model.activity(isotherm, loadingKgPerKg) / factor;
}

/** As `activityLimit` in isotherm.ts, for one material. */
export function singleActivityLimit(isotherm: SingleIsotherm, temperatureK: number): number {
  const limit = modelOf(isotherm).limit?.(isotherm) ?? Infinity;
  return limit / activityFactor(isotherm, temperatureK);
}

/** As `addLoadings` in isotherm.ts, for one material. */
export function addSingleLoadings(
  isotherm: SingleIsotherm,
  scale: number,
  temperatureK: number,
  activity: Float64Array,
  from: number,
  count: number,
  value: Float64Array,
  slope: Float64Array,
  to: number,
): void {
  const factor = activityFactor(isotherm, temperatureK);
  if (isotherm.model === 'linear') {
    const scaledSlope = scale * isotherm.slopeKgPerKg * factor;
    addLinearLoadings(scaledSlope, activity, from, count, value, slope, to);
  } else if (isotherm.model === 'gab' || isotherm.model === 'bet') {
    const k = isotherm.model === 'gab' ? isotherm.k * factor : factor;
    addGabLoadings(isotherm, k, scale, activity, from, count, value, slope, to);
  } else {
    const model = modelOf(isotherm);
    for (let i = 0; i < count; i++) {
      const shifted = factor * activity[from + i]!;
      const loading = model.loading(isotherm, shifted);
      value[to + i]! += scale * loading;
      slope[to + i]! += scale * factor * model.slope(isotherm, shifted, loading);
    }
  }
}
