/** How much of the drying time each scale causes. */
import { prepareProblem, type LinearTwoScale } from '../analytic/linear-two-scale.ts';
import { macroMeanTime, microMeanTime } from '../analytic/moments.ts';

/**
 * Share of the mean drying time that the micro scale causes, 0..1. For one class of slabs without a
 * gas film: beta tau_micro / (tau_macro + beta tau_micro). 0 where nothing resists. Throws
 * AnalyticInputError.
 */
export function meanTimeMicroShare(problem: LinearTwoScale): number {
  const parameters = prepareProblem(problem);
  const micro = microMeanTime(parameters);
  return micro === 0 ? 0 : micro / (macroMeanTime(parameters) + micro);
}
