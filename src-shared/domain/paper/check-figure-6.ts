import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { largestDifference, peak, valueAt } from './curves.ts';
import { checked, notReproducible, type PaperCheck } from './paper-check.ts';
import { microCurve, totalCurve, type PaperResults } from './paper-results.ts';

/** Figure 6: PVDF anode, 11 % of the water in the binder, ratio 1. */
export function checkFigure6(results: PaperResults): PaperCheck[] {
  const two = totalCurve(results['figure-6-ratio-1']);
  const one = totalCurve(results['figure-6-no-micro']);
  const half = largestDifference(
    totalCurve(results['figure-4-ratio-1']),
    totalCurve(results['figure-4-no-micro']),
  );
  const intensity = microCurve(results['figure-6-ratio-1'], 'microGradientIntensity');
  const gap = largestDifference(two, one);
  const top = peak(intensity);
  const meanwhile = valueAt(intensity, gap.timeS) / top.value;
  const last = (intensity.values.at(-1) ?? Number.NaN) / top.value;
  return [
    checked({
      figure: '6',
      statement: 'With 11 % of the water on the micro scale and ratio 1 both curves run alike.',
      measured: `largest deviation ${formatNumber(gap.value, 3)} of the initial water`,
      criterion: '0.023',
      holds: Math.abs(gap.value - 0.023) < 0.0005,
    }),
    checked({
      figure: '6',
      statement: 'The micro scale matters little compared with Figure 4.',
      measured: `${formatNumber(gap.value, 3)} against ${formatNumber(half.value, 3)} at ratio 1`,
      criterion: 'less than a third',
      holds: gap.value < half.value / 3,
    }),
    checked({
      figure: '6',
      statement: 'The micro gradients are strongest when the deviation is largest.',
      measured:
        `gradients peak after ${formatDuration(top.timeS)}, the deviation after ` +
        `${formatDuration(gap.timeS)}; there the gradients have ${formatNumber(meanwhile, 2)} of their peak`,
      criterion: 'more than 0.9 of the peak',
      holds: meanwhile > 0.9,
    }),
    checked({
      figure: '6',
      statement: 'The micro gradients fade as the water goes to zero.',
      measured: `${formatNumber(last, 2)} of their peak at the end`,
      criterion: 'below 0.05',
      holds: last < 0.05,
    }),
    checked({
      figure: '6',
      statement: 'The curves part after about one hour.',
      measured: `largest deviation after ${formatDuration(gap.timeS)}`,
      criterion: 'between 0.5 and 2 h',
      holds: gap.timeS > 1800 && gap.timeS < 7200,
      assumed:
        'tau_macro is assumed to be 2 h for this; the supporting information is not available',
    }),
    notReproducible(
      '6',
      'The water content in wt-ppm over hours.',
      'The initial content and the transport parameters are only in the supporting information; ' +
        '1 000 wt-ppm and 1 200 kg/m3 are assumed to give the axis its unit.',
    ),
  ];
}
