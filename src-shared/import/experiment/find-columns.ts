import {
  COLUMN_ROLES,
  type ColumnRole,
  type ImportTemplate,
} from '#shared/domain/experiment/import-template.ts';
import { asked, read, refused } from '../outcome.ts';
import { splitNameAndUnit } from '../table/unit-text.ts';
import { isNumeric, isTimed, recognise } from './column-candidates.ts';
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
      if (table.labels.length < 2) return refused(what);
      return asked(`${role}.column`, what, choicesOf(table, role, table.labels.keys()));
    }
    found[role] = { role, index, label: table.labels[index] ?? '', why: STATED };
  }
  for (const role of COLUMN_ROLES) {
    if (columns[role] === null || found[role] !== undefined) continue;
    const taken = new Set(Object.values(found).map(({ index }) => index));
    const { best, count } = recognise(table, role, instrument, taken);
    const [index] = best;
    if (index === undefined) continue;
    if (best.length > 1) {
      const what = `Several columns could be ${inWords[role]}. Which is it?`;
      return asked(`${role}.column`, what, choicesOf(table, role, best));
    }
    const why = count === 1 ? 'by its name' : `by its name, of ${count} that could be it`;
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
    const possible = table.labels.filter(
      (_label, at) => isNumeric(table, at) || isTimed(table, at),
    );
    if (possible.length < 2) return refused('A run needs a column of times and one of values.');
    return asked('time.column', 'Which column is the time?', possible);
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
export function matchColumn({ labels, heads }: ExperimentTable, text: string): number | null {
  const wanted = text.trim();
  const exact = labels.indexOf(wanted);
  if (exact >= 0) return exact;
  const place = /^#(\d{1,4})$/.exec(wanted)?.[1];
  if (place !== undefined) return heads[Number(place) - 1] ? Number(place) - 1 : null;
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
