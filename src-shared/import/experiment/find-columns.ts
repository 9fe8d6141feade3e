import {
  columnRoles,
  COLUMN_ROLES,
  type ColumnRole,
  type ImportTemplate,
} from '#shared/domain/experiment/import-template.ts';
import { measuredSymbols } from '#shared/units/measured-units.ts';
import { asked, read, refused } from '../outcome.ts';
import { isMeasuredUnit, symbolOf } from '../table/unit-spellings.ts';
import { splitNameAndUnit } from '../table/unit-text.ts';
import { columnPatterns, isAtSample, isTarget } from './column-patterns.ts';
import { NO_COLUMN, type Decided } from './experiment-outcome.ts';
import type { ExperimentTable } from './experiment-table.ts';
import type { Instrument } from './instruments.ts';

export interface FoundColumn {
  readonly role: ColumnRole;
  readonly index: number;
  readonly label: string;
  readonly why: string;
}

export type FoundColumns = Partial<Record<ColumnRole, FoundColumn>>;

/** Roles of which one is enough to make a run, besides the time. */
const MEASURED = COLUMN_ROLES.filter((role) => role !== 'time' && role !== 'date');

/**
 * Which column is what: as the template states it, else by the names of the columns. Where several
 * could be one thing, or none is the time, it is a question.
 */
export function findColumns(
  table: ExperimentTable,
  instrument: Instrument | null,
  { columns }: ImportTemplate,
): Decided<FoundColumns> {
  const found: FoundColumns = {};
  for (const role of COLUMN_ROLES) {
    const stated = columns[role]?.column;
    if (stated === undefined) continue;
    const index = matchColumn(table, stated);
    if (index === null) {
      const what = `There is no column "${stated}". Which is ${inWords[role]}?`;
      return asked(`${role}.column`, what, choicesOf(table, role, table.labels.keys()));
    }
    found[role] = { role, index, label: table.labels[index] ?? '', why: STATED };
  }
  for (const role of COLUMN_ROLES) {
    if (columns[role] === null || found[role] !== undefined) continue;
    const taken = new Set(Object.values(found).map(({ index }) => index));
    const candidates = candidatesFor(table, role).filter((index) => !taken.has(index));
    const chosen = narrow(table, role, candidates, instrument);
    const [index] = chosen;
    if (index === undefined) continue;
    if (chosen.length > 1) {
      const what = `Several columns could be ${inWords[role]}. Which is it?`;
      return asked(`${role}.column`, what, choicesOf(table, role, chosen));
    }
    const why =
      candidates.length === 1
        ? 'by its name'
        : `by its name, of ${candidates.length} that could be it`;
    found[role] = { role, index, label: table.labels[index] ?? '', why };
  }
  return complete(table, found, columns);
}

const STATED = 'it was stated';

const inWords: Record<ColumnRole, string> = {
  time: 'the time',
  date: 'the date',
  mass: 'the mass of the sample',
  measuringPoint1: 'measuring point 1',
  measuringPoint2: 'measuring point 2',
  zeroPoint: 'the zero point',
  content: 'the water content',
  contentError: 'the uncertainty of the water content',
  temperature: 'the temperature of the sample',
  pressure: 'the total pressure',
  relativeHumidity: 'the relative humidity',
  dewPoint: 'the dew point',
};

function complete(
  table: ExperimentTable,
  found: FoundColumns,
  stated: ImportTemplate['columns'],
): Decided<FoundColumns> {
  if (found.time === undefined) {
    if (stated.time === null) return refused('A run needs a column of times.');
    return asked('time.column', 'Which column is the time?', [...table.labels]);
  }
  if (
    found.mass !== undefined &&
    found.measuringPoint1 !== undefined &&
    found.mass.why !== STATED
  ) {
    const what =
      `Is the mass in "${found.mass.label}", or measuring point 1 minus the zero point ` +
      `(${NO_COLUMN})?`;
    return asked('mass.column', what, [found.mass.label, NO_COLUMN]);
  }
  const { date, ...others } = found;
  const columns = date !== undefined && date.index === found.time.index ? others : found;
  if (MEASURED.some((role) => columns[role] !== undefined)) return read(columns);
  const time = found.time.index;
  const rest = [...table.labels.keys()].filter(
    (index) => index !== time && isNumeric(table, index),
  );
  if (rest.length === 0) return refused('The table holds no measured values besides the time.');
  const open = (['mass', 'content', 'temperature', 'pressure'] as const).find(
    (role) => stated[role] !== null,
  );
  if (open === undefined) return refused('No column of the table is a measured value.');
  const what = `No column is recognised but the time. Which is ${inWords[open]}?`;
  return asked(`${open}.column`, what, choicesOf(table, open, rest));
}

function choicesOf(table: ExperimentTable, role: ColumnRole, indices: Iterable<number>): string[] {
  const labels = [...indices].map((index) => table.labels[index] ?? '');
  return role === 'time' ? labels : [...labels, NO_COLUMN];
}

/** Index of the column that a person names by heading, heading without unit, or "#3". */
function matchColumn({ labels, heads }: ExperimentTable, text: string): number | null {
  const wanted = text.trim();
  const exact = labels.indexOf(wanted);
  if (exact >= 0) return exact;
  const place = /^#(\d{1,4})$/.exec(wanted)?.[1];
  if (place !== undefined) return Number(place) - 1 < heads.length ? Number(place) - 1 : null;
  const { name, unit } = splitNameAndUnit(wanted);
  const same = (one: string, other: string) => one.trim().toLowerCase() === other.toLowerCase();
  const matches = heads.flatMap((head, index) =>
    same(labels[index] ?? '', wanted) ||
    same(head.name, wanted) ||
    (same(head.name, name.trim()) && head.unit === unit)
      ? [index]
      : [],
  );
  const [only, ...others] = matches;
  return only === undefined || others.length > 0 ? null : only;
}

function isNumeric({ survey }: ExperimentTable, index: number): boolean {
  const column = survey.columns[index];
  return column !== undefined && column.present > 0 && column.numbers >= column.present / 2;
}

/** Whether the cells of a column are dates, times of day or durations with colons. */
export function isTimed({ survey }: ExperimentTable, index: number): boolean {
  const column = survey.columns[index];
  return column !== undefined && column.present > 0 && column.times >= column.present / 2;
}

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
export function headedUnit(table: ExperimentTable, { role, index }: FoundColumn): string | null {
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
