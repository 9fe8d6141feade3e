import { studyStrings } from '#renderer/strings/en/studies.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { numberOf } from '#shared/domain/recipe/varied-value.ts';
import type { StoredRow } from '#shared/domain/study/stored-row.ts';
import type { SweepResult } from '#shared/domain/study/sweep-study.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { shownValue } from './shown-value.ts';
import { shownWater } from './shown-water.ts';
import type { StudyInput } from './study-inputs.ts';
import { firstSlice, isTime, outputUnit, type SweepOutput, valueOfAll } from './sweep-output.ts';

const text = studyStrings.sweep.map;

/** Why a cell of a map has a value or none. */
export type MapState = keyof typeof text.states;

export interface MapCell {
  readonly state: MapState;
  /** Where its value lies between the least and the largest of the map, 0..1; 0 without a value or where all are alike. */
  readonly share: number;
  /** In the unit of the map; empty without a value. */
  readonly number: string;
  /** Whether the water of the target is below it at the end; undefined where that is not known. */
  readonly met: boolean | undefined;
  /** Values of both axes and what came of them. */
  readonly words: string;
}

export interface MapAxis {
  readonly name: string;
  /** Of its values, the lowest first. */
  readonly labels: readonly string[];
}

/** One output over the first two axes of a sweep. */
export interface SweepMap {
  readonly x: MapAxis;
  readonly y: MapAxis;
  /** For each value of y the cells along x. */
  readonly rows: readonly (readonly MapCell[])[];
  /** The output with its unit. */
  readonly title: string;
  /**
   * Values at the low end, the middle and the high end of the colours; only the first where all are
   * alike but for rounding, none without a value.
   */
  readonly scale: readonly string[];
}

/** Shares of the limit that are taken for rounding: a hold until a limit ends at it. */
const rounding = 1e-3;

/** @param inputs what the axes vary; of further axes than two the first values are taken */
export function sweepMap(
  result: SweepResult,
  inputs: readonly StudyInput[],
  output: SweepOutput,
  target: Recipe['target'],
): SweepMap | undefined {
  const [first, second] = inputs;
  if (first === undefined || second === undefined) return undefined;
  const slice = firstSlice(result);
  const known = slice.flatMap((row) => valueOf(row, output) ?? []);
  const { symbol, size } = outputUnit(slice, output, result.ppmBasis);
  const low = known.reduce((least, value) => Math.min(least, value), Infinity);
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity);
  // Colours would show rounding only.
  const isAlike = high === low || valueOfAll(slice, output) !== undefined;
  const found = new Map(slice.map((row) => [`${row.inputs[0]} ${row.inputs[1]}`, row]));
  const [xs, ys] = [valuesOfAxis(slice, 0), valuesOfAxis(slice, 1)];
  const inWords = (value: number): string =>
    isTime(output) ? formatDuration(value) : shownWater(value, result.ppmBasis, 4);
  const cellOf = (row: StoredRow | undefined, at: string): MapCell => {
    const value = row && valueOf(row, output);
    const state = stateOf(row, value);
    const met = row && isMet(row, inputs, target);
    const what =
      value === undefined ? (row?.problem ?? text.states[state]) : `${inWords(value)}${metIn(met)}`;
    return {
      state,
      share: value === undefined || isAlike ? 0 : (value - low) / (high - low),
      number: value === undefined ? '' : formatNumber(value / size, 3),
      met,
      words: `${at}: ${what}`,
    };
  };
  return {
    x: { name: first.name, labels: xs.map((value) => shownValue(value, first)) },
    y: { name: second.name, labels: ys.map((value) => shownValue(value, second)) },
    rows: ys.map((y) =>
      xs.map((x) => {
        const at = [
          text.at(first.name, shownValue(x, first)),
          text.at(second.name, shownValue(y, second)),
        ].join(', ');
        return cellOf(found.get(`${x} ${y}`), at);
      }),
    ),
    title: `${studyStrings.sweep.outputs[output]} / ${symbol}`,
    scale:
      known.length === 0
        ? []
        : (isAlike ? [low] : [low, (low + high) / 2, high]).map((value) =>
            formatNumber(value / size, 3),
          ),
  };
}

function valuesOfAxis(rows: readonly StoredRow[], axis: 0 | 1): number[] {
  const values = new Set(rows.map(({ inputs }) => inputs[axis] ?? Number.NaN));
  return [...values].toSorted((a, b) => a - b);
}

/** What a run that failed has reached says nothing of the recipe. */
function valueOf(row: StoredRow, output: SweepOutput): number | undefined {
  return row.outcome === 'finished' ? (row[output] ?? undefined) : undefined;
}

function stateOf(row: StoredRow | undefined, value: number | undefined): MapState {
  if (row === undefined) return 'not-run';
  if (row.outcome !== 'finished') return row.outcome;
  return value === undefined ? 'not-reached' : 'value';
}

function isMet(
  { outcome, targetPpmAtEnd, inputs: values }: StoredRow,
  inputs: readonly StudyInput[],
  target: Recipe['target'],
): boolean | undefined {
  if (target === undefined || outcome !== 'finished' || targetPpmAtEnd === null) return undefined;
  const { ppm } = target;
  // The limit itself may be what is varied.
  const axis = typeof ppm === 'number' ? -1 : inputs.findIndex(({ vary }) => vary === ppm.name);
  const limit = values[axis] ?? numberOf(ppm);
  return targetPpmAtEnd <= limit * (1 + rounding);
}

function metIn(met: boolean | undefined): string {
  return met === undefined ? '' : ` · ${met ? text.met : text.notMet}`;
}
