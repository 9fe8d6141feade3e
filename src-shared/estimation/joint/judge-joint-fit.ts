import type { NestedModelTest } from '#shared/numerics/estimation/nested-model-test.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { formatProbability } from '#shared/units/format-probability.ts';
import type { FittedValue } from '../fitted-value.ts';
import type { StartsReached } from '../physical/search-simulated.ts';

export interface JudgedJointFit {
  readonly outcome: string;
  readonly explanation: string;
  readonly parameters: readonly (FittedValue & { readonly label: string })[];
  /** Whether profile intervals were computed. */
  readonly isProfiled: boolean;
  readonly pointCount: number;
  readonly effectivePointCount: number;
  readonly sharing: NestedModelTest | undefined;
  /** of a fit through simulations */
  readonly starts: StartsReached | undefined;
  /** lowest and highest of every run, K; undefined where it was not measured */
  readonly temperaturesK: readonly (readonly [lowest: number, highest: number] | undefined)[];
}

export interface JointVerdict {
  readonly code: string;
  readonly parameters: readonly string[];
  readonly text: string;
}

const SIGNIFICANT = 0.01;
const ONE_TEMPERATURE_K = 2;

/** Plain sentences about a fit of several runs. */
export function judgeJointFit(fit: JudgedJointFit): JointVerdict[] {
  const verdicts: JointVerdict[] = [];
  const say = (code: string, parameters: readonly string[], text: string): void => {
    verdicts.push({ code, parameters, text });
  };
  if (fit.outcome === 'cancelled') say('CANCELLED', [], fit.explanation);
  else if (fit.outcome !== 'converged') {
    say('NOT_CONVERGED', [], `The fit did not converge: ${fit.explanation}`);
  }
  const starts = fit.starts && judgeStarts(fit.starts, fit.parameters);
  if (starts !== undefined) verdicts.push(starts);
  const traded = fit.parameters.filter(({ status }) => status === 'not-identifiable');
  if (traded.length > 0) {
    const labels = traded.map(({ label }) => label);
    const text = `The runs do not determine ${labels.join(', ')}: they can be traded for one another.`;
    say('NOT_IDENTIFIABLE', labels, text);
  }
  for (const { label, status, value, profile95 } of fit.parameters) {
    if (status === 'fixed') continue;
    if (status === 'at-bound') {
      const text = `${label} rests on the bound of the fit, ${formatNumber(value, 4)}: the others take it as known.`;
      say('AT_BOUND', [label], text);
    }
    if (fit.isProfiled && fit.outcome !== 'cancelled' && profile95.includes(null)) {
      const text = `The 95 % interval of ${label} is open: the runs do not limit it on one side or both.`;
      say('OPEN_INTERVAL', [label], text);
    }
  }
  if (fit.sharing !== undefined && fit.sharing.pValue < SIGNIFICANT) {
    const { fRatio, pValue } = fit.sharing;
    const text =
      'The runs contradict what they share: each one by itself meets its points significantly better ' +
      `(F = ${formatNumber(fRatio, 3)}, ${formatProbability(pValue)}).`;
    say('SHARING_NOT_SUPPORTED', [], text);
  }
  if (fit.effectivePointCount < fit.pointCount) {
    const count = formatNumber(fit.effectivePointCount, 2);
    const text =
      `Neighbouring residuals are correlated: ${fit.pointCount} points tell as much as about ${count} ` +
      'independent ones, which the errors allow for.';
    say('RESIDUALS_AUTOCORRELATED', [], text);
  }
  const known = fit.temperaturesK.filter((range) => range !== undefined).flat();
  if (known.length === 0 || Math.max(...known) - Math.min(...known) <= ONE_TEMPERATURE_K) {
    const text =
      'All runs are at one temperature, or at unknown ones: what was fitted holds there only and cannot ' +
      'feed a hotter recipe.';
    say('ONE_TEMPERATURE', [], text);
  }
  return verdicts;
}

/** How far the starts agree; nothing to say of a single one. */
function judgeStarts(
  { asked, ended, reached, another }: StartsReached,
  parameters: JudgedJointFit['parameters'],
): JointVerdict | undefined {
  if (ended < 2) return undefined;
  const which = ended < asked ? `the ${ended} starts that ended` : `${ended} starts`;
  if (another !== undefined) {
    const elsewhere = parameters
      .map(({ label, status }, place) => ({ label, status, value: another[place] ?? NaN }))
      .filter(({ status }) => status !== 'fixed');
    const values = elsewhere.map(({ label, value }) => `${label} = ${formatNumber(value, 4)}`);
    return {
      code: 'ANOTHER_MINIMUM',
      parameters: elsewhere.map(({ label }) => label),
      text:
        `${reached} of ${which} reached the best minimum, but another one is about as good: ` +
        `${values.join(', ')} (SI). The runs do not decide between the two, and the errors are those ` +
        'around the best one only. Narrow the bounds to what is possible, or add a run.',
    };
  }
  if (reached === ended) {
    return { code: 'STARTS_AGREE', parameters: [], text: `All ${which} reached one minimum.` };
  }
  const others = 'the others ended at worse fits or did not converge';
  return reached < 2
    ? {
        code: 'ONE_START_REACHED',
        parameters: [],
        text:
          `${reached === 1 ? 'Only one' : 'None'} of ${which} converged at the best fit, ${others}: ` +
          'there may be a better one. Try more starts, or narrower bounds.',
      }
    : {
        code: 'STARTS_DIFFER',
        parameters: [],
        text: `${reached} of ${which} reached the best minimum, ${others}.`,
      };
}
