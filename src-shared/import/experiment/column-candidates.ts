import { columnRoles, type ColumnRole } from '#shared/domain/experiment/import-template.ts';
import { measuredSymbols } from '#shared/units/measured-units.ts';
import { isMeasuredUnit, symbolOf } from '../table/unit-spellings.ts';
import { columnPatterns, isAtSample, isTarget } from './column-patterns.ts';
import type { ExperimentTable } from './experiment-table.ts';
import type { Instrument } from './instruments.ts';

/** Whether the cells of a column are numbers. */
export function isNumeric({ survey }: ExperimentTable, index: number): boolean {
  const column = survey.columns[index];
  return column !== undefined && column.present > 0 && column.numbers >= column.present / 2;
}

/** Whether the cells of a column are dates, times of day or durations with colons. */
export function isTimed({ survey }: ExperimentTable, index: number): boolean {
  const column = survey.columns[index];
  return column !== undefined && column.present > 0 && column.times >= column.present / 2;
}

/** Columns that could be in a role, by what they hold, their names and their units. */
function candidatesFor(table: ExperimentTable, role: ColumnRole): number[] {
  const pattern = columnPatterns[role];
  const quantity = columnRoles[role];
  const named = table.heads.flatMap((head, index) => {
    const name = head.name.replaceAll('_', ' ').trim();
    const isNamed = pattern.is.test(name) || pattern.symbol?.test(head.name.trim()) === true;
    if (!isNamed || pattern.isNot?.test(name) === true) return [];
    if (role === 'date') return isTimed(table, index) ? [index] : [];
    if (role === 'time' && isTimed(table, index)) return [index];
    return isNumeric(table, index) && fitsUnit(head.unit, quantity) ? [index] : [];
  });
  if (role !== 'time' || named.length > 0) return named;
  return table.heads.flatMap((_head, index) => (isTimed(table, index) ? [index] : []));
}

/** A unit that belongs to another quantity tells that the column is something else. */
function fitsUnit(unit: string | null, quantity: (typeof columnRoles)[ColumnRole]): boolean {
  if (unit === null || quantity === null) return true;
  return symbolOf(quantity, unit) !== undefined || !isMeasuredUnit(unit);
}

export interface Candidates {
  /** those of equal rank: more than one is a question */
  readonly best: readonly number[];
  /** how many could be it before measured ones and the instrument's were preferred */
  readonly count: number;
}

/** The columns that are recognised in a role, without those that are something else already. */
export function recognise(
  table: ExperimentTable,
  role: ColumnRole,
  instrument: Instrument | null,
  taken: ReadonlySet<number>,
): Candidates {
  const candidates = candidatesFor(table, role).filter((index) => !taken.has(index));
  return { best: narrow(table, role, candidates, instrument), count: candidates.length };
}

/** Of several candidates those that are measured, then that of the instrument or at the sample. */
function narrow(
  table: ExperimentTable,
  role: ColumnRole,
  candidates: readonly number[],
  instrument: Instrument | null,
): readonly number[] {
  const nameOf = (index: number) => table.heads[index]?.name.replaceAll('_', ' ') ?? '';
  const measured = candidates.filter((index) => !isTarget.test(nameOf(index)));
  const first = measured.length > 0 ? measured : candidates;
  const preferred = instrument?.prefers[role] ?? isAtSample;
  const best = first.filter((index) => preferred.test(nameOf(index)));
  return first.length > 1 && best.length === 1 ? best : first;
}

/** The unit that a heading names, as a symbol of the quantity of a role. */
export function headedUnit(table: ExperimentTable, role: ColumnRole, index: number): string | null {
  const quantity = columnRoles[role];
  const head = table.heads[index];
  if (quantity === null || head === undefined) return null;
  const written =
    symbolOf(quantity, head.unit ?? '') ?? symbolOf(quantity, head.name.toLowerCase());
  if (written !== undefined) return written;
  if (head.unit !== null || !head.name.includes('%')) return null;
  if (quantity === 'humidity') return /%\)?\s*\/\s*100/.test(head.name) ? '1' : '%';
  return measuredSymbols(quantity).includes('%') ? '%' : null;
}
