import {
  columnRoles,
  type ColumnRole,
  type ImportTemplate,
} from '#shared/domain/experiment/import-template.ts';
import { measuredSymbols } from '#shared/units/measured-units.ts';
import { asked, read } from '../outcome.ts';
import { headedUnit } from './column-candidates.ts';
import type { Decided } from './experiment-outcome.ts';
import type { ExperimentTable } from './experiment-table.ts';
import type { FoundColumn, FoundColumns } from './find-columns.ts';
import type { TimeRule } from './time-rule.ts';

export interface ChosenUnit {
  readonly symbol: string;
  readonly why: string;
}

export type ChosenUnits = Partial<Record<ColumnRole, ChosenUnit>>;

/**
 * The unit of every column: as it was stated or as its heading says. A humidity without a unit is
 * left to its values, an uncertainty has the unit of its content; all others are a question.
 */
export function decideUnits(
  table: ExperimentTable,
  columns: FoundColumns,
  rule: TimeRule,
  template: ImportTemplate,
): Decided<ChosenUnits> {
  const units: ChosenUnits = {};
  for (const column of Object.values(columns)) {
    const { role } = column;
    const quantity = columnRoles[role];
    if (quantity === null || (role === 'time' && rule.kind === 'written')) continue;
    const known = statedUnit(role, template) ?? unitInHeading(table, column);
    if (known !== null) units[role] = known;
    else if (role === 'contentError' && units.content !== undefined) {
      units[role] = { ...units.content, why: 'as the content, its heading names none' };
    } else if (role !== 'relativeHumidity') {
      return asked(`${role}.unit`, questionOf(table, column), measuredSymbols(quantity));
    }
  }
  return read(units);
}

function statedUnit(role: ColumnRole, { columns }: ImportTemplate): ChosenUnit | null {
  const stated = columns[role];
  const symbol = stated && 'unit' in stated ? stated.unit : undefined;
  return symbol === undefined ? null : { symbol, why: 'it was stated' };
}

function unitInHeading(table: ExperimentTable, column: FoundColumn): ChosenUnit | null {
  const symbol = headedUnit(table, column.role, column.index);
  return symbol === null ? null : { symbol, why: 'the heading says so' };
}

function questionOf({ heads }: ExperimentTable, { index, label }: FoundColumn): string {
  const written = heads[index]?.unit ?? null;
  return written === null
    ? `"${label}" has no unit. Which is it?`
    : `The unit "${written}" of "${label}" is not known. Which is it?`;
}

/** Above it no number is a relative humidity as a fraction. */
const LARGEST_FRACTION = 1.5;

/** Fraction or percent, where the heading does not tell: by values that can only be percent. */
export function decideHumidityUnit(
  { label }: FoundColumn,
  known: ChosenUnit | undefined,
  values: Float64Array,
): Decided<ChosenUnit> {
  const largest = values.reduce((most, value) => (value > most ? value : most), -Infinity);
  const choices = measuredSymbols('humidity');
  if (known?.symbol === '1' && known.why !== 'it was stated' && largest > LARGEST_FRACTION) {
    const what = `"${label}" is a fraction by its heading but reaches ${largest}. Which unit is it?`;
    return asked('relativeHumidity.unit', what, choices);
  }
  if (known !== undefined) return read(known);
  if (largest > LARGEST_FRACTION) return read({ symbol: '%', why: `it reaches ${largest}` });
  const what = `"${label}" names no unit and reaches ${largest}. Is it a fraction (1) or percent?`;
  return asked('relativeHumidity.unit', what, choices);
}
