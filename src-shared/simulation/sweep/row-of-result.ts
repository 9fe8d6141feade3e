import { waterAtEnd } from '../../domain/recipe/plant/water-figures.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import type { RecipeResult } from '../../domain/recipe/recipe-result.ts';
import type { SweepRow } from '../../domain/sweep/sweep-row.ts';
import { UNRESOLVED_FRONT } from '../recipe/recipe-record.ts';

/** A row that has no numbers. */
export function rowWithout(
  index: number,
  inputs: readonly number[],
  outcome: 'failed' | 'refused',
  problem: string,
): SweepRow {
  return {
    index,
    inputs,
    outcome,
    timeToTargetS: null,
    lengthS: null,
    endPpmMean: null,
    endPpmMax: null,
    targetPpmAtEnd: null,
    capsReached: null,
    massBalanceDefect: null,
    estimatedErrorPpm: null,
    estimatedErrorShare: null,
    estimatedTimeErrorS: null,
    steepFront: false,
    problem,
  };
}

/**
 * What a row tells of its run; nothing where the numbers of the run cannot be relied on.
 * @param meanPpmAtS times at which the row tells its mean water, s
 */
export function rowOfResult(
  index: number,
  inputs: readonly number[],
  { target }: Recipe,
  result: RecipeResult,
  meanPpmAtS: readonly number[] | undefined,
): SweepRow {
  const { timeS, waterPpmMean, waterPpmMax, steps, status, error, steepFront } = result;
  if (steepFront === 'unresolved') {
    return { ...rowWithout(index, inputs, 'failed', UNRESOLVED_FRONT), steepFront: true };
  }
  const targetPpm = target && waterAtEnd(result, target.measure);
  const errorPpm = result.estimatedErrorPpm;
  const mostPpm = waterPpmMean.reduce((most, value) => Math.max(most, value), 0);
  return {
    index,
    inputs,
    outcome: status === 'finished' ? 'finished' : 'failed',
    timeToTargetS: result.timeToTargetS,
    lengthS: timeS.at(-1) ?? null,
    endPpmMean: waterPpmMean.at(-1) ?? null,
    endPpmMax: waterPpmMax.at(-1) ?? null,
    targetPpmAtEnd: targetPpm === undefined || Number.isNaN(targetPpm) ? null : targetPpm,
    capsReached: steps.filter(({ outcome }) => outcome === 'cap-reached').length,
    massBalanceDefect: result.massBalanceDefect,
    estimatedErrorPpm: errorPpm,
    estimatedErrorShare: errorPpm === null || mostPpm === 0 ? null : errorPpm / mostPpm,
    estimatedTimeErrorS: result.estimatedTimeErrorS,
    steepFront: steepFront !== undefined,
    problem: error?.message ?? null,
    ...(meanPpmAtS && { meanPpmAt: meanPpmAtS.map((atS) => valueAt(timeS, waterPpmMean, atS)) }),
  };
}

/** Straight line between two points of a curve; its last value stays. */
function valueAt(timeS: readonly number[], values: readonly number[], atS: number): number {
  const next = timeS.findIndex((time) => time >= atS);
  if (next <= 0) return values.at(next === 0 ? 0 : -1) ?? Number.NaN;
  const [fromS = 0, toS = 0] = timeS.slice(next - 1, next + 1);
  const [from = 0, to = 0] = values.slice(next - 1, next + 1);
  return from + ((to - from) * (atS - fromS)) / (toS - fromS);
}
