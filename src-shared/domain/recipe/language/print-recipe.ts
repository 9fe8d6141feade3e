import type { ChamberBalance, CoilHeating, Recipe, RecipeProfile, RecipeStep } from '../recipe.ts';
import { printGas, printWater } from './print-clauses.ts';
import { printStep, printText } from './print-step.ts';
import { printNumber, printValue } from './print-value.ts';

/** A recipe as text; reading it gives the same recipe. */
export function printRecipe(recipe: Recipe): string {
  const { title, notes = [], target, start, coil, chamber, steps, profiles = [] } = recipe;
  const lines = [
    `recipe ${printText(title)}`,
    ...notes.map((note) => `  # ${note}`),
    ...(target === undefined ? [] : [`  target ${printWater(target)}`]),
    ...(start === undefined ? [] : [`  start ${printStart(start)}`]),
    ...(coil === undefined ? [] : [`  ${printCoil(coil)}`]),
    ...(chamber === undefined ? [] : [`  ${printChamber(chamber)}`]),
    ...printSteps(steps, '  '),
    ...profiles.flatMap((profile) => printProfile(profile, '  ')),
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

/** "coil lags, gas 8 W/(m² K), emissivity 0.2, ..." */
function printCoil(coil: CoilHeating): string {
  const { gasTransferWPerM2K, emissivity, contactWPerK, heatCapacityJPerKgK, massKg, areaM2 } =
    coil;
  return [
    'coil lags',
    `gas ${printValue(gasTransferWPerM2K, 'heatTransfer')}`,
    `emissivity ${printNumber(emissivity)}`,
    `contact ${printValue(contactWPerK, 'thermalConductance')}`,
    `heat capacity ${printValue(heatCapacityJPerKgK, 'heatCapacity')}`,
    ...(massKg === undefined ? [] : [`mass ${printValue(massKg, 'mass')}`]),
    ...(areaM2 === undefined ? [] : [`area ${printValue(areaM2, 'area')}`]),
  ].join(', ');
}

/** "chamber 1.2 m³, pump 100 m³/h, leak 0.1 mbar l/s, 4 coils" */
function printChamber({ volumeM3, pumpM3PerS, leakPaM3PerS, coils }: ChamberBalance): string {
  return [
    `chamber ${printValue(volumeM3, 'volume')}`,
    `pump ${printValue(pumpM3PerS, 'volumeFlow')}`,
    `leak ${printValue(leakPaM3PerS, 'leakRate')}`,
    `${printNumber(coils)} coils`,
  ].join(', ');
}

/** Steps are numbered in their list; a number has no meaning of its own. */
function printSteps(steps: readonly RecipeStep[], indent: string): string[] {
  return steps.flatMap((step, index) => {
    const note = step.note === undefined ? '' : ` # ${step.note}`;
    const line = `${indent}${index + 1} ${printStep(step)}${note}`;
    return step.kind === 'repeat' ? [line, ...printSteps(step.steps, `${indent}    `)] : [line];
  });
}

/** The lines of a profile; its points stand further right than its name. */
export function printProfile({ name, timeS, ...series }: RecipeProfile, indent: string): string[] {
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
  return [`${indent}profile ${printText(name)}`, ...points.map((point) => `${indent}  ${point}`)];
}
