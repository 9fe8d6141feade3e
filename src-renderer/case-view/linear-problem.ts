import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import {
  boundaryDrivingSteps,
  initialDrivingValue,
  referenceDrivingValue,
} from '#shared/domain/case/driving-values.ts';
import { nonlinearReason } from '#shared/domain/case/linearity.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { BoundarySteps, LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';

/** A linear case as the analytic solution takes it; contents relative to the case's reference. */
export interface LinearView {
  readonly problem: LinearTwoScale;
  readonly boundary: BoundarySteps;
}

export function linearView(transportCase: TransportCase): LinearView {
  const times = characteristicTimes(transportCase);
  const { resistances, micro } = transportCase;
  const reference = referenceDrivingValue(transportCase).value;
  const biot = resistances === 'micro' ? undefined : times.biot;
  return {
    problem: {
      tauMacroS: resistances === 'micro' ? 0 : times.macroS,
      micro: times.micro.map(({ share, tauS }) => ({
        share: share * times.microShare,
        tauS: resistances === 'macro' ? 0 : tauS,
        geometry: micro?.geometry ?? 'slab',
      })),
      ...(biot !== undefined && { biot }),
    },
    boundary: {
      initial: initialDrivingValue(transportCase) / reference,
      steps: boundaryDrivingSteps(transportCase).map(({ timeS, value }) => ({
        timeS,
        value: value / reference,
      })),
    },
  };
}

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
