/** Values at one place. Each is in the unit of the boundary's values: equilibrium with v gives v. */
import { respondToBoundary } from './boundary-response.ts';
import { AnalyticInputError, requireWithin } from './input-error.ts';
import { prepareProblem } from './linear-two-scale.ts';
import type {
  BoundarySteps,
  LinearTwoScale,
  MicroClassParameters,
  TwoScaleParameters,
} from './linear-two-scale.ts';
import { macroAtTransfer, microAtTransfer, microMeanTransfer } from './transfer-functions.ts';

/**
 * Macro scale at `depth` = z/s_ma (0 mirror, 1 open face) at `timesS` (s), one value per time.
 * Absolute error about 1e-13 of the largest step. Throws AnalyticInputError.
 */
export function macroAt(
  problem: LinearTwoScale,
  boundary: BoundarySteps,
  timesS: ArrayLike<number>,
  depth: number,
): Float64Array {
  const parameters = prepareProblem(problem);
  requireWithin('depth', depth, 0, 1);
  return respondToBoundary(
    (out, p) => macroAtTransfer(out, p, parameters, depth),
    boundary,
    timesS,
  );
}

/** Mean over the micro domains of class `classIndex` at `depth`; otherwise as macroAt. */
export function microMean(
  problem: LinearTwoScale,
  boundary: BoundarySteps,
  timesS: ArrayLike<number>,
  depth: number,
  classIndex: number,
): Float64Array {
  const parameters = prepareProblem(problem);
  requireWithin('depth', depth, 0, 1);
  const microClass = selectClass(parameters, classIndex);
  return respondToBoundary(
    (out, p) => microMeanTransfer(out, p, parameters, depth, microClass),
    boundary,
    timesS,
  );
}

/**
 * Micro scale of class `classIndex` at `depth` and at `position` = x/s_mi (0 mirror plane, axis or
 * centre, 1 interface to the macro scale); otherwise as macroAt.
 */
export function microAt(
  problem: LinearTwoScale,
  boundary: BoundarySteps,
  timesS: ArrayLike<number>,
  depth: number,
  classIndex: number,
  position: number,
): Float64Array {
  const parameters = prepareProblem(problem);
  requireWithin('depth', depth, 0, 1);
  requireWithin('position', position, 0, 1);
  const microClass = selectClass(parameters, classIndex);
  return respondToBoundary(
    (out, p) => microAtTransfer(out, p, parameters, depth, microClass, position),
    boundary,
    timesS,
  );
}

function selectClass(parameters: TwoScaleParameters, classIndex: number): MicroClassParameters {
  const microClass = parameters.micro[classIndex];
  if (microClass === undefined) {
    const count = parameters.micro.length;
    const allowed = count === 0 ? 'none (no micro classes)' : `an integer from 0 to ${count - 1}`;
    throw new AnalyticInputError('classIndex', classIndex, allowed);
  }
  return microClass;
}
