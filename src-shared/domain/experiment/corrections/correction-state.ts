import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { Experiment } from '../experiment.ts';

/** Why a step cannot be applied. */
export type CorrectionProblem =
  | 'channel missing'
  | 'no rows'
  | 'unknown row'
  | 'no plateau'
  | 'implausible'
  | 'repeated'
  | 'order'
  | 'dry mass missing';

/** A step that cannot be applied; null: what is missing at the end. */
export interface CorrectionIssue {
  readonly step: number | null;
  readonly problem: CorrectionProblem;
  readonly message: string;
}

/** Why a row is not in the result. */
type ExclusionReason = 'segment' | 'outlier' | 'no value' | 'no gas density';

/** What the steps so far have made of a run; arrays have an entry for each of its rows. */
export interface CorrectionState {
  readonly experiment: Experiment;
  timeS: Float64Array;
  /** NaN where there is none; null without such a channel */
  massKg: Float64Array | null;
  readonly content: Float64Array | null;
  readonly excluded: (Exclusion | undefined)[];
  dryMassKg: number | null;
  dryMassFrom: 'value' | 'data' | null;
  massIsCorrected: boolean;
  basis: { readonly factor: number; readonly per: string } | null;
  displayPoints: number | null;
}

export interface Exclusion {
  readonly step: number | null;
  readonly reason: ExclusionReason;
}

/** A step's outcome: a sentence on what it did, or why it cannot be applied. */
export type StepOutcome =
  { readonly done: string } | { readonly problem: CorrectionProblem; readonly message: string };

export const failed = (problem: CorrectionProblem, message: string): StepOutcome => ({
  problem,
  message,
});

/** The state before the first step. */
export function startState(experiment: Experiment): CorrectionState {
  const listOf = (channel: readonly (number | null)[] | undefined) =>
    channel === undefined ? null : Float64Array.from(channel, (value) => value ?? NaN);
  return {
    experiment,
    timeS: Float64Array.from(experiment.timeS),
    massKg: listOf(experiment.massKg),
    content: listOf(experiment.waterContentKgPerKg),
    excluded: Array.from({ length: experiment.timeS.length }),
    dryMassKg: null,
    dryMassFrom: null,
    massIsCorrected: false,
    basis: null,
    displayPoints: null,
  };
}

/** Rows from one time to another, both included, that are not excluded and have a value. */
export function rowsWithin(
  { timeS, excluded }: CorrectionState,
  values: Float64Array,
  fromS: number,
  toS: number,
): number[] {
  const rows: number[] = [];
  timeS.forEach((time, row) => {
    const isKept = excluded[row] === undefined && !Number.isNaN(values[row]);
    if (time >= fromS && time <= toS && isKept) rows.push(row);
  });
  return rows;
}

export const noMass = failed('channel missing', 'The run holds no mass.');

export const noRows = (fromS: number, toS: number): StepOutcome =>
  failed('no rows', `No row with a value lies from ${timeInWords(fromS)} to ${timeInWords(toS)}.`);

export const timeInWords = (timeS: number): string =>
  timeS < 0 ? `-${formatDuration(-timeS)}` : formatDuration(timeS);

export const massInWords = (massKg: number): string => `${formatNumber(massKg * 1e6, 7)} mg`;

/** The mean of the values at these rows. */
export function meanAt(values: Float64Array, rows: readonly number[]): number {
  const [first = 0] = rows;
  // Sums of differences keep the digits that sums of large numbers lose.
  const base = values[first] ?? 0;
  return base + rows.reduce((sum, row) => sum + ((values[row] ?? 0) - base), 0) / rows.length;
}
