import { recipeCompare as text } from '#renderer/strings/en/recipes.ts';
import type { ComparisonFigures } from '#shared/export/comparison-table.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';

/** The figures that the window shows, as keys of its columns. */
export type ShownKey = keyof typeof text.columns;

/** Name and unit of a column. */
export function columnWords(key: ShownKey, currency: string): { name: string; unit?: string } {
  const [name = '', unit] = text.columns[key].replace('#', currency).split(' / ');
  return unit === undefined ? { name } : { name, unit };
}

/** A figure as it is shown, without its unit; times with theirs. */
export function figureWords(key: ShownKey, figures: ComparisonFigures): string {
  const value = figures[key];
  if (value === undefined || value === null) return '–';
  if (key === 'worst' && figures.worst) return text.places[figures.worst];
  if (typeof value === 'string') return value;
  return numberWords(key, value);
}

/** What a figure changes by from one run to another; undefined where both show the same. */
export interface FigureDifference {
  readonly key: ShownKey;
  readonly first: string;
  readonly second: string;
  /** With its sign; undefined for words, and where one run has no value. */
  readonly difference: string | undefined;
}

/** The figures in which two runs differ, in the order of the columns. */
export function figureDifferences(
  first: ComparisonFigures,
  second: ComparisonFigures,
): FigureDifference[] {
  return Object.keys(text.columns).flatMap((name) => {
    const key = name as ShownKey;
    const shown = { first: figureWords(key, first), second: figureWords(key, second) };
    if (key === 'recipe' || shown.first === shown.second) return [];
    const [from, to] = [first[key], second[key]];
    const isNumber = typeof from === 'number' && typeof to === 'number';
    return [{ key, ...shown, difference: isNumber ? signedWords(key, to - from) : undefined }];
  });
}

function signedWords(key: ShownKey, difference: number): string {
  return `${difference < 0 ? '−' : '+'}${numberWords(key, Math.abs(difference))}`;
}

function numberWords(key: ShownKey, value: number): string {
  if (key === 'timeToTarget' || key === 'occupancy') return formatDuration(value * 3600);
  // Less than a thousandth of a ppm or a degree is nothing.
  return formatNumber(Math.round(value * 1000) / 1000, 4);
}
