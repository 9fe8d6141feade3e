import type { PredictionRecord } from '#shared/domain/fit/prediction-record.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { KnownTimes, PredictedName } from './known-times.ts';

interface PredictionFacts {
  readonly document: CaseDocument;
  readonly known: KnownTimes;
  readonly scaling: PredictionRecord['scaling'] | undefined;
  /** whether the case has a target that can be compared */
  readonly target: boolean;
  readonly timeS: number | undefined;
}

const symbols: Readonly<Record<PredictedName, string>> = {
  tauMacroS: 'tau_macro',
  tauMicroS: 'tau_micro',
  microShare: 'beta',
};

/** What is scaled and what is assumed, in plain sentences. */
export function statementsOf(facts: PredictionFacts): string[] {
  const { document, known, scaling, target, timeS } = facts;
  return [
    scaling ? scaled(scaling) : unscaled(document),
    'tau_micro and beta are taken as they are: the same binder, and the same isotherms of all parts.',
    conditions(known),
    'The contents at the start and in the surroundings are those of the case; the interval holds the ' +
      'errors of the fitted times and of beta only.',
    ...(known.withoutError.length === 0
      ? []
      : [
          `The uncertainty of ${known.withoutError.map((name) => symbols[name]).join(' and ')} is not ` +
            'known to the fit and is not in the interval: it is too narrow.',
        ]),
    ...(target ? [] : ['The case has no target content, so there is no time to it.']),
    ...(target && timeS === undefined ? ['The target is not reached in these surroundings.'] : []),
  ];
}

const inMillimetres = (lengthM: number): string => `${formatNumber(1e3 * lengthM, 4)} mm`;

function scaled({
  sampleLengthM,
  caseLengthM,
  factor,
}: NonNullable<PredictionRecord['scaling']>): string {
  return (
    'tau_macro goes with the square of the transport length: ' +
    `${inMillimetres(sampleLengthM)} in the sample, ${inMillimetres(caseLengthM)} here, ` +
    `a factor of ${formatNumber(factor, 4)}.`
  );
}

function unscaled({ transportCase }: CaseDocument): string {
  return (
    'tau_macro is taken as it is: the sample is assumed to have the transport length of the case, ' +
    `${inMillimetres(transportCase.macro.lengthM)}. State the length of the sample to scale it.`
  );
}

function conditions({ temperatureK }: KnownTimes): string {
  const celsius = (kelvin: number): string => formatNumber(kelvin - 273.15, 3);
  const [low, high] = temperatureK ?? [];
  const at =
    low === undefined || high === undefined
      ? ''
      : ` (${celsius(low) === celsius(high) ? celsius(low) : `${celsius(low)} to ${celsius(high)}`} °C)`;
  return `Temperature${at}, pressure, gas and packing of the pores are assumed to be those of the fitted runs.`;
}
