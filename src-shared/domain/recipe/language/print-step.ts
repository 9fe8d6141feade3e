import type { RecipeStep, StepEnd } from '../recipe.ts';
import { printCondition, printGas } from './print-clauses.ts';
import { printNumber, printValue } from './print-value.ts';

/** One step as a line of the language, without its number, its note and the steps inside. */
export function printStep(step: RecipeStep): string {
  const verb = step.kind.charAt(0).toUpperCase() + step.kind.slice(1);
  const clauses = [...bodyOf(step), ...branchOf(step)].filter((clause) => clause !== '');
  return clauses.reduce(
    (line, clause) => `${line}${clause.startsWith(',') ? '' : ' '}${clause}`,
    verb,
  );
}

function bodyOf(step: RecipeStep): string[] {
  switch (step.kind) {
    case 'heat':
    case 'cool':
      return [
        `to ${printValue(step.temperatureK, 'temperature')}`,
        step.rateKPerS === undefined ? '' : `at ${printValue(step.rateKPerS, 'temperatureRate')}`,
        within(step),
        gas(step),
        pressure(step),
      ];
    case 'evacuate':
      return [`to ${printValue(step.pressurePa, 'pressure')}`, within(step), gas(step)];
    case 'purge':
    case 'vent':
      return [
        printGas(step.gas),
        step.pressurePa === undefined ? '' : `to ${printValue(step.pressurePa, 'pressure')}`,
        within(step),
      ];
    case 'hold':
      return [
        ...state(step),
        step.gas === undefined ? '' : `in ${printGas(step.gas)}`,
        ...end(step.end),
      ];
    case 'expose':
      return [
        `to ${step.place === 'room' ? 'room' : 'dry room'}`,
        printValue(step.temperatureK, 'temperature'),
        `, ${printGas(step.gas)}`,
        pressure(step),
        ...end(step.end),
      ];
    case 'follow':
      return [
        `profile ${printText(step.profile)} (${step.channels.join(', ')})`,
        gas(step),
        step.until === undefined ? '' : `until ${printCondition(step.until)}`,
      ];
    case 'repeat':
      return [
        step.times === undefined ? '' : `${printNumber(step.times)} times`,
        step.until === undefined ? '' : `until ${printCondition(step.until)}`,
        atMost(step.atMostS, step.times !== undefined || step.until !== undefined),
      ];
  }
}

type Steps = Exclude<RecipeStep, { kind: 'repeat' }>;

function state({ temperatureK, pressurePa }: Extract<Steps, { kind: 'hold' }>): string[] {
  const list = [
    temperatureK === undefined ? '' : printValue(temperatureK, 'temperature'),
    pressurePa === undefined ? '' : printValue(pressurePa, 'pressure'),
  ].filter((text) => text !== '');
  return list.length === 0 ? [] : [list.join(', ')];
}

function within({ withinS }: Pick<Extract<Steps, { kind: 'evacuate' }>, 'withinS'>): string {
  return withinS === undefined ? '' : `within ${printValue(withinS, 'time')}`;
}

function gas({ gas: own }: Pick<Extract<Steps, { kind: 'hold' }>, 'gas'>): string {
  return own === undefined ? '' : `in ${printGas(own)}`;
}

function pressure({ pressurePa }: Pick<Extract<Steps, { kind: 'hold' }>, 'pressurePa'>): string {
  return pressurePa === undefined ? '' : `, ${printValue(pressurePa, 'pressure')}`;
}

function end(stepEnd: StepEnd): string[] {
  return stepEnd.kind === 'for'
    ? [`for ${printValue(stepEnd.durationS, 'time')}`]
    : [`until ${printCondition(stepEnd.condition)}`, atMost(stepEnd.atMostS, true)];
}

function atMost(
  atMostS: Extract<RecipeStep, { kind: 'repeat' }>['atMostS'],
  behind: boolean,
): string {
  return atMostS === undefined ? '' : `${behind ? ', ' : ''}at most ${printValue(atMostS, 'time')}`;
}

function branchOf(step: RecipeStep): string[] {
  return step.kind === 'repeat' || step.branch === undefined ? [] : [`, ${step.branch} branch`];
}

/** A text in double quotes as the language reads it. */
export function printText(text: string): string {
  const escaped = text.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `"${escaped}"`;
}
