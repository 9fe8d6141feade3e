import { refused, type Decision, type ImportOutcome } from '../outcome.ts';
import { chooseSeparator } from './choose-separator.ts';
import type { MeasuredTable } from './measured-table.ts';
import type { DecimalSign } from './number-text.ts';
import { NO_TABLE, readTable } from './read-table.ts';
import { splitRows } from './split-rows.ts';

/**
 * Reads a table from text: CSV, tab-separated, from the clipboard, or in columns of blanks.
 *
 * @param decimalAnswer the decimal sign, where a person has said it
 * @param earlier what was decided before, for example on the encoding
 */
export function readDelimited(
  text: string,
  decimalAnswer?: DecimalSign,
  earlier: readonly Decision[] = [],
): ImportOutcome<MeasuredTable, 'decimal'> {
  const chosen = chooseSeparator(text);
  if (chosen === null) return refused(NO_TABLE);
  const { separator, decision } = chosen;
  return readTable(splitRows(text, separator), separator, decimalAnswer, [...earlier, decision]);
}
