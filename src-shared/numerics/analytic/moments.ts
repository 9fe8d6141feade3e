/**
 * Moments of the release after a step, from the series X(p) = 1 - m_1 p + m_2 p^2/2 - ... of the total's
 * transfer function. With T_d(w) = 1 - a_1 w + a_2 w^2 - ...
 */
import { prepareProblem } from './linear-two-scale.ts';
import type { LinearTwoScale, TwoScaleParameters } from './linear-two-scale.ts';

/** a_1 and a_2 by dimension - 1: slab, cylinder, sphere. */
const FIRST_COEFFICIENT = [1 / 3, 1 / 8, 1 / 15] as const;
const SECOND_COEFFICIENT = [2 / 15, 1 / 48, 2 / 315] as const;

/**
 * Mean drying time, s: int (1 - M) dt = tau_macro (1/3 + 1/Bi) + sum share_j tau_j / (3 | 8 | 15), the
 * same for drying and uptake. Throws AnalyticInputError.
 */
export function meanDryingTime(problem: LinearTwoScale): number {
  const parameters = prepareProblem(problem);
  return macroMeanTime(parameters) + microMeanTime(parameters);
}

/** Part of the mean drying time that the micro scale causes, s. */
export function microMeanTime(parameters: TwoScaleParameters): number {
  let sum = 0;
  for (const { share, tauS, dimension } of parameters.micro) {
    sum += share * tauS * FIRST_COEFFICIENT[dimension - 1]!;
  }
  return sum;
}

/** Part of the mean drying time that the macro scale and its gas film cause, s. */
export function macroMeanTime(parameters: TwoScaleParameters): number {
  return parameters.tauMacroS * (1 / 3 + parameters.filmResistance);
}

/** Second moment of the release, s^2: 2 int t (1 - M) dt. Throws AnalyticInputError. */
export function secondMoment(problem: LinearTwoScale): number {
  const parameters = prepareProblem(problem);
  const tau = parameters.tauMacroS;
  const film = tau * parameters.filmResistance;
  const first = microMeanTime(parameters);
  let second = 0;
  for (const { share, tauS, dimension } of parameters.micro) {
    second += share * tauS * tauS * SECOND_COEFFICIENT[dimension - 1]!;
  }
  // g H = 1 - linear p + quadratic p^2; the film adds X = g H / (1 + film p g H).
  const linear = tau / 3 + first;
  const quadratic = second + (2 / 3) * tau * first + (2 / 15) * tau * tau;
  return 2 * (quadratic + 2 * linear * film + film * film);
}
