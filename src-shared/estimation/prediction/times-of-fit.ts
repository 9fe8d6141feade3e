import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { knownSensitivities } from './known-sensitivities.ts';
import {
  type KnownTimes,
  type PredictedName,
  predictedNames,
  variableSlope,
} from './known-times.ts';

/** Values that were carried from one fit to the other with four digits are the same. */
const SAME = 1e-3;

/**
 * The times of a fit of one run. Values that it took as known may come from another fit, such as
 * tau_micro and beta of a thin sheet: their errors are then carried on, both directly and through what
 * they did to the values that were fitted (C = C_fit + S C_known S^T, S = d fitted / d known).
 *
 * @throws EstimationError where the fit has not both scales, or the other fit has other values or another
 *   geometry of the micro domains
 */
export function timesOfFit(fit: FitRecord, knownFrom?: FitRecord): KnownTimes {
  const { parameters, madeOf } = fit;
  const values = Object.fromEntries(
    predictedNames.map((name) => [name, valueOf(fit, name)]),
  ) as KnownTimes['values'];
  const fixed = predictedNames.filter((name) => parameters[name].status === 'fixed');
  if (knownFrom !== undefined) requireSame(fixed, fit, values, knownFrom);
  const covariance = predictedNames.map((row) =>
    predictedNames.map((column) => covarianceOf(fit, row, column)),
  );
  const carried =
    knownFrom === undefined
      ? []
      : fixed.filter((name) => knownFrom.parameters[name].standardError !== null);
  if (knownFrom !== undefined && carried.length > 0) {
    const sensitivities = knownSensitivities(fit, carried);
    const reach = predictedNames.map((name) =>
      carried.map((known) => (name === known ? 1 : (sensitivities[known]?.[name] ?? 0))),
    );
    for (const [i, row] of covariance.entries()) {
      for (const j of row.keys()) {
        let sum = 0;
        for (const [a, one] of carried.entries()) {
          for (const [b, other] of carried.entries()) {
            const between = covarianceOf(knownFrom, one, other);
            sum += (reach[i]?.[a] ?? 0) * between * (reach[j]?.[b] ?? 0);
          }
        }
        row[j] = (row[j] ?? 0) + sum;
      }
    }
  }
  return {
    values,
    covariance,
    withoutError: predictedNames.filter(
      (name) => parameters[name].standardError === null && !carried.includes(name),
    ),
    microGeometry: madeOf.microGeometry,
    runs: [fit.title, ...(carried.length > 0 && knownFrom ? [knownFrom.title] : [])],
  };
}

function valueOf({ parameters, madeOf }: FitRecord, name: PredictedName): number {
  const { value, status } = parameters[name];
  if (madeOf.model === 'two-scale' && value !== null && status !== 'absent') return value;
  throw new EstimationError(
    `A prediction needs tau_macro, tau_micro and beta; the fit is of the model "${madeOf.model}". ` +
      'Fit the model "two-scale".',
  );
}

function requireSame(
  names: readonly PredictedName[],
  { madeOf: { microGeometry } }: FitRecord,
  values: KnownTimes['values'],
  other: FitRecord,
): void {
  if (names.length === 0) {
    throw new EstimationError(
      'The fit took no time and no share as known: no other fit is needed.',
    );
  }
  const geometryMatters = names.some((name) => name !== 'tauMacroS');
  if (geometryMatters && other.madeOf.microGeometry !== microGeometry) {
    throw new EstimationError(
      `The fit has micro domains of the geometry "${microGeometry}", those of "${other.title}" are ` +
        `"${other.madeOf.microGeometry}". Fit both with the same geometry.`,
    );
  }
  for (const name of names) {
    const found = other.parameters[name].value;
    if (found !== null && Math.abs(found / values[name] - 1) <= SAME) continue;
    throw new EstimationError(
      `The fit took ${name} = ${values[name]} as known, but "${other.title}" found ${found ?? 'none'}. ` +
        'Fit it again with the value of the other fit.',
    );
  }
}

/** Of the variables ln tau_macro, ln tau_micro and beta. */
function covarianceOf(fit: FitRecord, row: PredictedName, column: PredictedName): number {
  const errorOf = (name: PredictedName): number => {
    const { value, standardError } = fit.parameters[name];
    return value === null ? 0 : (standardError ?? 0) * variableSlope(name, value);
  };
  const correlation = row === column ? 1 : (fit.correlation[row]?.[column] ?? 0);
  return errorOf(row) * errorOf(column) * correlation;
}
