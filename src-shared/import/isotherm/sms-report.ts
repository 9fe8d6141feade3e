import { read, refused, type ImportOutcome } from '../outcome.ts';
import type { Cell, Row, Sheet } from '../table/row.ts';
import { filledWidth, textOf } from '../table/row.ts';
import { settle, temperatureInRow, type FoundTemperature } from './find-temperature.ts';
import { pointsOfBothBranches, type FoundPoints } from './points.ts';

export interface SmsReport extends FoundPoints {
  readonly temperature: FoundTemperature;
  readonly warnings: readonly string[];
}

/** Whether the workbook is what the DVS software of Surface Measurement Systems exports. */
export const isSmsExport = (sheets: readonly Sheet[]): boolean =>
  sheets.some(({ rows }) => /^DVS.*Data.?File$/i.test(textOf(rows[0]?.cells[0])));

/**
 * The isotherm sheet of a DVS export: target activity in percent, change in mass against the
 * reference mass in percent, for sorption and desorption.
 */
export function readSmsReport(sheets: readonly Sheet[]): ImportOutcome<SmsReport> {
  const sheet = sheets.find(({ rows }) => findHeads(rows) !== null);
  const heads = sheet === undefined ? null : findHeads(sheet.rows);
  if (sheet === undefined || heads === null) {
    return refused(
      'The DVS export has no sheet with an isotherm report. Export it with the isotherm analysis.',
    );
  }
  const body = sheet.rows.filter(({ line }) => line > heads.line);
  const cycles = body.filter(({ cells }) => cells.some((cell) => /^cycle \d/i.test(textOf(cell))));
  const second = cycles[1];
  const rows = body
    .filter(({ line }) => second === undefined || line < second.line)
    .map(({ line, cells }) => ({
      line,
      activity: numberOf(cells[heads.sorption - 1]),
      adsorption: numberOf(cells[heads.sorption]),
      desorption: numberOf(cells[heads.sorption + 1]),
    }));
  const top = sheet.rows.filter(({ line }) => line < heads.line);
  const temperature = top.filter(({ cells }) => /^temp/i.test(firstText(cells)));
  return read({
    name: valueBeside(top, /^sample:?$/i),
    points: pointsOfBothBranches(rows),
    rejected: [],
    activityHead: { name: heads.activity, unit: '%' },
    loadingHead: { name: heads.loading, unit: heads.loading.includes('%') ? '%' : null },
    temperature: settle(temperature.map(temperatureInRow).filter((one) => one !== null)),
    warnings: [
      ...(second === undefined ? [] : [`Only the first of ${cycles.length} cycles is read.`]),
      ...kineticsWarnings(sheets),
    ],
  });
}

interface Heads {
  readonly line: number;
  readonly sorption: number;
  readonly activity: string;
  readonly loading: string;
}

function findHeads(rows: readonly Row[]): Heads | null {
  for (const [index, { line, cells }] of rows.entries()) {
    const sorption = cells.findIndex((cell) => /^(ad)?sorption$/i.test(textOf(cell)));
    const activity = textOf(cells[sorption - 1]);
    if (!/^desorption$/i.test(textOf(cells[sorption + 1])) || !activity.includes('%')) continue;
    // One heading stands above both branches, in the cell of either.
    const above = rows[index - 1]?.cells.slice(sorption).map(textOf) ?? [];
    return { line, sorption, activity, loading: above.find((text) => text !== '') ?? '' };
  }
  return null;
}

/** The kinetics sheet states how many rows it was written with; a shortened file holds fewer. */
function kineticsWarnings(sheets: readonly Sheet[]): string[] {
  return sheets.flatMap(({ name, rows }) => {
    const stated = valueBeside(rows, /^data points$/i);
    const start = valueBeside(rows, /^data start row$/i);
    if (stated === '' || start === '') return [];
    const held = rows.filter(
      ({ line, cells }) => line >= Number(start) && numberOf(cells[0]) !== null,
    ).length;
    if (held >= Number(stated)) return [];
    return [`The kinetics sheet "${name}" promises ${stated} rows but holds ${held}.`];
  });
}

function valueBeside(rows: readonly Row[], label: RegExp): string {
  const row = rows.find(({ cells }) => label.test(firstText(cells)));
  const filled = row?.cells.filter((cell) => textOf(cell) !== '') ?? [];
  return textOf(filled[1]);
}

const firstText = (cells: readonly Cell[]) =>
  filledWidth(cells) === 0 ? '' : textOf(cells.find((cell) => textOf(cell) !== ''));

const numberOf = (cell: Cell | undefined): number | null =>
  typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
