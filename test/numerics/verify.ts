/**
 * `npm run verify`: runs every verification and prints the table; `--markdown` prints it as the
 * README quotes it. The exit code is 1 when a line fails.
 */
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { allVerifications } from './verification/all-verifications.ts';
import type { Measurement, Verification } from './verification/verification.ts';
import { defectLimit, holds } from './verification/verification.ts';

const headings = ['case', 'error', 'limit', 'order', 'mass-balance defect', 'verdict'];

function scientific(value: number): string {
  return value === 0 ? '0' : value.toExponential(1);
}

function cells(verification: Verification, measured: Measurement): string[] {
  const { name, limit, orderAtLeast } = verification;
  const { error, order, defect } = measured;
  const wanted = orderAtLeast === undefined ? '' : ` (>= ${orderAtLeast})`;
  return [
    name,
    scientific(error),
    scientific(limit),
    order === undefined ? '' : `${order.toFixed(2)}${wanted}`,
    defect === undefined ? '' : scientific(defect),
    holds(verification, measured) ? 'ok' : 'FAILED',
  ];
}

/** A run that ends in an error is a failed line; the others still run. */
function measure(verification: Verification): Measurement {
  try {
    return verification.measure();
  } catch (error) {
    console.error(`${verification.name}:`, error);
    return { error: Number.NaN };
  }
}

function asMarkdown(rows: readonly string[][]): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const rule = headings.map((_, k) => (k === 0 || k === 5 ? '---' : '---:'));
  return [line(headings), line(rule), ...rows.map(line)].join('\n');
}

function asTable(rows: readonly string[][]): string {
  const table = new Table({
    head: headings,
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows);
  return table.toString();
}

const { values: options } = parseArgs({
  options: { markdown: { type: 'boolean', default: false } },
});
const rows = allVerifications.map((verification) => cells(verification, measure(verification)));
const failed = rows.filter((row) => row.at(-1) === 'FAILED').length;
console.log(options.markdown ? asMarkdown(rows) : asTable(rows));
console.log(
  `\n${rows.length - failed} ok, ${failed} failed; every defect has the limit ${defectLimit}.`,
);
process.exitCode = failed === 0 ? 0 : 1;
