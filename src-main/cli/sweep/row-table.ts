import type { RowsHeader, SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import {
  accuracyInWords,
  accuracyWarning,
  rowAccuracy,
} from '#shared/domain/sweep/row-accuracy.ts';
import { sweepCsv } from '#shared/export/sweep-table.ts';

/** Rows as one JSON document or one table, by the ending of the file: .csv, .jsonl or .json. */
export function rowsAs(path: string, header: RowsHeader, rows: readonly SweepRow[]): string {
  const lines = rows.map((row) => JSON.stringify(row));
  if (path.endsWith('.csv')) return sweepCsv({ ...header, rows });
  if (path.endsWith('.jsonl')) return `${[JSON.stringify(header), ...lines].join('\n')}\n`;
  const head = JSON.stringify({ ...header, errors: rowAccuracy(rows) }).slice(0, -1);
  return `${head},"rows":[\n${lines.join(',\n')}\n]}\n`;
}

/** How right rows are, in words. */
export function errorsInWords({ accuracy }: RowsHeader, rows: readonly SweepRow[]): string {
  const errors = rowAccuracy(rows);
  const warning = accuracyWarning(errors, accuracy);
  return [accuracyInWords(errors, 'rows'), ...(warning === undefined ? [] : [warning])].join('\n');
}
