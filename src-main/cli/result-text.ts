import type { ResultRecord } from '#shared/domain/run/result.ts';
import { csvText } from '#shared/export/csv.ts';
import type { ContentUnit } from '#shared/units/water-content.ts';

/** A record as JSON text with one line for each of its keys, so that long series stay readable. */
export function recordJson(record: object): string {
  const lines = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/**
 * The series of a result as a table, one row for each time, with units in the head. The status is
 * a column of its own, so that the table of a run that ended early cannot pass as a whole one.
 *
 * @param unit of the total water; "wt-ppm" needs a result that has it
 */
export function resultCsv(result: ResultRecord, unit: ContentUnit): string {
  const columns: [head: string, values: readonly number[] | null | undefined][] = [
    ['time [s]', result.timeS],
    [`total [${unit}]`, totalIn(result, unit)],
    ['released [kg/m3]', result.releasedKgPerM3],
    ['macroMean [-]', result.macroMean],
    ['macroMin [-]', result.macroMin],
    ['macroMax [-]', result.macroMax],
    ['mirrorMacro [-]', result.mirrorMacro],
    ['macroMeanActivity [-]', result.macroMeanActivity],
    ['mirrorActivity [-]', result.mirrorActivity],
    ['mirrorMicroMean [-]', result.mirrorMicroMean],
    ['mirrorMicroMin [-]', result.mirrorMicroMin],
    ['mirrorMicroMax [-]', result.mirrorMicroMax],
    ['microGradientIntensity [-]', result.microGradientIntensity],
  ];
  const present = columns.flatMap(([head, values]) => (values ? [{ head, values }] : []));
  const head = [...present.map((column) => column.head), 'status'];
  const rows = result.timeS.map((_timeS, row) => [
    ...present.map((column) => column.values[row]),
    result.status,
  ]);
  return csvText([head, ...rows]);
}

function totalIn(result: ResultRecord, unit: ContentUnit): readonly number[] {
  switch (unit) {
    case 'fraction':
      return result.total;
    case 'kg/m3':
      return result.totalKgPerM3;
    case 'kg/kg':
      return wtPpmOf(result).map((ppm) => ppm * 1e-6);
    case 'wt-ppm':
      return wtPpmOf(result);
  }
}

function wtPpmOf({ totalWtPpm }: ResultRecord): readonly number[] {
  if (totalWtPpm === null) throw new TypeError('The result does not know the dry mass.');
  return totalWtPpm;
}
