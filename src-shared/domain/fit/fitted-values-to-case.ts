import { roundSignificant } from '#shared/units/round-significant.ts';
import { numberAtPath, withNumberAtPath } from '../case/number-at-path.ts';
import type { Uncertainty } from '../material/sourced-value.ts';
import { withValueAtPath } from '../material/material-edits.ts';
import type { CaseDocument } from '../project/parse-case-document.ts';
import { sourceWith } from './fit-to-case.ts';
import type { FitPlan } from './fit-plan.ts';
import type { JointFitRecord } from './joint-fit-record.ts';

/** A fitted number of a case with its path inside the part that is edited. */
export interface FittedCaseValue extends Pick<
  JointFitRecord['parameters'][number],
  'value' | 'standardError' | 'profile95'
> {
  readonly path: string;
  readonly transform: NonNullable<FitPlan['physical']>['vary'][number]['transform'];
}

const DIGITS = 6;
const FACTOR_DIGITS = 4;

/** Where the source of several numbers stands, from the path of one of them. */
const sources: readonly (readonly [path: RegExp, source: string])[] = [
  [/^(electrode\.micro\.thickness)\..*$/, '$1.source'],
  [/^(electrode\..*\.(?:desorption|adsorption))\.isotherm\..*$/, '$1.source'],
];

const rootOf = ({ mode }: Pick<CaseDocument, 'mode'>): 'electrodeCase' | 'transportCase' =>
  mode === 'electrode' ? 'electrodeCase' : 'transportCase';

/** Paths at which a case holds no number. */
export function missingValues(
  document: CaseDocument,
  values: readonly Pick<FittedCaseValue, 'path'>[],
): string[] {
  const edited = document[rootOf(document)];
  return values.map(({ path }) => path).filter((path) => numberAtPath(edited, path) === undefined);
}

/**
 * The case with fitted values in place of its own, with their source and, where a value has a place for
 * it, their uncertainty.
 *
 * @param values none of them missing
 */
export function withFittedValues(
  document: CaseDocument,
  values: readonly FittedCaseValue[],
  source: string,
): CaseDocument {
  const root = rootOf(document);
  let edited: unknown = document[root];
  for (const fitted of values) {
    const { path } = fitted;
    const value = roundSignificant(fitted.value, DIGITS);
    if (path.endsWith('.value')) {
      // Note, uncertainty and range belonged to the old number.
      const sourced = { value, source, ...uncertaintyOf(fitted) };
      edited = withValueAtPath(edited, path.replace(/\.value$/, ''), sourced);
      continue;
    }
    edited = withNumberAtPath(edited, path, value);
    const known = sources.find(([pattern]) => pattern.test(path));
    if (known) edited = withValueAtPath(edited, path.replace(...known), source);
  }
  const changed = values.map(({ path }) => path);
  return {
    ...document,
    [root]: edited,
    source: sourceWith(document.source, source),
    assumed: document.assumed.filter(({ path }) => !changed.includes(path)),
  };
}

/** Of a value that is positive over decades a factor, of another one its standard error. */
function uncertaintyOf({ value, standardError, profile95, transform }: FittedCaseValue): {
  readonly uncertainty?: Uncertainty;
} {
  const [low, high] = profile95;
  if (transform === 'log' && low !== null && high !== null && low > 0) {
    const factor95 = roundSignificant(Math.max(value / low, high / value), FACTOR_DIGITS);
    return factor95 > 1 ? { uncertainty: { distribution: 'lognormal', factor95 } } : {};
  }
  if (standardError === null || standardError <= 0) return {};
  const standardDeviation = roundSignificant(standardError, FACTOR_DIGITS);
  return { uncertainty: { distribution: 'normal', standardDeviation } };
}
