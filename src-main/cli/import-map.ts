import { closestWord } from '#shared/domain/case/closest-word.ts';
import {
  columnRoles,
  COLUMN_ROLES,
  type CONTENT_BASES,
  EMPTY_TEMPLATE,
  type ColumnRole,
  type ImportTemplate,
} from '#shared/domain/experiment/import-template.ts';
import { parseImportTemplate } from '#shared/domain/experiment/parse-import-template.ts';
import { NO_COLUMN } from '#shared/import/experiment/experiment-outcome.ts';
import { symbolOf } from '#shared/import/table/unit-spellings.ts';
import { plainUnit } from '#shared/import/table/unit-text.ts';
import { measuredSymbols } from '#shared/units/measured-units.ts';
import { readTextFile } from './input-file.ts';
import { Refusal } from './refusal.ts';

/** What the options of the command say about a file. */
export interface MapOptions {
  readonly map: readonly string[];
  readonly sheet?: string;
  readonly decimal?: ImportTemplate['decimal'];
  readonly dateOrder?: ImportTemplate['dateOrder'];
  readonly clock?: ImportTemplate['clock'];
  readonly timeOrder?: ImportTemplate['timeOrder'];
  readonly contentBasis?: (typeof CONTENT_BASES)[number];
  readonly dewPointAt?: 'line' | 'chamber';
  /** in Pa */
  readonly linePressure?: number;
}

const TEMPLATE_FILE = { what: 'an import template', largestBytes: 1024 * 1024 };

/**
 * The template that the options make: files first, then columns, then single options.
 * @throws Refusal when a file or a part of a map is not valid
 */
export async function templateOfOptions(options: MapOptions): Promise<ImportTemplate> {
  let template: object = EMPTY_TEMPLATE;
  let columns: Record<string, unknown> = {};
  for (const text of options.map) {
    if (isInline(text)) {
      columns = { ...columns, ...columnsOf(text) };
    } else {
      const file = await readTemplate(text);
      template = { ...template, ...file };
      columns = { ...columns, ...file.columns };
    }
  }
  const { sheet, decimal, dateOrder, clock, timeOrder } = options;
  const stated = Object.entries({ sheet, decimal, dateOrder, clock, timeOrder });
  const { contentBasis: basis, dewPointAt: at, linePressure: linePressurePa } = options;
  addTo(columns, 'content', { basis });
  addTo(columns, 'dewPoint', { at, linePressurePa });
  const document = { ...template, ...Object.fromEntries(stated.filter(isGiven)), columns };
  const parsed = parseImportTemplate(document);
  if (!parsed.ok) throw new Refusal('The map is not valid:', ...parsed.issues.map(indented));
  return parsed.value;
}

const isInline = (text: string) => /^\s*\w+\s*=/.test(text);
const isGiven = ([, value]: [string, unknown]) => value !== undefined;
const indented = ({ message }: { message: string }) => `  ${message}`;

function addTo(
  columns: Record<string, unknown>,
  role: ColumnRole,
  entries: Record<string, unknown>,
): void {
  const given = Object.entries(entries).filter(isGiven);
  if (given.length === 0) return;
  columns[role] = { ...(columns[role] as object | null), ...Object.fromEntries(given) };
}

async function readTemplate(path: string): Promise<ImportTemplate> {
  const parsed = parseImportTemplate(await readTextFile(path, TEMPLATE_FILE));
  if (parsed.ok) return parsed.value;
  throw new Refusal(`${path} is not a valid import template:`, ...parsed.issues.map(indented));
}

/** Reads "time=Zeit[min],mass=[mg],pressure=none". */
function columnsOf(text: string): Record<string, unknown> {
  const parts = text.split(/,(?=\s*\w+\s*=)/);
  return Object.fromEntries(
    parts.map((part) => {
      const [, word = '', value = ''] = /^\s*(\w+)\s*=(.*)$/s.exec(part) ?? [];
      const role = COLUMN_ROLES.find((one) => one === word);
      if (role === undefined) throw unknownRole(word, part);
      return [role, columnOf(role, value.trim())];
    }),
  );
}

function unknownRole(word: string, part: string): Refusal {
  const meant = closestWord(word, COLUMN_ROLES);
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  const allowed = `Allowed before "=": ${COLUMN_ROLES.join(', ')}.`;
  return new Refusal(`--map: "${word || part}" is no kind of column.${hint}`, allowed);
}

function columnOf(role: ColumnRole, text: string): object | null {
  if (text === NO_COLUMN) return null;
  const quantity = columnRoles[role];
  const [, name = '', written = ''] = /^(.*)\[([^[\]]*)\]$/s.exec(text) ?? [];
  if (written === '' || quantity === null) return text === '' ? {} : { column: text };
  const unit = measuredSymbols(quantity).includes(written)
    ? written
    : symbolOf(quantity, plainUnit(written));
  const column = name.trim();
  // A unit that is not known may be a part of the heading.
  if (unit === undefined && column !== '') return { column: text };
  return { ...(column !== '' && { column }), unit: unit ?? written };
}

/** The columns of a template as `--map` takes them, where they are stated in full. */
export function mapText({ columns }: ImportTemplate): string {
  const parts = COLUMN_ROLES.flatMap((role) => {
    const column = columns[role];
    if (column === null) return [`${role}=${NO_COLUMN}`];
    if (column?.column === undefined) return [];
    const { column: name, unit }: { column?: string; unit?: string } = column;
    return [`${role}=${name}${unit === undefined ? '' : `[${unit}]`}`];
  });
  return parts.join(',');
}
