import { nonlinearReason } from '../domain/case/linearity.ts';
import { hashCase } from '../domain/case/hash-case.ts';
import type { TransportCase } from '../domain/case/transport-case.ts';
import { meanTimeMicroShare } from '../numerics/analysis/diffusion-times.ts';
import { oneScaleErrors, type OneScaleError } from '../numerics/analysis/one-scale-errors.ts';
import {
  classifyRegime,
  DEFAULT_REGIME_THRESHOLD,
  type Regime,
} from '../numerics/analysis/regime.ts';
import { meanDryingTime } from '../numerics/analytic/moments.ts';
import { resolveCase } from './resolve-case.ts';

/** What the diffusion times of a case say about its drying, without simulating it. */
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
  /** Why the numbers are a guide only; absent for linear cases, where they are exact. */
  readonly approximate?: string;
}

/**
 * Diffusion-time analysis of a parsed case; isotherms are replaced by their chords between the
 * start and the first surroundings.
 * @param threshold largest error of a one-scale model that is accepted, above 0
 */
export function analyseCase(
  transportCase: TransportCase,
  threshold = DEFAULT_REGIME_THRESHOLD,
): AnalysisRecord {
  const { chord, tauMacroS, tauMicroS, microShare } = resolveCase(transportCase);
  const errors = oneScaleErrors(chord);
  const reason = nonlinearReason(transportCase);
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
