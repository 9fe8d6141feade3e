import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import type { NominalStep } from '../oven/nominal-steps.ts';
import type { OvenAt } from '../oven/gas-law.ts';
import { RECIPE_LIMITS } from '../limits.ts';
import { numberOf } from '../varied-value.ts';
import { celsius, mbar } from '../in-words.ts';
import { error, warning, type RecipeIssue } from './recipe-issue.ts';

/**
 * Vacuum post-drying of batches: 0.07 to 1000 mbar, 60 to 150 °C (RWTH/VDMA 2018). The upper pressure
 * of rooms is left to the weather.
 */
const usual = { lowestPa: 7, highestPa: 100_000, lowestK: 333.15, highestK: 423.15 };
/** A jump of the oven that nobody means. */
const largestJumpK = 5;

/** What the oven is asked to do in each step. */
export function checkOven(steps: readonly NominalStep[]): RecipeIssue[] {
  return [...steps.flatMap(checkStep), ...unknownGas(steps)];
}

function checkStep(nominal: NominalStep): RecipeIssue[] {
  const { step, path, before, plan } = nominal;
  const issues = [
    ...(momentsOf(nominal)
      .filter(() => !isImpossible(before))
      .map((at) => checkVapour(at, path, step.gas !== undefined))
      .find((found) => found.length > 0) ?? []),
    ...checkRanges(nominal),
    ...checkLength(nominal),
  ];
  if (step.kind === 'heat' || step.kind === 'cool') {
    const change = numberOf(step.temperatureK) - before.temperatureK;
    if (step.kind === 'heat' ? change < 0 : change > 0) {
      const [done, meant] = step.kind === 'heat' ? ['cools', 'Cool'] : ['heats', 'Heat'];
      const from = `from ${celsius(before.temperatureK)} to ${celsius(numberOf(step.temperatureK))}`;
      issues.push(
        warning(`${path}.temperatureK`, `The step ${done}: ${from}. "${meant}" is meant.`),
      );
    }
  }
  const jumpK = plan.at(0).temperatureK - before.temperatureK;
  if (step.kind !== 'expose' && Math.abs(jumpK) > largestJumpK) {
    issues.push(
      warning(
        `${path}.temperatureK`,
        `The oven jumps from ${celsius(before.temperatureK)} to ${celsius(plan.at(0).temperatureK)} at once. Give a rate ("at 2 K/min") or a time ("within 1 h").`,
      ),
    );
  }
  if (step.gas?.name === 'Ar') {
    issues.push(warning(`${path}.gas`, 'Transport in argon is computed as in nitrogen.'));
  }
  return issues;
}

/** Start, middle and end, and all points of a log. */
function momentsOf({ plan }: NominalStep): OvenAt[] {
  const { durationS, kinksS } = plan;
  const middle = Number.isFinite(durationS) ? [durationS / 2, durationS] : [];
  return [0, ...middle, ...kinksS].map((elapsedS) => plan.at(elapsedS));
}

/** More vapour than gas. What a step before it caused is not told again. */
function isImpossible({ pressurePa, vapourPressurePa }: OvenAt): boolean {
  return vapourPressurePa > pressurePa * (1 + 1e-9);
}

function checkVapour(at: OvenAt, path: string, own: boolean): RecipeIssue[] {
  const { temperatureK, pressurePa, vapourPressurePa } = at;
  const place = own ? `${path}.gas` : path;
  if (isImpossible(at)) {
    return [
      error(
        place,
        `The gas would have a vapour pressure of ${mbar(vapourPressurePa)}, above the total pressure of ${mbar(pressurePa)}. Say where the dew point was measured: "(line)" for gas that expands into the chamber, "(chamber)" for a sensor inside.`,
      ),
    ];
  }
  const saturationPa = saturationPressurePa(temperatureK);
  if (vapourPressurePa > saturationPa) {
    return [
      warning(
        place,
        `At ${celsius(temperatureK)} the gas is wetter than saturated (${mbar(vapourPressurePa)}, saturation ${mbar(saturationPa)}): water would condense, which is not modelled; it counts as saturated.`,
      ),
    ];
  }
  return [];
}

function checkRanges({ step, path, plan, before }: NominalStep): RecipeIssue[] {
  const { temperatureK, pressurePa } = plan.at(plan.durationS);
  const issues: RecipeIssue[] = [];
  if (pressurePa !== before.pressurePa || step.kind === 'expose') {
    const room = step.kind === 'expose' ? 1.1 : 1;
    if (pressurePa < usual.lowestPa || pressurePa > usual.highestPa * room) {
      issues.push(
        warning(
          `${path}.pressurePa`,
          `${mbar(pressurePa)} is outside the usual 0.07 to 1000 mbar of post-drying.`,
        ),
      );
    }
  }
  const dries = step.kind === 'heat' || step.kind === 'follow' || step.kind === 'hold';
  if (temperatureK !== before.temperatureK && dries) {
    const tooCold = temperatureK < usual.lowestK && step.kind === 'heat';
    if (tooCold || temperatureK > usual.highestK) {
      const hot = tooCold ? '' : ' Binders are not made for more.';
      issues.push(
        warning(
          `${path}.temperatureK`,
          `${celsius(temperatureK)} is outside the usual 60 to 150 °C of post-drying.${hot}`,
        ),
      );
    }
  }
  return issues;
}

/** Far longer than anything dries. A missing cap is told by the check of the ends. */
function checkLength({ step, path, plan }: NominalStep): RecipeIssue[] {
  // A text cannot say it, a row of a sweep can.
  if (plan.durationS < 0) return [error(path, 'The step would take less than 0 s.')];
  const isUncapped = plan.durationS === Infinity && plan.until !== undefined;
  if (plan.durationS <= RECIPE_LIMITS.stepLengthS || isUncapped) return [];
  const rate = 'rateKPerS' in step;
  return [
    error(
      rate ? `${path}.rateKPerS` : path,
      `The step would take more than ${RECIPE_LIMITS.stepLengthS} s, about 30 years. Give a ${rate ? 'higher rate' : 'shorter time'}.`,
    ),
  ];
}

/** Before any step says how moist the gas is, it is taken to be in equilibrium with the coil. */
function unknownGas(steps: readonly NominalStep[]): RecipeIssue[] {
  const [first] = steps;
  if (first === undefined || first.step.gas !== undefined || first.plan.durationS === 0) return [];
  return [
    warning(
      first.path,
      'Nothing says how moist the gas is: it is taken to be in equilibrium with the coil at the start. Add "in N2 dew point ..." to the step, or a line "start".',
    ),
  ];
}
