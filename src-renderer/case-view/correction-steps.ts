import {
  type CorrectionStep,
  GASES,
  type StepOf,
} from '#shared/domain/experiment/corrections/corrections.ts';
import type { Quantity } from '#shared/units/quantities.ts';

export type StepKind = CorrectionStep['kind'];

/** How a key of a step is edited. */
export type StepField = {
  readonly key: string;
} & (
  | {
      readonly type: 'quantity';
      readonly quantity: Quantity;
      /** undefined for the unit of the chart's time axis */
      readonly unit: string | undefined;
    }
  | { readonly type: 'count' }
  | { readonly type: 'number' }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly type: 'rows' }
);

const time = (key: string): StepField => ({
  key,
  type: 'quantity',
  quantity: 'time',
  unit: undefined,
});
const mass = (key: string): StepField => ({ key, type: 'quantity', quantity: 'mass', unit: 'mg' });
const percent = (key: string): StepField => ({
  key,
  type: 'quantity',
  quantity: 'fraction',
  unit: '%',
});
const volume = (key: string): StepField => ({
  key,
  type: 'quantity',
  quantity: 'volume',
  unit: 'cm³',
});
const choice = (key: string, choices: readonly string[]): StepField => ({
  key,
  type: 'choice',
  choices,
});
const segment = [time('fromS'), time('toS')];
const gas = choice('gas', GASES);

/** The fields of each kind of correction, in the order in which they are shown. */
export const stepFields: Readonly<Record<StepKind, readonly StepField[]>> = {
  timeZero: [time('atS')],
  segment,
  markedOutliers: [{ key: 'rows', type: 'rows' }],
  medianOutliers: [
    { key: 'neighbours', type: 'count' },
    { key: 'threshold', type: 'number' },
  ],
  buoyancyByVolume: [gas, volume('volumeM3')],
  buoyancyByDensity: [
    gas,
    { key: 'densityKgPerM3', type: 'quantity', quantity: 'density', unit: 'g/cm³' },
  ],
  buoyancyBySinker: [
    { key: 'sinkerMassKg', type: 'quantity', quantity: 'mass', unit: 'g' },
    volume('sinkerVolumeM3'),
    volume('volumeM3'),
    choice('measuringPoint2', ['as weighed', 'zero-corrected']),
  ],
  massOffset: [...segment, mass('offsetKg')],
  dryMassByValue: [mass('massKg')],
  dryMassByPlateau: [...segment, time('durationS'), percent('largestDrift')],
  dryMassBySegmentEnd: [...segment, time('averageS')],
  basis: [choice('per', ['dry coating', 'dry electrode with foil']), percent('coatingShare')],
  resample: [{ key: 'points', type: 'count' }],
};

export const stepKinds = Object.keys(stepFields) as readonly StepKind[];

/** What a new step begins with, in times of its own place in the list. */
export interface StepStart {
  readonly fromS: number;
  readonly toS: number;
  readonly lowestMassKg: number | undefined;
  /** a row of the experiment in the shown range, counted from 0 */
  readonly row: number;
}

/** A step with values to be changed. */
export function newStep(kind: StepKind, start: StepStart): CorrectionStep {
  const { fromS, toS } = start;
  const span = toS - fromS;
  switch (kind) {
    case 'timeZero':
      return { kind, atS: fromS };
    case 'segment':
      return { kind, fromS, toS };
    case 'markedOutliers':
      return { kind, rows: [start.row] };
    case 'medianOutliers':
      return { kind, neighbours: 5, threshold: 5 };
    case 'buoyancyByVolume':
      return { kind, gas: 'nitrogen', volumeM3: 1e-7 };
    case 'buoyancyByDensity':
      return { kind, gas: 'nitrogen', densityKgPerM3: 2000 };
    case 'buoyancyBySinker':
      return {
        kind,
        sinkerMassKg: 19.5e-3,
        sinkerVolumeM3: 4.35e-6,
        volumeM3: 1e-7,
        measuringPoint2: 'as weighed',
      };
    case 'massOffset':
      return { kind, fromS, toS, offsetKg: 0 };
    case 'dryMassByValue':
      return { kind, massKg: start.lowestMassKg ?? 1e-6 };
    case 'dryMassByPlateau':
      return { kind, fromS, toS, durationS: Math.max(span / 20, 1), largestDrift: 1e-4 };
    case 'dryMassBySegmentEnd':
      return { kind, fromS, toS, averageS: Math.max(span / 50, 0) };
    case 'basis':
      return { kind, per: 'dry coating', coatingShare: 0.9 };
    case 'resample':
      return { kind, points: 500 };
  }
}

/**
 * What is added to a shown time to have it in the times of a step: charts show times after all
 * steps, a step has those after the steps before it.
 * @param position of the step in the list; the length of the list for a new one
 */
export function shownToStepS(steps: readonly CorrectionStep[], position: number): number {
  return steps
    .slice(position)
    .reduce((sum, step) => sum + (step.kind === 'timeZero' ? step.atS : 0), 0);
}

/** Whether a step has a begin and an end. */
export const hasSegment = (
  step: CorrectionStep,
): step is StepOf<'segment' | 'massOffset' | 'dryMassByPlateau' | 'dryMassBySegmentEnd'> =>
  'fromS' in step;

/** Rows as people write them, counted from 1: "3, 10-12". */
export function rowsText(rows: readonly number[]): string {
  const parts: string[] = [];
  const sorted = [...new Set(rows)].sort((a, b) => a - b);
  for (let at = 0; at < sorted.length;) {
    const first = sorted[at] ?? 0;
    let end = at;
    while (sorted[end + 1] === (sorted[end] ?? NaN) + 1) end += 1;
    const last = sorted[end] ?? first;
    parts.push(first === last ? `${first + 1}` : `${first + 1}-${last + 1}`);
    at = end + 1;
  }
  return parts.join(', ');
}

const mostRows = 10_000;

/** The rows of such a text, counted from 0; null where it is none. */
export function readRows(text: string): number[] | null {
  const rows: number[] = [];
  for (const part of text.split(/[,;]/)) {
    const [, from = '', to = from] = /^\s*(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?\s*$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === '' || first < 1 || last < first || last - first + rows.length >= mostRows) {
      return null;
    }
    for (let row = first; row <= last; row++) rows.push(row - 1);
  }
  return rows;
}
