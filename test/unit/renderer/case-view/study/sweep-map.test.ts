import { expect, it } from 'vitest';
import { placedCells, targetLine } from '#renderer/case-view/study/map-drawing.ts';
import { recipeInputs } from '#renderer/case-view/study/study-inputs.ts';
import { sweepMap } from '#renderer/case-view/study/sweep-map.ts';
import {
  firstOutput,
  type SweepOutput,
  valueOfAll,
} from '#renderer/case-view/study/sweep-output.ts';
import type { StoredRow } from '#shared/domain/study/stored-row.ts';
import type { SweepResult } from '#shared/domain/study/sweep-study.ts';
import { recipeOf } from '../../../../support/recipe-runs.ts';

const recipe = recipeOf(
  'target water < {limit = 200 ppm} (mean)',
  '1 Heat to {hot = 110 °C} within 10 min in N2 dew point -40 °C, 5 mbar',
  '2 Hold for {soak = 30 min}',
);
const inputs = recipeInputs(recipe);
const axes = ['soak', 'hot', 'limit'].map((name) => inputs.find(({ vary }) => vary === name)!);

const row = (values: number[], more: Partial<StoredRow> = {}): StoredRow => ({
  index: 0,
  inputs: values,
  outcome: 'finished',
  timeToTargetS: null,
  lengthS: 7200,
  endPpmMean: null,
  endPpmMax: null,
  targetPpmAtEnd: null,
  capsReached: 0,
  massBalanceDefect: 0,
  estimatedErrorPpm: null,
  estimatedErrorShare: null,
  estimatedTimeErrorS: null,
  steepFront: false,
  problem: null,
  ...more,
});
const sweepOf = (rows: StoredRow[], count = 2): SweepResult => ({
  format: 'postdry.sweep-result/1',
  rowCount: rows.length,
  ppmBasis: 'coating',
  inputs: Array.from({ length: count }, () => ({ name: '', unit: '' })),
  rows,
});
const mapOf = (rows: StoredRow[], output: SweepOutput, count = 2) =>
  sweepMap(sweepOf(rows, count), axes.slice(0, count), output, recipe.target)!;

const mixed = [
  row([3600, 353.15], { targetPpmAtEnd: 400 }),
  row([7200, 353.15], { targetPpmAtEnd: 200.1, timeToTargetS: 7200 }),
  row([3600, 373.15], { targetPpmAtEnd: 150, timeToTargetS: 3000 }),
  row([7200, 373.15], { outcome: 'failed', targetPpmAtEnd: 1, problem: 'negative water' }),
  row([9000, 353.15], { outcome: 'refused', problem: 'too long' }),
];

it('has the cells of both axes in their order, with why one has no value', () => {
  const { x, y, rows, scale, title } = mapOf(mixed, 'targetPpmAtEnd');
  expect([x.labels, y.labels]).toEqual([
    ['1 h', '2 h', '2 h 30 min'],
    ['80 °C', '100 °C'],
  ]);
  expect(rows.map((cells) => cells.map(({ state, number }) => number || state))).toEqual([
    ['400', '200', 'refused'],
    ['150', 'failed', 'not-run'],
  ]);
  expect(rows[0]?.map(({ share }) => share)).toEqual([1, expect.closeTo(50.1 / 250), 0]);
  expect(scale).toEqual(['150', '275', '400']);
  expect(title).toBe('water of the target at the end / wt-ppm');
  expect(rows.flat().map(({ words }) => words)).toEqual([
    'soak 1 h, hot 80 °C: 400 wt-ppm · above the target',
    'soak 2 h, hot 80 °C: 200.1 wt-ppm · meets the target',
    'soak 2 h 30 min, hot 80 °C: too long',
    'soak 1 h, hot 100 °C: 150 wt-ppm · meets the target',
    'soak 2 h, hot 100 °C: negative water',
    'soak 2 h 30 min, hot 100 °C: not run',
  ]);
});

it('takes a target that is never reached as no value', () => {
  const { rows, scale } = mapOf(mixed, 'timeToTargetS');
  expect(rows[0]?.map(({ state, number }) => number || state)).toEqual([
    'not-reached',
    '2',
    'refused',
  ]);
  expect(scale).toEqual(['0.833', '1.42', '2']);
  expect(rows[0]?.[1]?.words).toBe('soak 2 h, hot 80 °C: 2 h · meets the target');
});

it('has one colour where values differ by rounding only', () => {
  const alike = [3600, 7200].map((soak, k) => row([soak, 353.15], { endPpmMean: 200 - 1e-3 * k }));
  const { rows, scale } = mapOf(alike, 'endPpmMean');
  expect(rows[0]?.map(({ share, number }) => [share, number])).toEqual([
    [0, '200'],
    [0, '200'],
  ]);
  expect(scale).toEqual(['200']);
  expect(mapOf(alike.slice(1), 'endPpmMean').scale).toEqual(['200']);
});

it('draws the line of the target between cells that meet it and those that do not', () => {
  const plot = { left: 0, top: 0, width: 30, height: 20 };
  const placed = placedCells(mapOf(mixed, 'targetPpmAtEnd'), plot);
  // The wet cell lies at the bottom left: its right and its upper edge.
  expect(targetLine(placed)).toBe('M10 10v10M0 10h10');
});

it('shows the first value of a third axis, and takes a limit that is varied from its row', () => {
  const at = (limit: number) => [
    row([3600, 353.15, limit], { targetPpmAtEnd: 250 }),
    row([7200, 353.15, limit], { targetPpmAtEnd: 100 }),
  ];
  const { rows } = mapOf([...at(300), ...at(50)], 'targetPpmAtEnd', 3);
  expect(rows.map((cells) => cells.map(({ met }) => met))).toEqual([[true, true]]);
});

it('shows the time to the target first, where there is one that is met', () => {
  expect(firstOutput(sweepOf(mixed), true)).toBe('timeToTargetS');
  expect(firstOutput(sweepOf([row([1, 1])]), true)).toBe('targetPpmAtEnd');
  expect(firstOutput(sweepOf(mixed), false)).toBe('endPpmMean');
});

it('tells a value that all rows share but for rounding', () => {
  const ends = (...ppm: number[]) => ppm.map((endPpmMean) => row([1], { endPpmMean }));
  expect(valueOfAll(ends(200, 200.1, 199.95), 'endPpmMean')).toBe(199.95);
  expect(valueOfAll(ends(200, 201), 'endPpmMean')).toBeUndefined();
  expect(valueOfAll(ends(200), 'endPpmMean')).toBeUndefined();
});
