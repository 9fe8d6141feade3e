import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';

/** What can be changed about a case in the window; tau_macro stays what the case says. */
export interface Adjustment {
  /** tau_micro/tau_macro; of the first class where there are several */
  readonly ratio: number;
  /** beta, share of the water on the micro scale, above 0 and below 1 */
  readonly microShare: number;
  /** end of the run in multiples of tau_macro */
  readonly duration: number;
}

/** A case with linear sorption and a micro scale: the only kind that an adjustment can describe. */
export function isAdjustable({ sorption, micro, macro }: TransportCase): boolean {
  return sorption.kind === 'linear' && micro !== undefined && macro.volumeFraction < 1;
}

/** The adjustment that leaves an adjustable case as it is. */
export function adjustmentOf(transportCase: TransportCase): Adjustment {
  const times = characteristicTimes(transportCase);
  return {
    ratio: roundSignificant((times.micro[0]?.tauS ?? 0) / times.macroS, 6),
    microShare: roundSignificant(times.microShare, 6),
    duration: roundSignificant(transportCase.endTimeS / times.macroS, 6),
  };
}

/**
 * The case with another ratio, micro share and duration at the same tau_macro and the same start of
 * the macro scale: K_mi follows from the micro share, D_mi from the ratio, and D_ma makes up for
 * the water that was added or taken away.
 * @param outputTimesS times of the results as parts of the duration, 0..1, increasing
 */
export function adjustCase(
  transportCase: TransportCase,
  { ratio, microShare, duration }: Adjustment,
  outputTimes: readonly number[],
): TransportCase {
  const { sorption, micro, macro } = transportCase;
  if (sorption.kind !== 'linear' || !micro) throw new TypeError('The case is not adjustable.');
  const times = characteristicTimes(transportCase);
  const contents = waterContentsKgPerM3(transportCase, 1);
  const macroContent = contents.gas + contents.solid;
  const microContent = (macroContent * microShare) / (1 - microShare);
  const oldRatio = (times.micro[0]?.tauS ?? 0) / times.macroS;
  const endTimeS = duration * times.macroS;
  return {
    ...transportCase,
    macro: {
      ...macro,
      gasDiffusivityM2PerS:
        (macro.gasDiffusivityM2PerS * (macroContent + microContent)) / contents.total,
    },
    micro: { ...micro, diffusivityM2PerS: (micro.diffusivityM2PerS * oldRatio) / ratio },
    sorption: { ...sorption, microPerSolid: microContent / (1 - macro.volumeFraction) },
    endTimeS,
    outputTimesS: outputTimes.map((part) => part * endTimeS),
  };
}
