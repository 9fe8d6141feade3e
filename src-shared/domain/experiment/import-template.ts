import * as v from 'valibot';
import { exactly, oneOf, positive } from '#shared/domain/case/field-schemas.ts';
import { dewPointPlaces } from '#shared/physics/chamber-vapour-pressure.ts';
import { measuredSymbols, type MeasuredQuantity } from '#shared/units/measured-units.ts';

export const IMPORT_TEMPLATE_FORMAT = 'postdry.import-template/1';

/** What a column of a measured run can be, and the quantity its unit belongs to. */
export const columnRoles = {
  time: 'time',
  date: null,
  mass: 'mass',
  measuringPoint1: 'mass',
  measuringPoint2: 'mass',
  zeroPoint: 'mass',
  content: 'content',
  contentError: 'content',
  temperature: 'temperature',
  pressure: 'pressure',
  relativeHumidity: 'humidity',
  dewPoint: 'temperature',
} as const satisfies Record<string, MeasuredQuantity | null>;

export type ColumnRole = keyof typeof columnRoles;
export const COLUMN_ROLES = Object.keys(columnRoles) as readonly ColumnRole[];

export const DATE_ORDERS = ['day-month-year', 'month-day-year', 'year-month-day'] as const;
export const CLOCK_FORMATS = ['hh:mm', 'mm:ss'] as const;
/** What a content is a share of: the dry sample, the dry electrode with its foil, the wet sample. */
export const CONTENT_BASES = ['dry', 'dry with foil', 'wet'] as const;
export const TIME_ORDERS = ['sort', 'first part', 'last part'] as const;

const column = v.exactOptional(
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(500),
    v.description(
      'a text: the heading of the column, with or without its unit, or #3 for the third',
    ),
  ),
);

const unitOf = (quantity: MeasuredQuantity) =>
  v.exactOptional(oneOf(measuredSymbols(quantity), 'the unit of the column'));

/** null: the file holds no such column, or it shall not be read. */
function columnOf<Entries extends v.ObjectEntries>(entries: Entries) {
  const group = v.pipe(
    v.strictObject({ column, ...entries }),
    v.description('a group of keys: which column, and its unit; or null'),
  );
  return v.exactOptional(v.nullable(group));
}

/**
 * How the columns of a file are to be read, format `postdry.import-template/1`: an answer to every
 * question that a file can leave open. What is absent is recognised in the file, or asked.
 */
export const importTemplateSchema = v.strictObject({
  format: exactly(IMPORT_TEMPLATE_FORMAT, 'the format of the document'),
  name: v.exactOptional(v.pipe(v.string(), v.maxLength(200), v.description('a text: its name'))),
  sheet: v.exactOptional(v.pipe(v.string(), v.description('a text: the sheet of a workbook'))),
  decimal: v.exactOptional(oneOf(['point', 'comma'], 'the decimal sign')),
  dateOrder: v.exactOptional(oneOf(DATE_ORDERS, 'how dates such as 03/04/2025 are written')),
  clock: v.exactOptional(oneOf(CLOCK_FORMATS, 'what two numbers with a colon are')),
  timeOrder: v.exactOptional(oneOf(TIME_ORDERS, 'what to do where the time starts again')),
  columns: v.pipe(
    v.strictObject({
      time: columnOf({ unit: unitOf('time') }),
      date: columnOf({}),
      mass: columnOf({ unit: unitOf('mass') }),
      measuringPoint1: columnOf({ unit: unitOf('mass') }),
      measuringPoint2: columnOf({ unit: unitOf('mass') }),
      zeroPoint: columnOf({ unit: unitOf('mass') }),
      content: columnOf({
        unit: unitOf('content'),
        basis: v.exactOptional(oneOf(CONTENT_BASES, 'mass that the content refers to')),
      }),
      contentError: columnOf({ unit: unitOf('content') }),
      temperature: columnOf({ unit: unitOf('temperature') }),
      pressure: columnOf({ unit: unitOf('pressure') }),
      relativeHumidity: columnOf({ unit: unitOf('humidity') }),
      dewPoint: columnOf({
        unit: unitOf('temperature'),
        at: v.exactOptional(oneOf(dewPointPlaces, 'where the dew point was measured')),
        linePressurePa: v.exactOptional(positive('total pressure in the gas line, in Pa')),
      }),
    }),
    v.description('a group of keys: what each column is'),
  ),
});

export type ImportTemplate = v.InferOutput<typeof importTemplateSchema>;
export type TemplateColumns = ImportTemplate['columns'];

/** Total pressure in a gas line where none is stated, Pa. */
export const USUAL_LINE_PRESSURE_PA = 1e5;

export const EMPTY_TEMPLATE: ImportTemplate = { format: IMPORT_TEMPLATE_FORMAT, columns: {} };
