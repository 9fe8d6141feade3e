import { formatNumber } from '#shared/units/format-number.ts';
import { formatProbability } from '#shared/units/format-probability.ts';
import type { ComparedSizes } from './compare-models.ts';
import type { DryingFit } from './drying-fit.ts';
import type { DryingModel, DryingParameterName } from './drying-model.ts';
import { isFree, isVague, sentence, symbols, valueText } from './parameter-words.ts';
import type { Verdict, VerdictCode } from './verdict.ts';

type Fit = Pick<DryingFit, 'parameters' | 'unprofiled' | 'outcome' | 'noise'>;

interface Subject {
  readonly code: 'SECOND_SCALE' | 'SPREAD';
  /** with an article */
  readonly name: string;
  readonly other: string;
  /** What the smaller model lacks. */
  readonly added: readonly DryingParameterName[];
  /** What has to be determined for it to mean something. */
  readonly needed: readonly DryingParameterName[];
}

const subjects: Readonly<Partial<Record<DryingModel, Subject>>> = {
  'two-scale': {
    code: 'SECOND_SCALE',
    name: 'a second scale',
    other: 'the macro model',
    added: ['tauMicroS', 'microShare'],
    needed: ['tauMacroS', 'tauMicroS', 'microShare'],
  },
  'two-scale-distribution': {
    code: 'SPREAD',
    name: 'a distribution of tau_micro',
    other: 'the two-scale model',
    added: ['microSpread'],
    needed: ['tauMicroS', 'microShare', 'microSpread'],
  },
};

const SIGNIFICANT = 0.01;

/**
 * Whether the run asks for what a model has over the next smaller one, in one verdict: a test may prefer
 * the larger model although the run does not determine what is new in it.
 */
export function judgeSecondScale(
  fit: Fit,
  model: DryingModel,
  smaller: ComparedSizes | undefined,
): Verdict[] {
  const subject = subjects[model];
  // What was taken as known is not tested.
  if (!subject?.added.some((name) => isFree(fit.parameters[name]))) return [];
  const { name, other } = subject;
  const verdict = (kind: Kind, text: string): Verdict[] => [
    { code: `${subject.code}_${kind}`, parameters: subject.added, text: `${text}.` },
  ];
  if (smaller === undefined) {
    if (fit.outcome === 'cancelled') return [];
    const count = formatNumber(fit.noise.effectivePointCount, 2);
    return verdict(
      'NOT_JUSTIFIED',
      `${sentence(name)} cannot be tested against ${other}: the residuals hold about ${count} independent points only`,
    );
  }
  const { fRatio, pValue, aiccGain } = smaller;
  const numbers = `F = ${formatNumber(fRatio, 3)}, ${formatProbability(pValue)}`;
  const loose = subject.needed.flatMap((needed) => looseness(fit, needed)).join('; ');
  const isJustified = pValue < SIGNIFICANT;
  if (!isJustified && loose === '' && aiccGain > 0) {
    return verdict(
      'UNDECIDED',
      `The run does not decide on ${name}: ${other} is not significantly worse (${numbers}), though AICc ` +
        'prefers the larger model. Repeat it with less noise or more points',
    );
  }
  if (!isJustified) {
    const preferred = aiccGain > 0 ? `. AICc prefers it, but as a curve only: ${loose}` : '';
    return verdict(
      'NOT_JUSTIFIED',
      `${sentence(name)} is not justified by this run: ${other} meets it as well (${numbers})${preferred}`,
    );
  }
  if (loose !== '') {
    return verdict(
      'UNDETERMINED',
      `${sentence(other)} alone is not enough: it meets the run significantly worse (${numbers}). But the ` +
        `run does not determine ${name} either: ${loose}. Its values describe the curve only`,
    );
  }
  const penalty = aiccGain < 0 ? '; AICc does not prefer it, with so few points' : '';
  return verdict(
    'JUSTIFIED',
    `${sentence(name)} is justified: ${other} meets the run significantly worse (${numbers})${penalty}`,
  );
}

type Kind = VerdictCode extends infer Code
  ? Code extends `SECOND_SCALE_${infer Word}`
    ? Word
    : never
  : never;

/** Why a parameter is not determined, in words. */
function looseness({ parameters, unprofiled }: Fit, name: DryingParameterName): string[] {
  const parameter = parameters[name];
  const { status, value } = parameter;
  const symbol = symbols[name];
  if (!isFree(parameter)) return [];
  if (status === 'at-bound') return [`${symbol} rests on its bound, ${valueText(name, value)}`];
  if (status === 'not-identifiable') return [`${symbol} can be traded for others`];
  if (unprofiled.includes(name) || !isVague(parameter)) return [];
  return parameter.profile95.includes(null)
    ? [`the interval of ${symbol} is open`]
    : [`${symbol} is known by its order of magnitude only`];
}
