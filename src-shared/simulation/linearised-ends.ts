import { heatedStart } from '../domain/case/heated-start.ts';
import type { TransportCase } from '../domain/case/transport-case.ts';
import { waterContentsKgPerM3 } from '../domain/case/water-contents.ts';
import type { LinearisedEnds, LinearisedState } from '../domain/run/result.ts';
import { linearise } from '../numerics/model/linearise.ts';
import type { ResolvedCase } from './resolve-case.ts';

/** Points between start and end at which the chord is compared with the curve. */
const points = 50;

/** Tangents of a nonlinear case at its start and its end, and how far its chord is from its curve. */
export function linearisedEnds(
  transportCase: TransportCase,
  { problem, boundary }: Pick<ResolvedCase, 'problem' | 'boundary'>,
): LinearisedEnds {
  const start = heatedStart(transportCase);
  const first = problem.segments[0]!;
  const last = problem.segments.at(-1)!;
  const end = boundary.steps.at(-1)!.value;
  const state = (driving: number, segment: typeof first, timeS: number): LinearisedState => {
    const { tauMacroS, micro } = linearise(problem, driving, segment, timeS);
    const microShare = micro.reduce((sum, { share }) => sum + share, 0);
    const weighted = micro.reduce((sum, { share, tauS }) => sum + share * tauS, 0);
    return { tauMacroS, tauMicroS: microShare === 0 ? 0 : weighted / microShare, microShare };
  };
  return {
    start: state(start.driving, first, first.startS),
    end: state(end, last, last.endS),
    nonlinearity: nonlinearity(
      transportCase,
      start.driving,
      boundary.steps[0]!.value,
      start.temperatureK,
    ),
  };
}

/**
 * Largest distance of the equilibrium content from its chord between start and first surroundings, as
 * a share of the exchanged water: 0 for a linear case, towards 1 for a step.
 */
function nonlinearity(
  transportCase: TransportCase,
  from: number,
  to: number,
  temperatureK: number,
): number {
  const at = (driving: number) => waterContentsKgPerM3(transportCase, driving, temperatureK).total;
  const exchanged = at(from) - at(to);
  if (exchanged === 0) return 0;
  let largest = 0;
  for (let k = 1; k < points; k++) {
    const share = k / points;
    const onCurve = (at(to + share * (from - to)) - at(to)) / exchanged;
    largest = Math.max(largest, Math.abs(onCurve - share));
  }
  return largest;
}
