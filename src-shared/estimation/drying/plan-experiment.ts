import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import {
  adviseExperiment,
  shortestRunS,
  type ExperimentAdvice,
  type PlannedRun,
} from './advise-experiment.ts';
import { parametersOfModel, type DryingParameterName } from './drying-model.ts';
import { symbols } from './parameter-words.ts';

/** A parameter known to a fifth tells two binders apart. */
const GOOD_ENOUGH = 0.2;
/** A run of that many slower times is never made. */
const LONGEST_RUN = 1000;
const CORRELATED = 0.95;

/** What a planned run would tell, in numbers and in sentences. */
export type PlannedOutcome =
  | {
      readonly ok: true;
      readonly advice: ExperimentAdvice;
      readonly sentences: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** Predicts how well a planned run would determine each parameter, and says what follows. */
export function planExperiment(plan: PlannedRun): PlannedOutcome {
  try {
    const advice = adviseExperiment(plan);
    return { ok: true, advice, sentences: [...determined(plan, advice), ...separated(advice)] };
  } catch (error) {
    if (error instanceof EstimationError) return { ok: false, message: error.message };
    throw error;
  }
}

/** Standard error over value; undefined for what is known, 0 or not determined. */
export function relativeError(
  { parameters }: ExperimentAdvice,
  name: DryingParameterName,
): number | undefined {
  const predicted = parameters[name];
  if (predicted === undefined || predicted.standardError === null || predicted.value === 0) {
    return undefined;
  }
  return predicted.standardError / Math.abs(predicted.value);
}

function determined(plan: PlannedRun, advice: ExperimentAdvice): string[] {
  const sought = parametersOfModel(plan.model).filter(
    (name) => name.startsWith('tau') || name === 'microShare',
  );
  const poor = sought.filter(
    (name) =>
      advice.parameters[name]?.status !== 'fixed' &&
      !((relativeError(advice, name) ?? Infinity) <= GOOD_ENOUGH),
  );
  const limit = `${100 * GOOD_ENOUGH} %`;
  if (poor.length === 0) {
    return [`This run determines ${list(sought)} to ${limit} or better.`];
  }
  const { tauMacroS = 0, tauMicroS = 0 } = plan.expected;
  const longestS = LONGEST_RUN * Math.max(tauMacroS, tauMicroS);
  const lengths = poor.map((name) => shortestRunS(plan, name, GOOD_ENOUGH, longestS));
  const known = lengths.filter((length) => length !== undefined);
  const next =
    known.length < lengths.length
      ? 'No longer run with these points does: measure with less noise, more often, or know beta from the weighted sums.'
      : `A run of about ${formatDuration(Math.max(...known))} would.`;
  return [`This run does not determine ${list(poor)} to ${limit}. ${next}`];
}

function separated({ correlation }: ExperimentAdvice): string[] {
  const pair = correlation.tauMicroS?.microShare;
  if (pair === undefined || Math.abs(pair) < CORRELATED) return [];
  return [
    `tau_micro and beta would hardly be told apart (correlation ${formatNumber(pair, 3)}): ` +
      'measure longer or fix one of them.',
  ];
}

const list = (names: readonly DryingParameterName[]): string =>
  names.map((name) => symbols[name]).join(', ');
