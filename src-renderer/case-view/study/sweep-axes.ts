import type { SweepAxis } from '#shared/domain/sweep/sweep-plan.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import { fromSi, readQuantity, toSi } from '#shared/units/quantities.ts';
import type { StudyInput } from './study-inputs.ts';

/** Values of an axis at first. */
const firstCount = 5;

/** An axis around the value as it is given. */
export function firstAxis({ vary, value, quantity, group }: StudyInput): SweepAxis {
  const grid = { vary, kind: 'grid', count: firstCount, scale: 'linear' } as const;
  const rounded = (one: number): number => roundSignificant(one, 6);
  if (group === 'oven' && vary !== 'oven.pressureFactor') return { ...grid, from: -4, to: 4 };
  // Kelvin have no natural half.
  if (quantity === 'temperature') return { ...grid, from: value - 20, to: value + 20 };
  if (value === 0) return { ...grid, from: 0, to: 1 };
  if (quantity === 'fraction') {
    return { ...grid, from: rounded(0.8 * value), to: rounded(Math.min(1, 1.2 * value)) };
  }
  return { ...grid, from: rounded(0.5 * value), to: rounded(2 * value) };
}

/** What is likely to be varied comes first. */
const likely: readonly StudyInput['group'][] = ['recipe', 'oven', 'geometry', 'materials'];

/** What a further axis varies at first: a value with a name, else the temperature of the oven. */
export function likelyInput(free: readonly StudyInput[]): StudyInput | undefined {
  return free.toSorted((a, b) => likely.indexOf(a.group) - likely.indexOf(b.group))[0];
}

/** The axis as a list of the same values, or as a grid between its ends. */
export function axisOfKind(kind: 'grid' | 'list', axis: SweepAxis): SweepAxis {
  const { vary } = axis;
  if (kind === 'list' && axis.kind === 'grid') {
    const { from, to, count } = axis;
    const step = count === 1 ? 0 : (to - from) / (count - 1);
    const values = Array.from({ length: count }, (_, k) => roundSignificant(from + k * step, 6));
    return { vary, kind, values };
  }
  if (kind === 'grid' && axis.kind === 'list') {
    const from = axis.values.reduce((low, value) => Math.min(low, value), Infinity);
    const to = axis.values.reduce((high, value) => Math.max(high, value), -Infinity);
    return { vary, kind, from, to, count: axis.values.length, scale: 'linear' };
  }
  return axis;
}

/** Values in the unit of the field, separated by semicolons. */
export function writtenList(values: readonly number[], { unit }: StudyInput): string {
  return values.map((value) => String(Number(fromSi(value, unit).toPrecision(7)))).join('; ');
}

/** @returns values in SI units, or the part that is none */
export function readList(text: string, { quantity, unit }: StudyInput): number[] | string {
  const values: number[] = [];
  const parts = text.split(';').map((part) => part.trim());
  for (const part of parts.filter((one) => one !== '')) {
    const read = readQuantity(part, quantity ?? 'number', unit);
    if (!read.ok) return part;
    values.push(quantity === undefined ? toSi(read.valueSi, unit) : read.valueSi);
  }
  return values.length === 0 ? text : values;
}
