import type { FinishedRun } from '#shared/domain/recipe/plant/compared-figures.ts';
import { waterFigures } from '#shared/domain/recipe/plant/water-figures.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import { assumptionsTable } from './comparison-table.ts';
import type { ExportedTable } from './exported-table.ts';
import { waterUnit } from './water-unit.ts';

const zeroCelsiusK = 273.15;
const pascalPerMbar = 100;

const celsius = (temperatureK: number | null) =>
  temperatureK === null ? null : temperatureK - zeroCelsiusK;
const mbar = (pressurePa: number | null) =>
  pressurePa === null ? null : pressurePa / pascalPerMbar;

/** One run of a recipe: steps, quality figures, assumptions, curves over time. */
export function recipeResultTables(run: FinishedRun): ExportedTable[] {
  return [stepsTable(run.result), qualityTable(run), assumptionsTable([run]), curves(run.result)];
}

function stepsTable(result: RecipeResult): ExportedTable {
  const unit = waterUnit(result.ppmBasis);
  return {
    name: 'Steps',
    head: [
      'step',
      'what',
      'from [s]',
      'to [s]',
      'outcome',
      `mean water at the end [${unit}]`,
      `wettest depth at the end [${unit}]`,
      `mirror plane at the end [${unit}]`,
      `open face at the end [${unit}]`,
      `binder at the end [${unit}]`,
      'coil [°C]',
      'oven [°C]',
      'pressure [mbar]',
      'vapour pressure [mbar]',
    ],
    rows: result.steps.map((step) => [
      step.path,
      step.text,
      step.startS,
      step.endS,
      step.outcome,
      step.waterPpmMean,
      step.waterPpmMax,
      step.waterPpmCentre,
      step.waterPpmEdge,
      step.waterPpmBinder,
      celsius(step.temperatureK),
      celsius(step.ovenTemperatureK),
      mbar(step.pressurePa),
      mbar(step.vapourPressurePa),
    ]),
  };
}

function curves(result: RecipeResult): ExportedTable {
  const unit = waterUnit(result.ppmBasis);
  return {
    name: 'Time series',
    head: [
      'time [s]',
      `mean water [${unit}]`,
      `wettest depth [${unit}]`,
      'coil [°C]',
      'oven [°C]',
      'pressure [mbar]',
      'vapour pressure [mbar]',
    ],
    rows: result.timeS.map((timeS, k) => [
      timeS,
      result.waterPpmMean[k],
      result.waterPpmMax[k],
      celsius(result.temperatureK[k] ?? null),
      celsius(result.ovenTemperatureK[k] ?? null),
      mbar(result.pressurePa[k] ?? null),
      mbar(result.vapourPressurePa[k] ?? null),
    ]),
  };
}

function qualityTable({ recipe, result }: FinishedRun): ExportedTable {
  const water = waterFigures(recipe, result);
  const unit = waterUnit(result.ppmBasis);
  return {
    name: 'Quality',
    head: ['figure', 'value', 'unit'],
    rows: [
      ['recipe', result.recipe],
      ['case', result.caseTitle],
      ['status', result.status],
      ['problem', result.error?.message ?? 'none'],
      ['time to target', result.timeToTargetS, 's'],
      [
        'time to target with pressure-driven flow',
        result.pressureDriven?.timeToTargetWithSlipFlowS,
        's',
      ],
      ['margin to the target at the end', water.marginPpm, unit],
      ['wettest place at the end', water.worstPosition],
      ['largest difference of wettest depth and mean', water.peakGradientPpm, unit],
      ['re-uptake', water.reuptakePpm, unit],
      ['mass-balance defect', result.massBalanceDefect, '1'],
      ['requested accuracy', result.accuracyRequested, 'share of the most water in the run'],
      ['estimated error', result.estimatedErrorPpm, unit],
      ['estimated error of times', result.estimatedTimeErrorS, 's'],
      ['temperature of the coil', result.coilTemperature],
      ['vapour around the coil', result.chamberVapour],
      ['solver', `${result.solver.name} ${result.solver.version}`],
      ['mesh', result.solver.mesh],
      ['input', result.inputHash, 'SHA-256'],
      ...result.warnings.map((warning) => ['warning', warning]),
    ],
  };
}
