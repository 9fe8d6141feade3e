import { fittedModels, fittedNames } from '#shared/domain/fit/fitted-parameters.ts';
import type { MicroGeometry } from '#shared/numerics/analytic/linear-two-scale.ts';
import type { MicroSpreadClasses } from '#shared/numerics/analytic/total-sensitivities.ts';

/** What a fit of a drying (or uptake) curve may look for, in the order of every array of parameters. */
export const dryingParameterNames = fittedNames;

export type DryingParameterName = (typeof dryingParameterNames)[number];

/** Places of the parameters in those arrays. */
export const PLACE = Object.fromEntries(
  dryingParameterNames.map((name, place) => [name, place]),
) as Readonly<Record<DryingParameterName, number>>;

/** What the unit of a value depends on. */
export const dryingDimensions = {
  tauMacroS: 'time',
  tauMicroS: 'time',
  microShare: 'number',
  microSpread: 'number',
  initial: 'content',
  equilibrium: 'content',
  deadTimeS: 'time',
} as const satisfies Record<DryingParameterName, 'time' | 'number' | 'content'>;

export const dryingModels = fittedModels;

/**
 * `macro`: no resistance on the micro scale. `micro`: all water on the micro scale and no macro
 * resistance. `two-scale`: both. `two-scale-distribution`: tau_micro is spread log-normally; its
 * value is the median and `microSpread` the standard deviation of its logarithm.
 */
export type DryingModel = (typeof dryingModels)[number];

/** The parameters that a model has, besides `initial`, `equilibrium` and `deadTimeS` of them all. */
const times: Readonly<Record<DryingModel, readonly DryingParameterName[]>> = {
  macro: ['tauMacroS'],
  micro: ['tauMicroS'],
  'two-scale': ['tauMacroS', 'tauMicroS', 'microShare'],
  'two-scale-distribution': ['tauMacroS', 'tauMicroS', 'microShare', 'microSpread'],
};

export function parametersOfModel(model: DryingModel): readonly DryingParameterName[] {
  return [...times[model], 'initial', 'equilibrium', 'deadTimeS'];
}

/** Values of the parameters that a model does not have. */
export function neutralValue(model: DryingModel, name: DryingParameterName): number {
  return name === 'microShare' && model === 'micro' ? 1 : 0;
}

export const microDimension = { slab: 1, cylinder: 2, sphere: 3 } as const satisfies Record<
  MicroGeometry,
  1 | 2 | 3
>;

const ONE_CLASS: MicroSpreadClasses = { offsets: [0], shares: [1] };

/**
 * Nine Gauss-Hermite classes of a normal distribution (M. Abramowitz, I. A. Stegun, Handbook of
 * Mathematical Functions, 1964, table 25.10, for the weight e^(-x^2/2) / sqrt(2 pi)).
 */
const NORMAL_CLASSES: MicroSpreadClasses = symmetricClasses(
  [0, 1.0232556637891326, 2.0768479786778302, 3.205429002856471, 4.512745863399783],
  [
    0.40634920634920635, 0.24409750289493942, 0.04991640676521787, 0.002789141321231765,
    0.00002234584400774644,
  ],
);

function symmetricClasses(offsets: number[], shares: number[]): MicroSpreadClasses {
  const mirrored = offsets.slice(1).map((offset) => -offset);
  const sum = shares.reduce((total, share, k) => total + (k === 0 ? share : 2 * share), 0);
  return {
    offsets: [...offsets, ...mirrored],
    shares: [...shares, ...shares.slice(1)].map((share) => share / sum),
  };
}

/** The classes of tau_micro that a model sums over. */
export function microClassesOf(model: DryingModel): MicroSpreadClasses {
  if (model === 'macro') return { offsets: [], shares: [] };
  return model === 'two-scale-distribution' ? NORMAL_CLASSES : ONE_CLASS;
}
