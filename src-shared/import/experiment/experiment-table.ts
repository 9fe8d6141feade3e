import type { OpenedFile } from '../files/open-file.ts';
import { asked, read, refused, type Decision, type ImportOutcome } from '../outcome.ts';
import { chooseSeparator } from '../table/choose-separator.ts';
import { columnHeads, headerDecision, type ColumnHead } from '../table/column-heads.ts';
import { findTable, isNumber, type TablePlace } from '../table/find-header.ts';
import { IMPORT_LIMITS } from '../limits.ts';
import { commaTwice, NO_TABLE } from '../table/read-table.ts';
import { filledWidth, textOf, type Cell, type Rows } from '../table/row.ts';
import { splitRows, type Separator } from '../table/split-rows.ts';
import { surveyBody, type BodySurvey } from '../table/survey-body.ts';
import { readTimeText } from '../table/time-text.ts';

/** A table whose columns are not read yet. */
export interface ExperimentTable {
  readonly place: TablePlace;
  readonly survey: BodySurvey;
  readonly heads: readonly ColumnHead[];
  /** how a person can name each column: its heading as it stands in the file, or #3 */
  readonly labels: readonly string[];
  /** null for a sheet */
  readonly separator: Separator | null;
  readonly sheet: string | null;
  readonly understood: readonly Decision[];
  readonly warnings: readonly string[];
}

/** Numbers, and dates, times of day and durations. */
const isValue = (cell: Cell): boolean =>
  isNumber(cell) || (typeof cell === 'string' && readTimeText(cell) !== null);

/** Tables by their file: answers to questions do not run through its rows again. */
const knownTables = new WeakMap<OpenedFile, readonly ExperimentTable[]>();

/** The tables of a file, one for a text, none to many for a workbook. */
export function findTables(file: OpenedFile): readonly ExperimentTable[] {
  const known = knownTables.get(file) ?? tablesIn(file);
  knownTables.set(file, known);
  return known;
}

function tablesIn(file: OpenedFile): ExperimentTable[] {
  if (file.kind === 'text') {
    const chosen = chooseSeparator(file.text, isValue);
    if (chosen === null) return [];
    const { separator, decision } = chosen;
    const rows = splitRows(file.text, separator);
    return tableOf(rows, separator, null, [file.decision, decision]);
  }
  return file.sheets.flatMap(({ name, rows }) => tableOf(rows, null, name, []));
}

function tableOf(
  rows: Rows,
  separator: Separator | null,
  sheet: string | null,
  earlier: readonly Decision[],
): ExperimentTable[] {
  const place = findTable(rows, isValue);
  if (place === null) return [];
  const survey = surveyBody(place.body);
  const named = place.header === null ? survey.width : filledWidth(place.header.cells);
  const isOfOtherWidth = separator === 'blanks' && named !== survey.width;
  const used = isOfOtherWidth ? { ...place, header: null } : place;
  const width = Math.max(used.header === null ? 0 : named, survey.width);
  const heads = columnHeads(used, width);
  return [
    {
      place,
      survey,
      heads,
      labels: labelsOf(used, width),
      separator,
      sheet,
      understood: [...earlier, headerDecision(used)],
      warnings: isOfOtherWidth
        ? [`The header has ${named} words for ${survey.width} columns and is not used.`]
        : [],
    },
  ];
}

function labelsOf({ header }: TablePlace, width: number): string[] {
  const texts = Array.from({ length: width }, (_none, column) => textOf(header?.cells[column]));
  return texts.map((text, column) => {
    const place = `#${column + 1}`;
    if (text === '') return place;
    return texts.indexOf(text) === texts.lastIndexOf(text) ? text : `${text} (${place})`;
  });
}

/** What a table must not be: too wide, or with commas both between cells and in numbers. */
function checkTable(table: ExperimentTable): ImportOutcome<ExperimentTable, never> {
  const { heads, survey, separator, place } = table;
  if (heads.length > IMPORT_LIMITS.columns) {
    return refused(`The table has more than ${IMPORT_LIMITS.columns} columns. Export fewer.`);
  }
  if (survey.rows > IMPORT_LIMITS.rows) {
    const most = IMPORT_LIMITS.rows.toLocaleString('en');
    return refused(`The table has more than ${most} rows. Export fewer, for example every second.`);
  }
  const named = place.header === null ? heads.length : filledWidth(place.header.cells);
  if (separator === 'comma' && named < survey.width)
    return refused(commaTwice(named, survey.width));
  return read(table);
}

/** The table of the file: that of the sheet that was stated, or the only one that can be a run. */
export function chooseTable(
  tables: readonly ExperimentTable[],
  sheet: string | undefined,
  canBeRun: (table: ExperimentTable) => boolean,
): ImportOutcome<ExperimentTable, 'sheet'> {
  if (tables.length === 0) return refused(NO_TABLE);
  const names = tables.flatMap((table) => (table.sheet === null ? [] : [table.sheet]));
  const stated = tables.find((table) => table.sheet === null || table.sheet === sheet);
  if (stated !== undefined) return checkTable(stated);
  if (sheet !== undefined) {
    return asked('sheet', `There is no sheet "${sheet}" with a table. Which is the run?`, names);
  }
  const [first, ...others] = tables.length === 1 ? tables : tables.filter(canBeRun);
  if (first !== undefined && others.length === 0) return checkTable(first);
  return asked('sheet', 'Several sheets hold tables. Which is the run?', names);
}
