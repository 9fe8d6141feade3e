import { readWorkbook } from '../files/read-workbook.ts';
import { sniffFile } from '../files/sniff-file.ts';
import { asked, refused, type ImportAnswers, type ImportOutcome } from '../outcome.ts';
import type { MeasuredTable } from '../table/measured-table.ts';
import { readDelimited } from '../table/read-delimited.ts';
import { NO_TABLE, readTable } from '../table/read-table.ts';
import type { Sheet } from '../table/row.ts';
import { findPoints } from './find-points.ts';
import { findTemperature } from './find-temperature.ts';
import { makeIsotherm, type ImportedIsotherm } from './make-isotherm.ts';
import { isSmsExport, readSmsReport } from './sms-report.ts';

/**
 * Reads a measured isotherm from the bytes of a file: CSV or other text, a workbook, or the export
 * of a DVS instrument. Never throws for any bytes.
 *
 * @param name of the isotherm where the file gives none
 * @param answers to earlier questions about the same file
 */
export function readIsotherm(
  bytes: Uint8Array,
  name: string,
  answers: ImportAnswers,
): ImportOutcome<ImportedIsotherm> {
  const sniffed = sniffFile(bytes);
  if (sniffed.kind === 'refused') return sniffed;
  if (sniffed.kind === 'text') {
    const table = readDelimited(sniffed.text, answers.decimal, [sniffed.decision]);
    return table.kind === 'read' ? isothermOfTable(table.value, name, answers) : table;
  }
  const workbook = readWorkbook(bytes);
  if (workbook.kind !== 'read') return workbook;
  return isSmsExport(workbook.value)
    ? isothermOfSmsExport(workbook.value, name, answers)
    : isothermOfSheets(workbook.value, name, answers);
}

function isothermOfTable(
  table: MeasuredTable,
  name: string,
  answers: ImportAnswers,
): ImportOutcome<ImportedIsotherm> {
  const found = findPoints(table, name, answers);
  if (found.kind !== 'read') return found;
  const { columns, rejected } = found.value;
  return makeIsotherm(
    { ...found.value, rejected: [...table.rowsRejected, ...rejected] },
    findTemperature(table),
    answers,
    {
      understood: [...table.understood, ...columns.understood],
      warnings: [...table.warnings, ...columns.warnings],
    },
  );
}

function isothermOfSmsExport(
  sheets: readonly Sheet[],
  name: string,
  answers: ImportAnswers,
): ImportOutcome<ImportedIsotherm> {
  const report = readSmsReport(sheets);
  if (report.kind !== 'read') return report;
  const found = { ...report.value, name: report.value.name || name };
  const source = {
    what: 'source',
    decided: 'isotherm report of a DVS export (Surface Measurement Systems)',
    why: 'the first cell of the workbook says so',
  };
  const { temperature, warnings } = report.value;
  return makeIsotherm(found, temperature, answers, { understood: [source], warnings });
}

function isothermOfSheets(
  sheets: readonly Sheet[],
  name: string,
  answers: ImportAnswers,
): ImportOutcome<ImportedIsotherm> {
  const tables = sheets
    .filter((sheet) => answers.sheet === undefined || sheet.name === answers.sheet)
    .map((sheet) => ({ sheet, table: readTable(sheet.rows, null, answers.decimal, []) }))
    .filter(({ table }) => table.kind !== 'refused');
  const [first, second] = tables;
  if (first === undefined && answers.sheet === undefined) return refused(NO_TABLE);
  if (first === undefined) {
    const what = `There is no sheet "${answers.sheet}" with a table. Which is the isotherm?`;
    return asked(
      'sheet',
      what,
      sheets.map((sheet) => sheet.name),
    );
  }
  if (second !== undefined) {
    const names = tables.map(({ sheet }) => sheet.name);
    return asked('sheet', 'Several sheets hold tables. Which is the isotherm?', names);
  }
  const { table } = first;
  return table.kind === 'read' ? isothermOfTable(table.value, name, answers) : table;
}
