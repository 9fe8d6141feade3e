import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import {
  boundaryDrivingSteps,
  initialDrivingValue,
  referenceDrivingValue,
} from '#shared/domain/case/driving-values.ts';
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
