import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import { HouseholderQr } from '#shared/numerics/estimation/householder-qr.ts';
import { DryingCurve } from '../drying/drying-curve.ts';
import {
  type DryingParameterName,
  dryingParameterNames,
  microClassesOf,
  microDimension,
  PLACE,
} from '../drying/drying-model.ts';
import { type PredictedName, predictedNames, variableSlope } from './known-times.ts';

/**
 * How the fitted times and share follow values that were taken as known: S = -(J^T J)^-1 J^T J_known,
 * with the exact derivatives of the curve at the times of the fit. Of the variables ln tau and beta.
 *
 * @returns known -> fitted -> d fitted / d known
 */
export function knownSensitivities(
  fit: FitRecord,
  known: readonly PredictedName[],
): Partial<Record<PredictedName, Partial<Record<PredictedName, number>>>> {
  const { parameters, madeOf, curve } = fit;
  const count = curve.timeS.length;
  const isFree = (name: DryingParameterName): boolean => parameters[name].standardError !== null;
  // The soft start of a free dead time is left out: it shapes one sampling interval.
  const shape = {
    classes: microClassesOf(madeOf.model),
    dimension: microDimension[madeOf.microGeometry],
    deadTimeWidth: 0,
  };
  const values = Float64Array.from(dryingParameterNames, (name) => parameters[name].value ?? 0);
  const derivatives = new Float64Array(dryingParameterNames.length * count);
  new DryingCurve(curve.timeS, shape).derivatives(values, derivatives);
  const slopeOf = (name: DryingParameterName): number => {
    const value = values[PLACE[name]] ?? 0;
    return isPredicted(name) && value !== 0 ? variableSlope(name, value) : 1;
  };
  const column = (name: DryingParameterName): Float64Array =>
    derivatives
      .slice(PLACE[name] * count, (PLACE[name] + 1) * count)
      .map((slope) => slope / slopeOf(name));

  const free = dryingParameterNames.filter(isFree);
  const matrix = new Float64Array(free.length * count);
  for (const [k, name] of free.entries()) matrix.set(column(name), k * count);
  const factors = new HouseholderQr(matrix, count, free.length);
  return Object.fromEntries(
    known.map((name) => {
      const followed = factors.solve(column(name).map((slope) => -slope));
      return [name, Object.fromEntries(free.map((one, k) => [one, followed[k] ?? 0]))];
    }),
  );
}

const isPredicted = (name: DryingParameterName): name is PredictedName =>
  (predictedNames as readonly string[]).includes(name);
