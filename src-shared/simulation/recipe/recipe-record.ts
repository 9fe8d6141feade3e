import type { Recipe } from '../../domain/recipe/recipe.ts';
import { RECIPE_RESULT_FORMAT, type RecipeResult } from '../../domain/recipe/recipe-result.ts';
import { SolverError } from '../../numerics/solver-error.ts';
import { formatDuration } from '../../units/duration.ts';
import { formatNumber } from '../../units/format-number.ts';
import { describeChamber } from '../../domain/recipe/oven/chamber.ts';
import { describeCoil } from '../../domain/recipe/oven/coil-body.ts';
import { printWater } from '../../domain/recipe/language/print-clauses.ts';
import { explainFailure } from '../explain-failure.ts';
import { steepFrontWarning } from '../simulate-numerically.ts';
import { solverIdentity } from '../solver-identity.ts';
import type { RecipeCase } from '../../domain/recipe/recipe-case.ts';
import type { PreparedRecipe } from './prepare-recipe.ts';
import { pressureDrivenSpanWarning, pressureDrivenWarning } from '../pressure-driven-flow.ts';
import { hashRecipeRun } from './hash-recipe-run.ts';
import { meetsAccuracy, type RecipeErrors } from './recipe-errors.ts';
import type { RecipeRunOutcome } from './run-recipe.ts';

export const UNRESOLVED_FRONT =
  'A steep front moves through the coating: spectral elements ring there, and finite volumes did not come to their end. The numbers cannot be relied on.';

/** A run and what is known of its error. */
export interface Solved {
  readonly attempt: RecipeRunOutcome;
  /** Where a finer run tells it. */
  readonly errors?: RecipeErrors;
  readonly steepFront?: NonNullable<RecipeResult['steepFront']>;
}

interface Recorded extends Solved {
  readonly accuracy: number;
  /** The run with the slip-flow term. */
  readonly slipping: RecipeRunOutcome | undefined;
}

/** The result of a run, with its error where a finer run tells it. */
export function recipeResult(
  recipe: Recipe,
  recipeCase: RecipeCase,
  prepared: PreparedRecipe,
  recorded: Recorded,
): RecipeResult {
  const { attempt, errors, accuracy, steepFront } = recorded;
  const pressureDriven = pressureDrivenOf(recorded);
  const { log, outcome, run, mesh } = attempt;
  const { steps, rejected, newtonIterations } = run.statistics;
  const failure = outcome instanceof SolverError ? explainFailure(outcome) : undefined;
  const status = failure ? 'failed' : outcome === 'cancelled' ? 'cancelled' : 'finished';
  return {
    format: RECIPE_RESULT_FORMAT,
    recipe: recipe.title,
    caseTitle: recipeCase.title,
    status,
    ...(failure && { error: failure }),
    inputHash: hashRecipeRun(recipe, recipeCase),
    ppmBasis: prepared.ppmBasis,
    coilTemperature: describeCoil(prepared.coil),
    chamberVapour: describeChamber(prepared.chamber),
    steps: log.steps,
    timeToTargetS: log.timeToTargetS,
    ...(pressureDriven && { pressureDriven }),
    ...(steepFront && { steepFront }),
    massBalanceDefect: run.watch.balanceDefect / mostWaterKgPerM3(prepared, attempt),
    ...log.series,
    accuracyRequested: accuracy,
    estimatedErrorPpm: errors?.ppm ?? null,
    estimatedTimeErrorS: errors?.timeS ?? null,
    statistics: {
      steps,
      rejected,
      newtonIterations,
      unknowns: run.system.fieldCount,
      lowestValue: run.watch.lowestValue,
    },
    solver: { ...solverIdentity, mesh: describeMesh(mesh) },
    warnings: warningsOf(recipe, prepared, recorded, pressureDriven),
  };
}

/** At the start or later: a coating may begin dry. */
function mostWaterKgPerM3(
  { densityKgPerM3, ppmBasis }: PreparedRecipe,
  { log, run }: RecipeRunOutcome,
): number {
  const mostPpm = log.series.waterPpmMean.reduce((most, value) => Math.max(most, value), 0);
  return Math.max(run.watch.startTotal, mostPpm * 1e-6 * (densityKgPerM3[ppmBasis] ?? 0));
}

function describeMesh(mesh: RecipeRunOutcome['mesh']): string {
  const micro = [...new Set(mesh.micro.map(({ description }) => description))].join(', ');
  return `macro: ${mesh.macro.description}; micro: ${micro || 'none'}`;
}

function pressureDrivenOf({ attempt, slipping }: Recorded): RecipeResult['pressureDriven'] {
  const span = attempt.log.pressureDriven;
  if (span === undefined || slipping?.outcome !== 'finished') return undefined;
  const { timeToTargetS, series } = slipping.log;
  return {
    ...span,
    timeToTargetWithSlipFlowS: timeToTargetS,
    lengthWithSlipFlowS: series.timeS.at(-1) ?? 0,
  };
}

function warningsOf(
  recipe: Recipe,
  prepared: PreparedRecipe,
  { attempt: { log, outcome, run }, errors, accuracy, steepFront }: Recorded,
  compared: RecipeResult['pressureDriven'],
): string[] {
  const warnings: string[] = [];
  for (const { path, text, outcome: ended, waterPpmMean } of log.steps) {
    if (ended !== 'cap-reached') continue;
    const water = waterPpmMean === null ? '' : `, ${formatNumber(waterPpmMean, 4)} wt-ppm (mean)`;
    warnings.push(`Step ${path} ended by its cap, not by its condition (${text})${water}.`);
  }
  if (outcome === 'finished' && recipe.target !== undefined && log.timeToTargetS === null) {
    warnings.push(`The target ${printWater(recipe.target)} is not reached.`);
  }
  if (errors !== undefined && !meetsAccuracy(errors, accuracy)) {
    const ppm = formatNumber(errors.ppm, 2);
    const time = formatDuration(errors.timeS);
    warnings.push(
      errors.sameOutcomes
        ? `The requested accuracy was not reached: the estimated error is ${ppm} wt-ppm, of times ${time}.`
        : 'A finer run ends a step in another way: the recipe is at the edge between two outcomes.',
    );
  }
  if (outcome === 'finished' && errors === undefined) {
    warnings.push('The error was not estimated.');
  }
  if (log.pressureDriven !== undefined && prepared.diffusionOnly) {
    warnings.push(
      compared === undefined || recipe.target === undefined
        ? pressureDrivenSpanWarning(log.pressureDriven)
        : pressureDrivenWarning(
            log.pressureDriven,
            printWater(recipe.target),
            log.timeToTargetS,
            compared.timeToTargetWithSlipFlowS,
          ),
    );
  }
  if (log.overPressure !== undefined) {
    const { fromS, toS } = log.overPressure;
    warnings.push(
      `Between ${formatDuration(fromS)} and ${formatDuration(toS)} the coils give more vapour than the pump takes away at the pressure of the recipe: the chamber cannot hold that pressure.`,
    );
  }
  const undershoot = -run.watch.lowestValue;
  if (steepFront === 'resolved') warnings.push(steepFrontWarning);
  else if (steepFront === 'unresolved') warnings.push(UNRESOLVED_FRONT);
  else if (undershoot > 1e-3) {
    const share = undershoot.toExponential(1);
    warnings.push(
      `A content undershot zero by ${share} of its magnitude: a steep front moves through the coating.`,
    );
  }
  return warnings;
}
