import { nonlinearReason } from '../domain/case/linearity.ts';
import { hashCase } from '../domain/case/hash-case.ts';
import type { TransportCase } from '../domain/case/transport-case.ts';
import { meanTimeMicroShare } from '../numerics/analysis/diffusion-times.ts';
import {
  oneScaleErrors,
  type OneScaleError,
  type OneScaleErrors,
} from '../numerics/analysis/one-scale-errors.ts';
import {
  classifyRegime,
  DEFAULT_REGIME_THRESHOLD,
  type Regime,
} from '../numerics/analysis/regime.ts';
import type { LinearTwoScale } from '../numerics/analytic/linear-two-scale.ts';
import { meanDryingTime } from '../numerics/analytic/moments.ts';
import { resolveCase } from './resolve-case.ts';
import { simulateCase } from './simulate-case.ts';

/** What the diffusion times of a case say about its drying. */
export interface AnalysisRecord {
  readonly name: string;
  readonly inputHash: string;
  /** Diffusion times of both scales, s, whatever `resistances` says. */
  readonly tauMacroS: number;
  readonly tauMicroS: number;
  /** tau_micro / tau_macro */
  readonly ratio: number;
  /** beta: share of the exchanged water on the micro scale. */
  readonly microShare: number;
  /** Mean time that the exchanged water needs to leave, s. */
  readonly meanDryingTimeS: number;
  /** Share of that time which the micro scale causes. */
  readonly meanTimeMicroShare: number;
  /** Largest error of a model with one resistance, share of the exchanged water, and when. */
  readonly macroOnly: OneScaleError;
  readonly microOnly: OneScaleError;
  /** Error up to which a one-scale model counts as good enough. */
  readonly threshold: number;
  readonly regime: Regime;
  /** Why the diffusion times are a guide only; absent for linear cases, where they are exact. */
  readonly approximate?: string;
}

/**
 * Diffusion-time analysis of a parsed case: both scales resist, whatever `resistances` says. The
 * errors of the one-scale models come from the analytic solution; where the case is not linear, from
 * simulations of the three models, and the diffusion times refer to chord slopes between the start
 * and the first surroundings.
 * @param threshold largest error of a one-scale model that is accepted, above 0
 */
export function analyseCase(
  transportCase: TransportCase,
  threshold = DEFAULT_REGIME_THRESHOLD,
): AnalysisRecord {
  const bothScales: TransportCase = { ...transportCase, resistances: 'both' };
  const { chord, tauMacroS, tauMicroS, microShare } = resolveCase(bothScales);
  const reason = nonlinearReason(transportCase);
  const errors = reason === undefined ? oneScaleErrors(chord) : simulatedErrors(bothScales, chord);
  return {
    name: transportCase.name,
    inputHash: hashCase(transportCase),
    tauMacroS,
    tauMicroS,
    ratio: tauMicroS / tauMacroS,
    microShare,
    meanDryingTimeS: meanDryingTime(chord),
    meanTimeMicroShare: meanTimeMicroShare(chord),
    ...errors,
    threshold,
    regime: classifyRegime(errors, threshold),
    ...(reason === undefined ? {} : { approximate: reason }),
  };
}

/** Times per decade at which simulated models are compared. */
const timesPerDecade = 12;

/** Largest differences of the one-scale models from the full one, each simulated. */
function simulatedErrors(bothScales: TransportCase, chord: LinearTwoScale): OneScaleErrors {
  const longestS = 20 * meanDryingTime(chord);
  const outputTimesS = Array.from(
    { length: 6 * timesPerDecade + 1 },
    (_, k) => longestS * 10 ** (k / timesPerDecade - 6),
  );
  const boundary = { ...bothScales.boundary, changes: [] };
  const total = (resistances: TransportCase['resistances']) => {
    const variant = { ...bothScales, boundary, resistances, outputTimesS };
    const run = simulateCase({ ...variant, endTimeS: longestS }, { estimate: false });
    let next = run.next();
    while (!next.done) next = run.next();
    const { totalKgPerM3, initialKgPerM3, equilibriumKgPerM3 } = next.value;
    const exchanged = initialKgPerM3 - equilibriumKgPerM3;
    return totalKgPerM3.map((value) => (value - equilibriumKgPerM3) / exchanged);
  };
  const full = total('both');
  const largest = (resistances: 'macro' | 'micro'): OneScaleError => {
    let worst: OneScaleError = { error: 0, timeS: 0 };
    total(resistances).forEach((value, k) => {
      const error = Math.abs(value - full[k]!);
      if (error > worst.error) worst = { error, timeS: outputTimesS[k]! };
    });
    return worst;
  };
  return { macroOnly: largest('macro'), microOnly: largest('micro') };
}
