import type { RowsHeader, SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { csvText } from '#shared/export/csv.ts';

/** Rows as one JSON document or one table, by the ending of the file: .csv, .jsonl or .json. */
export function rowsAs(path: string, header: RowsHeader, rows: readonly SweepRow[]): string {
  const lines = rows.map((row) => JSON.stringify(row));
  if (path.endsWith('.csv')) return rowsCsv(header, rows);
  if (path.endsWith('.jsonl')) return `${[JSON.stringify(header), ...lines].join('\n')}\n`;
  return `${JSON.stringify(header).slice(0, -1)},"rows":[\n${lines.join(',\n')}\n]}\n`;
}

function rowsCsv({ inputs, ppmBasis }: RowsHeader, rows: readonly SweepRow[]): string {
  const basis = ppmBasis === 'coating' ? 'wt-ppm of coating' : 'wt-ppm with foil';
  const head = [
    'row',
    ...inputs.map(({ name, unit }) => `${name} [${unit}]`),
    'outcome',
    'time to target [s]',
    'length [s]',
    `mean water at the end [${basis}]`,
    `largest water at the end [${basis}]`,
    `water of the target at the end [${basis}]`,
    'caps reached [-]',
    'mass-balance defect [-]',
    'problem',
  ];
  const body = rows.map((row) => [
    row.index,
    ...row.inputs,
    row.outcome,
    row.timeToTargetS,
    row.lengthS,
    row.endPpmMean,
    row.endPpmMax,
    row.targetPpmAtEnd,
    row.capsReached,
    row.massBalanceDefect,
    row.problem,
  ]);
  return csvText([head, ...body]);
}
