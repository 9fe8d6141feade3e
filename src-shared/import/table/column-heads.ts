import type { Decision } from '../outcome.ts';
import type { TablePlace } from './find-header.ts';
import { textOf } from './row.ts';
import { plainUnit, splitNameAndUnit } from './unit-text.ts';

export interface ColumnHead {
  /** the heading without its unit, or "column 3" where the file names none */
  readonly name: string;
  readonly unit: string | null;
}

/** Name and unit of each column, from the header and a row of units. */
export function columnHeads({ header, units }: TablePlace, width: number): ColumnHead[] {
  return Array.from({ length: width }, (_none, column) => {
    const { name, unit } = splitNameAndUnit(textOf(header?.cells[column]));
    const below = textOf(units?.cells[column]);
    return { name: name || `column ${column + 1}`, unit: below ? plainUnit(below) : unit };
  });
}

/** Where the header was found. */
export function headerDecision({ header, units }: TablePlace): Decision {
  if (header === null) {
    return { what: 'header', decided: 'none', why: 'no names stand above the numbers' };
  }
  const below = units === null ? '' : `; units are in line ${units.line}`;
  const why = `the numbers begin below it${below}`;
  return { what: 'header', decided: `line ${header.line}`, why };
}
