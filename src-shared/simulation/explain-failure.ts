import type { SolverError as ErrorRecord } from '../domain/run/result.ts';
import type { FieldPlace, SolverError } from '../numerics/solver-error.ts';
import { formatNumber } from '../units/format-number.ts';
import { formatDuration } from '../units/duration.ts';

/** A solver's failure in words: what happened, where, what is likely, what to try. */
export function explainFailure(error: SolverError): ErrorRecord {
  const { what, likely, tryNext } = words[error.code];
  return {
    code: error.code,
    message: `The run failed in step ${error.step} after ${formatDuration(error.timeS)}: ${what}`,
    atTimeS: error.timeS,
    step: error.step,
    quantity: error.place === undefined ? null : describePlace(error.place),
    likely,
    tryNext,
  };
}

/** "water on the micro scale at z/s_ma = 0.5, x/s_mi = 0.9" */
function describePlace({ scale, depth, position }: FieldPlace): string {
  const across = position === undefined ? '' : `, x/s_mi = ${formatNumber(position, 2)}`;
  return `water on the ${scale} scale at z/s_ma = ${formatNumber(depth, 2)}${across}`;
}

const words = {
  STEP_TOO_SMALL: {
    what: 'no step was small enough to be accurate.',
    likely: 'An isotherm or diffusivity that changes too steeply over the contents that occur.',
    tryNext: 'Check sorption and micro.concentrationExponent, or ask for a lower accuracy.',
  },
  NOT_FINITE: {
    what: 'a content became infinite or not a number.',
    likely: 'A water activity close to the pole of an isotherm, or values of extreme magnitude.',
    tryNext: 'Check the isotherm parameters against the largest water activity of the case.',
  },
  NO_EQUILIBRIUM: {
    what: 'the pore gas found no equilibrium with the water present.',
    likely: 'The isotherms cannot hold the water present under the new conditions.',
    tryNext: 'Check the isotherms and the conditions at this time.',
  },
  TOO_MANY_STEPS: {
    what: 'the limit of steps was reached.',
    likely: 'An end time very far beyond the diffusion times, or very many boundary changes.',
    tryNext: 'Shorten the run or ask for a lower accuracy.',
  },
} as const;
