import type { ResultRecord } from '../run/result.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { largestDifference, peak, timeAbove, valueAt } from './curves.ts';
import { checked, type PaperCheck } from './paper-check.ts';
import { macroBand, microCurve, mirrorCurve, type PaperResults } from './paper-results.ts';

const AXIS = 'the time axis is assumed to end at 3 tau_macro';

/** Figure 5: bands of the contents on both scales, for ratios 10 (a), 1 (b) and 0.1 (c). */
export function checkFigure5(results: PaperResults): PaperCheck[] {
  const slow = results['figure-4-ratio-10'];
  const equal = results['figure-4-ratio-1'];
  const fast = results['figure-4-ratio-0.1'];
  return [
    checkMacroFlattens(slow),
    checkMicroRemains(slow),
    checkBandsBorder([slow, equal, fast]),
    checkBalance(equal),
    checkMacroExtent(slow, equal, fast),
    checkMicroFollows(fast),
  ];
}

function checkMacroFlattens(slow: ResultRecord): PaperCheck {
  const band = macroBand(slow);
  const quarter = valueAt(band, (band.timesS.at(-1) ?? 0) / 4);
  return checked({
    figure: '5a',
    statement:
      'At ratio 10 the macro gradients come early and are flat after a quarter of the time.',
    measured: `band ${formatNumber(peak(band).value, 2)} wide at most, ${formatNumber(quarter, 2)} after a quarter`,
    criterion: 'at most 0.15 of the start after a quarter',
    holds: quarter <= 0.15,
    assumed: AXIS,
  });
}

function checkMicroRemains(slow: ResultRecord): PaperCheck {
  const micro = microCurve(slow, 'microGradientIntensity').values.at(-1) ?? Number.NaN;
  const macro = macroBand(slow).values.at(-1) ?? Number.NaN;
  return checked({
    figure: '5a',
    statement: 'At ratio 10 the micro gradients stay until the end and make the drying long.',
    measured: `at the end micro ${formatNumber(micro, 2)}, macro ${formatNumber(macro, 2)}`,
    criterion: 'micro above 0.3 and more than 10 times macro',
    holds: micro > 0.3 && micro > 10 * macro,
    assumed: AXIS,
  });
}

function checkBandsBorder(results: readonly ResultRecord[]): PaperCheck {
  const gaps = results.map(
    (result) => largestDifference(microCurve(result, 'mirrorMicroMin'), mirrorCurve(result)).value,
  );
  const gap = Math.max(...gaps);
  return checked({
    figure: '5',
    statement: 'The micro band at the mirror plane begins where the macro band ends.',
    measured: `largest gap ${formatNumber(gap, 2)}`,
    criterion: 'below 0.001 of the start',
    holds: gap < 1e-3,
  });
}

function checkBalance(equal: ResultRecord): PaperCheck {
  const macroS = timeAbove(macroBand(equal), 0.25);
  const microS = timeAbove(microCurve(equal, 'microGradientIntensity'), 0.25);
  const ratio = microS / macroS;
  return checked({
    figure: '5b',
    statement: 'At ratio 1 gradients develop on both scales and are balanced.',
    measured: `micro gradients exceed 0.25 for ${formatNumber(ratio, 2)} times as long as macro gradients`,
    criterion: 'between 1/2 and 2',
    holds: ratio > 0.5 && ratio < 2,
  });
}

function checkMacroExtent(...results: readonly ResultRecord[]): PaperCheck {
  const shares = results.map(
    (result) => timeAbove(macroBand(result), 0.5) / (result.tauMacroS || Number.NaN),
  );
  const rises = shares.every((share, index) => share > (shares[index - 1] ?? 0));
  const shown = shares.map((share) => formatNumber(share, 2)).join(', ');
  return checked({
    figure: '5c',
    statement: 'At ratio 0.1 the macro gradients are more extended than at ratios 1 and 10.',
    measured: `macro band wider than 0.5 for ${shown} tau_macro at ratios 10, 1, 0.1`,
    criterion: 'rising with falling ratio',
    holds: rises,
  });
}

function checkMicroFollows(fast: ResultRecord): PaperCheck {
  const intensity = peak(microCurve(fast, 'microGradientIntensity')).value;
  const lag = largestDifference(microCurve(fast, 'mirrorMicroMean'), mirrorCurve(fast)).value;
  return checked({
    figure: '5c',
    statement:
      'At ratio 0.1 the micro scale follows the macro scale, hardly any gradient develops.',
    measured: `micro gradient ${formatNumber(intensity, 2)} at most, mean ${formatNumber(lag, 2)} behind at most`,
    criterion: 'both below 0.1 of the start',
    holds: intensity < 0.1 && lag < 0.1,
  });
}
