import { formatNumber } from '#shared/units/format-number.ts';
import {
  bestStretchedDifference,
  largestBend,
  largestDifference,
  timeDownTo,
  valueAt,
} from './curves.ts';
import type { Curve } from './curves.ts';
import { checked, notReproducible, type PaperCheck } from './paper-check.ts';
import { macroMeanCurve, totalCurve, type PaperResults } from './paper-results.ts';

const AXIS = 'the time axis is assumed to end at 3 tau_macro';
/** Curves that differ by less are taken as equal: a few times the error of the runs. */
const EQUAL = 5e-5;

/** Figure 4: half of the water on each scale, ratios of the diffusion times 0.1, 1 and 10. */
export function checkFigure4(results: PaperResults): PaperCheck[] {
  const none = totalCurve(results['figure-4-no-micro']);
  const fast = totalCurve(results['figure-4-ratio-0.1']);
  const equal = totalCurve(results['figure-4-ratio-1']);
  const slow = totalCurve(results['figure-4-ratio-10']);
  return [
    checkOrder([none, fast, equal, slow]),
    checkConvergence(none, [fast, equal, slow]),
    checkOneScaleShape(none, equal, slow),
    checkKnee(results, none, slow),
    checkLinearTail(slow),
    checkEnd(slow),
    checkHalves(fast, slow),
    notReproducible(
      '4',
      'The water falls from C_w,0 to C_w,inf.',
      'The values are only in the supporting information, which is not available. ' +
        'The curves relative to the exchanged water do not depend on them.',
    ),
    notReproducible(
      'SI',
      'With the micro scale in control the curves approach those of the micro scale alone.',
      'The figure is only in the supporting information, which is not available. ' +
        'The limit itself is part of the verification suite.',
    ),
  ];
}

function checkOrder(curves: readonly Curve[]): PaperCheck {
  let smallest = Infinity;
  for (let index = 1; index < curves.length; index += 1) {
    const faster = curves[index - 1]?.values ?? [];
    const slower = curves[index]?.values ?? [];
    slower.forEach((value, at) => (smallest = Math.min(smallest, value - (faster[at] ?? value))));
  }
  return checked({
    figure: '4',
    statement:
      'Without a micro resistance the drying is fastest; the larger tau_micro, the more water ' +
      'is left at every time.',
    measured: `smallest gap between neighbouring curves ${formatNumber(smallest, 2)}`,
    criterion: `no gap below ${formatNumber(-EQUAL, 1)} of the initial water`,
    holds: smallest >= -EQUAL,
  });
}

function checkConvergence(none: Curve, curves: readonly Curve[]): PaperCheck {
  const deviations = curves.map((curve) => largestDifference(curve, none).value);
  const [first = Infinity] = deviations;
  const falls = deviations.every((value, index) => value > (deviations[index - 1] ?? 0));
  const shown = deviations.map((value) => formatNumber(value, 3)).join(', ');
  return checked({
    figure: '4',
    statement: 'With falling tau_micro the curves approach the one-scale curve; at 0.1 it will do.',
    measured: `largest deviation ${shown} of the initial water at ratios 0.1, 1, 10`,
    criterion: 'rising with the ratio; 0.027 at ratio 0.1',
    holds: falls && Math.abs(first - 0.027) < 0.0005,
  });
}

function checkOneScaleShape(none: Curve, equal: Curve, slow: Curve): PaperCheck {
  const misses = [equal, slow].map((curve) => bestStretchedDifference(curve, none));
  return checked({
    figure: '4',
    statement:
      'No one-scale curve with a constant diffusivity has the shape of the curves at ratios 1 and 10.',
    measured: `the best one misses by ${misses.map((miss) => formatNumber(miss, 2)).join(' and ')}`,
    criterion: 'both by more than 0.01 of the initial water',
    holds: misses.every((miss) => miss > 0.01),
  });
}

function checkKnee(results: PaperResults, none: Curve, slow: Curve): PaperCheck {
  const slowing = (curve: Curve) => lasting(curve, 0.4, 0.3) / lasting(curve, 0.6, 0.5);
  const halfS = timeDownTo(slow, 0.5) ?? Number.NaN;
  const macroLeft = valueAt(macroMeanCurve(results['figure-4-ratio-10']), halfS);
  const [kneed, smooth] = [slowing(slow), slowing(none)];
  return checked({
    figure: '4',
    statement:
      'At ratio 10 the drying slows down once half of the water, that of the macro scale, is out.',
    measured:
      `from 40 to 30 % takes ${formatNumber(kneed, 2)} times as long as from 60 to 50 % ` +
      `(one scale: ${formatNumber(smooth, 2)}); at half the water the macro scale has ` +
      `${formatNumber(macroLeft, 2)} of its own left`,
    criterion: 'more than 3 times as long, one scale less than 2; macro scale below 0.2',
    holds: kneed > 3 && smooth < 2 && macroLeft < 0.2,
  });
}

function checkLinearTail(slow: Curve): PaperCheck {
  const fromS = timeDownTo(slow, 0.4) ?? Number.NaN;
  const bend = largestBend(slow, fromS, slow.timesS.at(-1) ?? Number.NaN);
  return checked({
    figure: '4',
    statement: 'At ratio 10 the second half of the curve is nearly a straight line.',
    measured: `from 40 % on it bends by ${formatNumber(bend, 2)} of the initial water`,
    criterion: 'at most 0.03',
    holds: bend <= 0.03,
    assumed: AXIS,
  });
}

function checkEnd(slow: Curve): PaperCheck {
  const left = slow.values.at(-1) ?? Number.NaN;
  return checked({
    figure: '4',
    statement: 'At ratio 10 the drying does not come to its end within the plotted time.',
    measured: `${formatNumber(left, 3)} of the initial water is left`,
    criterion: 'more than 0.05',
    holds: left > 0.05,
    assumed: AXIS,
  });
}

function checkHalves(fast: Curve, slow: Curve): PaperCheck {
  const delay = (level: number) => lasting(slow, 1, level) / lasting(fast, 1, level);
  const [first, second] = [delay(0.75), delay(0.25)];
  return checked({
    figure: '4',
    statement: 'The first half of the water is less affected by tau_micro than the second half.',
    measured:
      `ratio 10 instead of 0.1 takes ${formatNumber(first, 2)} times as long to 75 %, ` +
      `${formatNumber(second, 2)} times to 25 %`,
    criterion: 'the second factor more than twice the first',
    holds: second > 2 * first,
  });
}

/** Time that a falling curve takes from one value to a lower one. */
function lasting(curve: Curve, from: number, to: number): number {
  const startS = from >= 1 ? 0 : (timeDownTo(curve, from) ?? Number.NaN);
  return (timeDownTo(curve, to) ?? Number.NaN) - startS;
}
