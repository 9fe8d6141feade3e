import type { RowsHeader, SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { sweepCsv } from '#shared/export/sweep-table.ts';

/** Rows as one JSON document or one table, by the ending of the file: .csv, .jsonl or .json. */
export function rowsAs(path: string, header: RowsHeader, rows: readonly SweepRow[]): string {
  const lines = rows.map((row) => JSON.stringify(row));
  if (path.endsWith('.csv')) return sweepCsv({ ...header, rows });
  if (path.endsWith('.jsonl')) return `${[JSON.stringify(header), ...lines].join('\n')}\n`;
  return `${JSON.stringify(header).slice(0, -1)},"rows":[\n${lines.join(',\n')}\n]}\n`;
}
