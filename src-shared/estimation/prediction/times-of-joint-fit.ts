import type { JointFitRecord } from '#shared/domain/fit/joint-fit-record.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import {
  type KnownTimes,
  type PredictedName,
  predictedNames,
  variableSlope,
} from './known-times.ts';

/**
 * The times of one of several runs that were fitted together, with the covariance of the joint fit.
 * @param run from 0; without it the run with the greatest transport length, whose tau_macro is known best
 * @throws EstimationError where the fit is not one of diffusion times, or has no such run
 */
export function timesOfJointFit(record: JointFitRecord, run = longest(record)): KnownTimes {
  const { plan } = record.madeOf;
  const planned = plan.runs[run];
  if (plan.times?.model !== 'two-scale' || planned === undefined) {
    throw new EstimationError(
      planned === undefined
        ? `The fit has ${plan.runs.length} runs, there is no run ${run + 1}.`
        : 'A prediction needs a joint fit of diffusion times of the model "two-scale".',
    );
  }
  const places = Object.fromEntries(
    predictedNames.map((name) => [
      name,
      record.parameters.findIndex((one) => one.name === name && one.runs.includes(run)),
    ]),
  ) as Record<PredictedName, number>;
  const values = Object.fromEntries(
    predictedNames.map((name) => [name, valueOf(record, places[name], run)]),
  ) as KnownTimes['values'];
  const temperatureK = record.runs[run]?.temperatureK;
  return {
    values,
    covariance: predictedNames.map((row) =>
      predictedNames.map((column) =>
        covarianceOf(record, [row, places[row]], [column, places[column]]),
      ),
    ),
    withoutError: predictedNames.filter(
      (name) => (record.parameters[places[name]]?.standardError ?? null) === null,
    ),
    microGeometry: plan.times.microGeometry,
    runs: record.runs.map(({ title }) => title),
    temperatureK: temperatureK ?? undefined,
    lengthM: planned.lengthM,
  };
}

function longest({ madeOf: { plan } }: JointFitRecord): number {
  const lengths = plan.runs.map(({ lengthM = 0 }) => lengthM);
  return lengths.indexOf(Math.max(...lengths));
}

function valueOf({ parameters }: JointFitRecord, place: number, run: number): number {
  const parameter = parameters[place];
  const factor = parameter?.factors[parameter.runs.indexOf(run)];
  if (parameter !== undefined && factor !== undefined) return parameter.value * factor;
  throw new EstimationError('The joint fit does not hold tau_macro, tau_micro and beta.');
}

/** Factors of a run cancel in ln tau. */
function covarianceOf(
  { parameters, correlation }: JointFitRecord,
  [row, rowPlace]: readonly [PredictedName, number],
  [column, columnPlace]: readonly [PredictedName, number],
): number {
  const errorOf = (name: PredictedName, place: number): number => {
    const { standardError, value = 1 } = parameters[place] ?? {};
    return (standardError ?? 0) * variableSlope(name, value);
  };
  const at = (place: number): number => correlation.places.indexOf(place);
  const between = row === column ? 1 : (correlation.matrix[at(rowPlace)]?.[at(columnPlace)] ?? 0);
  return errorOf(row, rowPlace) * errorOf(column, columnPlace) * between;
}
