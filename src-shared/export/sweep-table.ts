import type { PpmBasis } from '#shared/domain/recipe/recipe.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { csvText } from './csv.ts';
import { waterUnit } from './water-unit.ts';

/** Rows of a plan and what their inputs are called. */
export interface SweptRows {
  readonly inputs: readonly { readonly name: string; readonly unit: string }[];
  readonly ppmBasis: PpmBasis;
  readonly rows: readonly SweepRow[];
}

/** The rows of a plan as CSV, SI units and wt-ppm. */
export function sweepCsv({ inputs, ppmBasis, rows }: SweptRows): string {
  const water = waterUnit(ppmBasis);
  const head = [
    'row',
    ...inputs.map(({ name, unit }) => `${name} [${unit}]`),
    'outcome',
    'time to target [s]',
    'length [s]',
    `mean water at the end [${water}]`,
    `largest water at the end [${water}]`,
    `water of the target at the end [${water}]`,
    'caps reached [-]',
    'mass-balance defect [-]',
    `estimated error of the mean water [${water}]`,
    'the same as a share of the most water [-]',
    'estimated error of times [s]',
    'steep front',
    'problem',
  ];
  const body = rows.map((row) => [
    row.index,
    ...row.inputs,
    row.outcome,
    row.timeToTargetS,
    row.lengthS,
    row.endPpmMean,
    row.endPpmMax,
    row.targetPpmAtEnd,
    row.capsReached,
    row.massBalanceDefect,
    row.estimatedErrorPpm,
    row.estimatedErrorShare,
    row.estimatedTimeErrorS,
    row.steepFront ? 'yes' : 'no',
    row.problem,
  ]);
  return csvText([head, ...body]);
}
