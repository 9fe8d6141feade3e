import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { ComparedSizes } from './compare-models.ts';
import type { DryingFit } from './drying-fit.ts';
import { dryingParameterNames, type DryingModel } from './drying-model.ts';
import { judgeSecondScale } from './judge-second-scale.ts';
import { isFree, isVague, sentence, symbols, valueText } from './parameter-words.ts';
import type { Verdict } from './verdict.ts';

/** What besides the fit itself its verdicts rest on. */
export interface JudgedFit {
  readonly fit: Omit<DryingFit, 'verdicts'>;
  readonly model: DryingModel;
  /** of the part that is fitted, since time zero */
  readonly durationS: number;
  /** of the macro model alone, s; measures how long the run is */
  readonly macroTimeS: number | undefined;
  /** test of the next smaller model against this one; undefined where it was not possible */
  readonly smaller: ComparedSizes | undefined;
  /** how long the content stays at its start where the dead time is taken as 0, s */
  readonly delayS: number;
  /** lowest and highest, K */
  readonly temperatureK: readonly [lowest: number, highest: number] | undefined;
}

const SHORT_RUN = 5;
const LONG_RUN = 20;
// Share of the released water that is still there at the end of the record.
const LEFT_AT_END = 0.02;
const TEMPERATURE_DRIFT_K = 2;
// Residuals whose neighbours differ by less than this share of them follow a curve the model lacks.
const SMOOTH_MISFIT = 0.5;

/** Plain sentences about a fit: what it shows, what it cannot show, and what to do next. */
export function judgeFit(judged: JudgedFit): Verdict[] {
  return [
    ...convergence(judged),
    ...separation(judged),
    ...bounds(judged),
    ...openIntervals(judged),
    ...judgeSecondScale(judged.fit, judged.model, judged.smaller),
    ...residuals(judged),
    ...deadTime(judged),
    ...recordEnd(judged),
    ...temperature(judged),
  ];
}

/** What is kept of a fit that was cancelled. */
export function cancelledVerdict({ explanation }: Pick<DryingFit, 'explanation'>): Verdict {
  return { code: 'CANCELLED', parameters: [], text: explanation };
}

function convergence({ fit }: JudgedFit): Verdict[] {
  if (fit.outcome === 'converged') return [];
  if (fit.outcome === 'cancelled') return [cancelledVerdict(fit)];
  const text = `The fit did not converge: ${fit.explanation}`;
  return [{ code: 'NOT_CONVERGED', parameters: [], text }];
}

function separation({ fit, durationS, macroTimeS }: JudgedFit): Verdict[] {
  const { tauMicroS, microShare, equilibrium } = fit.parameters;
  if (!isFree(tauMicroS) || !isFree(microShare)) return [];
  // A profile that was not followed says nothing.
  const isLoose = (['tauMicroS', 'microShare'] as const).some(
    (name) => isVague(fit.parameters[name]) && !fit.unprofiled.includes(name),
  );
  if (!isLoose) return [];
  const correlation = fit.correlation.tauMicroS?.microShare;
  const known = correlation === undefined ? '' : ` (correlation ${formatNumber(correlation, 3)})`;
  const length = durationS / (macroTimeS ?? durationS);
  const longer =
    length < 0.9 * SHORT_RUN
      ? `Extend it to about ${SHORT_RUN} tau_macro`
      : length < 0.9 * LONG_RUN
        ? `Extend it to about ${LONG_RUN} tau_macro`
        : 'Repeat it with less noise';
  const fixed = isFree(equilibrium)
    ? 'fix beta from the weighted sums, or the equilibrium content where it is known'
    : 'fix beta from the weighted sums';
  return [
    {
      code: 'CANNOT_SEPARATE',
      parameters: ['tauMicroS', 'microShare'],
      text: `This run cannot separate tau_micro from beta${known}. ${longer} or ${fixed}. Use the profile intervals: the linearised ones are too narrow here.`,
    },
  ];
}

function bounds({ fit }: JudgedFit): Verdict[] {
  const traded = dryingParameterNames.filter(
    (name) => fit.parameters[name].status === 'not-identifiable',
  );
  const verdicts: Verdict[] = dryingParameterNames.flatMap((name) => {
    const { status, value } = fit.parameters[name];
    if (status !== 'at-bound') return [];
    const text =
      `${sentence(symbols[name])} rests on the bound of the fit, ${valueText(name, value)}. ` +
      'The standard errors of the other parameters take it as known, their profile intervals do not.';
    return [{ code: 'AT_BOUND', parameters: [name], text }];
  });
  if (traded.length === 0) return verdicts;
  const list = traded.map((name) => symbols[name]).join(', ');
  const text =
    `Around the best fit ${list} can be traded for one another without a change of the curve: ` +
    'they have no standard errors, only their profile intervals count.';
  return [{ code: 'NOT_IDENTIFIABLE', parameters: traded, text }, ...verdicts];
}

