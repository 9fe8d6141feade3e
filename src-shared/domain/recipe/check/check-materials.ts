import { branchOf, type Component } from '#shared/domain/material/component.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { NominalStep } from '../oven/nominal-steps.ts';
import type { RecipeCase } from '../recipe-case.ts';
import { celsius } from '../in-words.ts';
import { warning, type RecipeIssue } from './recipe-issue.ts';

/** Highest temperatures: separators by their vendors, binders by the usual range of post-drying. */
const highestK: Partial<Record<Component['kind'], number>> = { separator: 358.15, binder: 423.15 };

/** Materials that get too hot, isotherms that are asked outside their range; each is told once. */
export function checkMaterials(
  steps: readonly NominalStep[],
  { electrodeCase }: RecipeCase,
): RecipeIssue[] {
  if (electrodeCase === undefined) return [];
  return electrodeCase.electrode.components.flatMap((component) => [
    ...steps.flatMap((nominal) => tooHot(nominal, component)).slice(0, 1),
    ...steps.flatMap((nominal) => outOfRange(nominal, component)).slice(0, 1),
  ]);
}

function tooHot({ plan, path }: NominalStep, { kind, name }: Component): RecipeIssue[] {
  const limitK = highestK[kind];
  const hottestK = Math.max(...momentsOf(plan).map(({ temperatureK }) => temperatureK));
  if (limitK === undefined || hottestK <= limitK) return [];
  return [
    warning(
      `${path}.temperatureK`,
      `${celsius(hottestK)} is too hot for ${name} (${kind}), which stands about ${celsius(limitK)}.`,
    ),
  ];
}

function outOfRange({ plan, path }: NominalStep, component: Component): RecipeIssue[] {
  const validity = branchOf(component, plan.branch)?.validity;
  if (validity === undefined) return [];
  const [lowK, highK] = validity.temperatureK;
  const [, most] = validity.activity;
  for (const { temperatureK, vapourPressurePa } of momentsOf(plan)) {
    if (temperatureK < lowK || temperatureK > highK) {
      return [
        warning(
          path,
          `The isotherm of ${component.name} is known from ${celsius(lowK)} to ${celsius(highK)}, not at ${celsius(temperatureK)}: it is extrapolated.`,
        ),
      ];
    }
    const activity = vapourPressurePa / saturationPressurePa(temperatureK);
    if (activity > most) {
      return [
        warning(
          path,
          `The isotherm of ${component.name} is known up to ${formatNumber(100 * most, 3)} % relative humidity, not at ${formatNumber(100 * activity, 3)} %: it is extrapolated.`,
        ),
      ];
    }
  }
  return [];
}

function momentsOf({ at, durationS, kinksS }: NominalStep['plan']) {
  const end = Number.isFinite(durationS) ? [durationS] : [];
  return [0, ...end, ...kinksS].map((elapsedS) => at(elapsedS));
}
