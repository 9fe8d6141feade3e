import { nonlinearReason } from '#shared/domain/case/linearity.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';

/** The same water, but the micro scale follows the macro scale at once. */
export function macroOnly(problem: LinearTwoScale): LinearTwoScale {
  return { ...problem, micro: problem.micro.map((entry) => ({ ...entry, tauS: 0 })) };
}

/** The same water, but the macro scale follows the surroundings at once. */
export function microOnly({ micro }: LinearTwoScale): LinearTwoScale {
  return { tauMacroS: 0, micro };
}

/** More changes of the surroundings than this take longer than a frame to evaluate. */
const mostLiveSteps = 50;

/** Whether a case has an analytic solution that can be drawn while the user looks on. */
export function hasLiveSolution(transportCase: TransportCase): boolean {
  const changes = transportCase.boundary.changes?.length ?? 0;
  return nonlinearReason(transportCase) === undefined && changes <= mostLiveSteps;
}