function openIntervals({ fit }: JudgedFit): Verdict[] {
  return dryingParameterNames.flatMap((name): Verdict[] => {
    const parameter = fit.parameters[name];
    if (!isFree(parameter)) return [];
    if (fit.unprofiled.includes(name)) {
      if (fit.outcome === 'cancelled') return [];
      const text = `The profile of ${symbols[name]} could not be followed, so its interval is not known.`;
      return [{ code: 'PROFILE_FAILED', parameters: [name], text }];
    }
    const [low, high] = parameter.profile95;
    if (low !== null && high !== null) return [];
    const open = low === null && high === null ? 'on both sides' : low === null ? 'below' : 'above';
    const text = `The 95 % interval of ${symbols[name]} is open ${open}: the run does not limit it there.`;
    return [{ code: 'OPEN_INTERVAL', parameters: [name], text }];
  });
}

function residuals({ fit: { noise, pointCount } }: JudgedFit): Verdict[] {
  const verdicts: Verdict[] = [];
  const { effectivePointCount, standardDeviation, ofNeighbours, excessOverStated } = noise;
  if (effectivePointCount < pointCount) {
    const isSmooth = ofNeighbours < SMOOTH_MISFIT * standardDeviation;
    const reason = isSmooth
      ? ` They are ${formatNumber(standardDeviation / ofNeighbours, 2)} times as large as the scatter of ` +
        'neighbours: the model misses the shape of the curve.'
      : '';
    verdicts.push({
      code: 'RESIDUALS_AUTOCORRELATED',
      parameters: [],
      text:
        `Neighbouring residuals are correlated (${formatNumber(noise.lagOneAutocorrelation, 3)}): ` +
        `${pointCount} points tell as much as about ${formatNumber(effectivePointCount, 2)} ` +
        `independent ones, which the errors allow for.${reason}`,
    });
  }
  if (noise.source === 'residuals' && excessOverStated !== undefined) {
    verdicts.push({
      code: 'STATED_NOISE_TOO_SMALL',
      parameters: [],
      text:
        'The residuals are larger than the stated errors of the points ' +
        `(${formatNumber(Math.sqrt(excessOverStated), 2)} times): the errors of the parameters follow from the residuals.`,
    });
  }
  return verdicts;
}

function deadTime({ delayS }: JudgedFit): Verdict[] {
  if (delayS === 0) return [];
  const text =
    `The content stays at its start for about ${formatDuration(delayS)} after time zero. ` +
    'Fit a dead time, or move time zero.';
  return [{ code: 'DEAD_TIME_LIKELY', parameters: ['deadTimeS'], text }];
}

function recordEnd({ fit }: JudgedFit): Verdict[] {
  const { initial, equilibrium } = fit.parameters;
  if (!isFree(equilibrium) || initial.value === null || equilibrium.value === null) return [];
  const last = fit.curve.content.at(-1) ?? NaN;
  const left = (last - equilibrium.value) / (initial.value - equilibrium.value);
  if (!(left > LEFT_AT_END)) return [];
  const text =
    `The record ends while ${formatNumber(100 * left, 2)} % of the change is still to come: ` +
    'the equilibrium content is extrapolated. Record longer or fix it.';
  return [{ code: 'RECORD_ENDS_EARLY', parameters: ['equilibrium'], text }];
}

function temperature({ temperatureK }: JudgedFit): Verdict[] {
  if (temperatureK === undefined) {
    const text =
      'The record holds no temperature: these times are those of one unknown temperature ' +
      'and cannot feed a recipe at another one.';
    return [{ code: 'ONE_TEMPERATURE', parameters: [], text }];
  }
  const [lowest, highest] = temperatureK;
  if (highest - lowest > TEMPERATURE_DRIFT_K) {
    const text =
      `The temperature moves from ${celsius(lowest)} to ${celsius(highest)} within the fitted part, ` +
      'the model is isothermal: fit a part at one temperature.';
    return [{ code: 'TEMPERATURE_VARIES', parameters: [], text }];
  }
  const text =
    `All points were measured at ${celsius((lowest + highest) / 2)}: the times hold there only ` +
    'and cannot feed a hotter recipe. Fit runs at other temperatures too.';
  return [{ code: 'ONE_TEMPERATURE', parameters: [], text }];
}

const celsius = (temperatureK: number): string => `${formatNumber(temperatureK - 273.15, 3)} °C`;
