import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { DryingRun } from '../drying/drying-run.ts';

export interface RunSelection {
  /** Time zero of the fit and first time of it, on the time axis of the record; s */
  readonly fromS: number;
  /** last time, s; the end of the record without it */
  readonly toS?: number | undefined;
  /** turns a mass into a water content */
  readonly dryMassKg?: number | undefined;
}

/** A part of an experiment as a run, and what its numbers mean. */
export interface ExperimentRun {
  readonly run: DryingRun;
  readonly quantity: 'waterContent' | 'mass';
  readonly unit: 'kg/kg' | 'kg';
  /** what a content is a share of, in words */
  readonly basis: string;
  readonly dryMassKg: number | null;
  /** last time of the part on the axis of the record, s */
  readonly toS: number;
  /** lowest and highest temperature of the part, K; undefined where it was not measured */
  readonly temperatureK: readonly [lowest: number, highest: number] | undefined;
}

const FEWEST_POINTS = 6;

/**
 * The part of an experiment that is fitted. A water content is taken as it is, a mass as water content
 * where the dry mass is known and as mass otherwise. Rows without the value are left out.
 *
 * @throws EstimationError where the experiment holds neither, or too little of it
 */
export function experimentRun(experiment: Experiment, selection: RunSelection): ExperimentRun {
  const content = contentOf(experiment, selection.dryMassKg);
  const rows = experiment.timeS.flatMap((timeS, i) => {
    const value = content.values[i];
    const inside = timeS >= selection.fromS && timeS <= (selection.toS ?? Infinity);
    if (!inside || value === null || value === undefined) return [];
    return [{ timeS, value, place: i }];
  });
  if (rows.length < FEWEST_POINTS) {
    throw new EstimationError(
      `The part from ${selection.fromS} s to ${selection.toS ?? 'the end'} holds ${rows.length} ` +
        `measured points, a fit needs at least ${FEWEST_POINTS}; the record runs from ` +
        `${experiment.timeS[0]} s to ${experiment.timeS.at(-1)} s.`,
    );
  }
  const errors =
    content.errors === undefined ? [] : rows.map(({ place }) => content.errors![place] ?? 0);
  const temperatures = rows.flatMap(({ place }) => experiment.temperatureK?.[place] ?? []);
  const { quantity, unit, basis, dryMassKg } = content;
  return {
    run: {
      timesS: rows.map(({ timeS }) => timeS - selection.fromS),
      content: rows.map(({ value }) => value),
      ...(errors.length > 0 && errors.every((error) => error > 0) && { sigma: errors }),
    },
    quantity,
    unit,
    basis,
    dryMassKg,
    toS: rows.at(-1)!.timeS,
    temperatureK:
      temperatures.length === 0 ? undefined : [lowestOf(temperatures), highestOf(temperatures)],
  };
}

interface Content extends Pick<ExperimentRun, 'quantity' | 'unit' | 'basis' | 'dryMassKg'> {
  readonly values: readonly (number | null)[];
  readonly errors: readonly (number | null)[] | undefined;
}

function contentOf(experiment: Experiment, dryMassKg: number | undefined): Content {
  const { massKg, waterContentKgPerKg, waterContentErrorKgPerKg } = experiment;
  if (massKg !== undefined && dryMassKg !== undefined) {
    return {
      values: massKg.map((mass) => (mass === null ? null : (mass - dryMassKg) / dryMassKg)),
      errors: undefined,
      quantity: 'waterContent',
      unit: 'kg/kg',
      basis: 'water per dry mass as given',
      dryMassKg,
    };
  }
  if (waterContentKgPerKg !== undefined) {
    return {
      values: waterContentKgPerKg,
      errors: waterContentErrorKgPerKg,
      quantity: 'waterContent',
      unit: 'kg/kg',
      basis: 'water per dry mass of the record',
      dryMassKg: null,
    };
  }
  if (massKg !== undefined) {
    return {
      values: massKg,
      errors: undefined,
      quantity: 'mass',
      unit: 'kg',
      basis: 'mass of the sample with its water, the dry mass is not known',
      dryMassKg: null,
    };
  }
  throw new EstimationError(
    'The experiment holds neither massKg nor waterContentKgPerKg; one of them is needed.',
  );
}

const lowestOf = (values: readonly number[]): number =>
  values.reduce((least, value) => Math.min(least, value));
const highestOf = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value));
