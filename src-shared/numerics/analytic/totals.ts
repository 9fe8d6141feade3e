/** Averages over the whole domain. Contents are in the unit of the boundary's values. */
import { respondToBoundary } from './boundary-response.ts';
import { prepareProblem, type BoundarySteps, type LinearTwoScale } from './linear-two-scale.ts';
import { macroMeanTransfer, totalTransfer } from './transfer-functions.ts';

/**
 * Total content of both scales at `timesS` (s), one value per time; a body uniform at v has content v.
 * Absolute error about 1e-13 of the largest step. Times at or before the first step give `initial`.
 * Throws AnalyticInputError.
 */
export function totalContent(
  problem: LinearTwoScale,
  boundary: BoundarySteps,
  timesS: ArrayLike<number>,
): Float64Array {
  const parameters = prepareProblem(problem);
  return respondToBoundary((out, p) => totalTransfer(out, p, parameters), boundary, timesS);
}

/** Mean of the macro scale over its depth at `timesS` (s); otherwise as totalContent. */
export function macroMean(
  problem: LinearTwoScale,
  boundary: BoundarySteps,
  timesS: ArrayLike<number>,
): Float64Array {
  const parameters = prepareProblem(problem);
  return respondToBoundary((out, p) => macroMeanTransfer(out, p, parameters), boundary, timesS);
}
