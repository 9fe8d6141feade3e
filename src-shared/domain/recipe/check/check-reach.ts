import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { NominalStep } from '../oven/nominal-steps.ts';
import type { OvenAt } from '../oven/gas-law.ts';
import { ppmDensities, transportOn, type RecipeCase } from '../recipe-case.ts';
import type { Condition, PpmBasis, Recipe, WaterMeasure } from '../recipe.ts';
import { numberOf } from '../varied-value.ts';
import { celsius } from '../in-words.ts';
import { error, type RecipeIssue } from './recipe-issue.ts';
import { visitSteps } from './visit-steps.ts';

type WaterCondition = Extract<Condition, { quantity: 'water' }>;

/** Water that a coil ends at under given conditions, wt-ppm. */
type Equilibrium = (nominal: NominalStep, measure: WaterMeasure, basis: PpmBasis) => number;

/** Conditions and a target that no time would be long enough for. */
export function checkReach(
  recipe: Recipe,
  steps: readonly NominalStep[],
  recipeCase: RecipeCase,
): RecipeIssue[] {
  const unknown = checkBases(recipe, recipeCase);
  if (unknown.length > 0) return unknown;
  const ppmBasis = recipe.target?.basis ?? ppmDensities(recipeCase).ppmBasis;
  const equilibrium = equilibriumOf(recipeCase);
  const conditions = steps.flatMap((nominal) => {
    const { until } = nominal.plan;
    if (until?.quantity !== 'water') return [];
    const path = `${nominal.path}.${nominal.step.kind === 'follow' ? 'until' : 'end.condition'}`;
    const reached = equilibrium(nominal, until.measure, until.basis ?? ppmBasis);
    return outOfReach(until, reached, path, inWords(nominal.plan.at(nominal.plan.durationS)));
  });
  return [...conditions, ...checkTarget(recipe, steps, equilibrium, ppmBasis)];
}

function checkTarget(
  { target }: Recipe,
  steps: readonly NominalStep[],
  equilibrium: Equilibrium,
  ppmBasis: PpmBasis,
): RecipeIssue[] {
  const lasting = steps.filter(({ plan }) => plan.durationS > 0);
  if (target === undefined || lasting.length === 0) return [];
  const { measure, basis = ppmBasis } = target;
  const lowest = Math.min(...lasting.map((nominal) => equilibrium(nominal, measure, basis)));
  const condition = { quantity: 'water', comparison: 'below', ...target } as const;
  return outOfReach(condition, lowest, 'target', 'the driest step of the recipe');
}

function outOfReach(
  { comparison, ppm }: WaterCondition,
  equilibriumPpm: number,
  path: string,
  where: string,
): RecipeIssue[] {
  const limit = numberOf(ppm);
  const reachable = comparison === 'below' ? limit > equilibriumPpm : limit < equilibriumPpm;
  if (reachable) return [];
  const sign = comparison === 'below' ? '<' : '>';
  return [
    error(
      path,
      `water ${sign} ${formatNumber(limit, 4)} ppm cannot be reached: in equilibrium with ${where} the coil holds ${formatNumber(equilibriumPpm, 4)} ppm.`,
    ),
  ];
}

function inWords({ temperatureK, vapourPressurePa }: OvenAt): string {
  return `${celsius(temperatureK)} and a vapour pressure of ${formatNumber(vapourPressurePa, 3)} Pa`;
}

function equilibriumOf(recipeCase: RecipeCase): Equilibrium {
  const onBranch = {
    desorption: transportOn('desorption', recipeCase),
    adsorption: transportOn('adsorption', recipeCase),
  };
  const { densityKgPerM3 } = ppmDensities(recipeCase);
  return ({ plan }, measure, basis) => {
    const { temperatureK, vapourPressurePa } = plan.at(plan.durationS);
    const activity = Math.min(1, vapourPressurePa / saturationPressurePa(temperatureK));
    const { total, micro } = waterContentsKgPerM3(onBranch[plan.branch], activity, temperatureK);
    const density = densityKgPerM3[basis] ?? Number.NaN;
    return ((measure === 'binder' ? micro : total) / density) * 1e6;
  };
}

/** Conditions on a basis for which the case tells no dry mass. */
function checkBases({ target, steps }: Recipe, recipeCase: RecipeCase): RecipeIssue[] {
  const { densityKgPerM3 } = ppmDensities(recipeCase);
  const check = (basis: PpmBasis | undefined, path: string): RecipeIssue[] =>
    basis === undefined || densityKgPerM3[basis] !== undefined
      ? []
      : [
          error(
            path,
            `The case does not tell the dry mass ${basis === 'electrode' ? 'with foil' : 'of the coating alone'}, which these ppm refer to. Use a case by its electrode.`,
          ),
        ];
  return [
    ...check(target?.basis, 'target'),
    ...visitSteps(steps, (step, path) => {
      const ends = step.kind === 'hold' || step.kind === 'expose';
      const own = ends
        ? step.end.kind === 'until'
          ? step.end.condition
          : undefined
        : 'until' in step
          ? step.until
          : undefined;
      if (own?.quantity !== 'water') return [];
      return check(own.basis, ends ? `${path}.end.condition` : `${path}.until`);
    }),
  ];
}
