import type { Recipe, RecipeProfile, RecipeStep } from '../recipe.ts';
import { printGas, printWater } from './print-clauses.ts';
import { printStep, printText } from './print-step.ts';
import { printValue } from './print-value.ts';

/** A recipe as text; reading it gives the same recipe. */
export function printRecipe({
  title,
  notes = [],
  target,
  start,
  steps,
  profiles = [],
}: Recipe): string {
  const lines = [
    `recipe ${printText(title)}`,
    ...notes.map((note) => `  # ${note}`),
    ...(target === undefined ? [] : [`  target ${printWater(target)}`]),
    ...(start === undefined ? [] : [`  start ${printStart(start)}`]),
    ...printSteps(steps, '  '),
    ...profiles.flatMap(printProfile),
  ];
  return `${lines.join('\n')}\n`;
}

function printStart({ temperatureK, pressurePa, gas }: NonNullable<Recipe['start']>): string {
  return [
    temperatureK === undefined ? '' : printValue(temperatureK, 'temperature'),
    pressurePa === undefined ? '' : printValue(pressurePa, 'pressure'),
    gas === undefined ? '' : `in ${printGas(gas)}`,
  ]
    .filter((text) => text !== '')
    .join(', ');
}

/** Steps are numbered in their list; a number has no meaning of its own. */
function printSteps(steps: readonly RecipeStep[], indent: string): string[] {
  return steps.flatMap((step, index) => {
    const note = step.note === undefined ? '' : ` # ${step.note}`;
    const line = `${indent}${index + 1} ${printStep(step)}${note}`;
    return step.kind === 'repeat' ? [line, ...printSteps(step.steps, `${indent}    `)] : [line];
  });
}

function printProfile({ name, timeS, ...series }: RecipeProfile): string[] {
  const { temperatureK, pressurePa, vapourPressurePa } = series;
  const points = timeS.map((time, k) =>
    [
      printValue(time, 'time'),
      temperatureK === undefined ? '' : printValue(temperatureK[k] ?? Number.NaN, 'temperature'),
      pressurePa === undefined ? '' : printValue(pressurePa[k] ?? Number.NaN, 'pressure'),
      vapourPressurePa === undefined
        ? ''
        : `vapour pressure ${printValue(vapourPressurePa[k] ?? Number.NaN, 'pressure')}`,
    ]
      .filter((text) => text !== '')
      .join(', '),
  );
  return [`  profile ${printText(name)}`, ...points.map((point) => `    ${point}`)];
}
