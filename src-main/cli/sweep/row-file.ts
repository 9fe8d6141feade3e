import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { ROWS_FORMAT, type RowsHeader, type SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { callerPath } from '../input-file.ts';
import { fileProblem, Refusal } from '../refusal.ts';

const HEADER_BEGIN = `{"format":"${ROWS_FORMAT}"`;

/** A file of rows as far as it is whole. */
export interface RowsRead {
  readonly header: RowsHeader;
  readonly rows: readonly SweepRow[];
  /** Length of what is whole; a half-written last line is behind it. */
  readonly wholeBytes: number;
}

/**
 * Reads a file of rows; a half-written last line is left out.
 * @returns undefined where the file is missing or its first line was never finished
 * @throws Refusal where it is something else, or holds a row twice with different values
 */
export function readRows(path: string): RowsRead | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(callerPath(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Refusal(`${path} cannot be read: ${fileProblem(error)}.`);
  }
  const wholeBytes = bytes.lastIndexOf(10) + 1;
  if (wholeBytes === 0) {
    // A header that was cut off by a stop begins as every header does.
    const begin = bytes.subarray(0, HEADER_BEGIN.length).toString();
    if (HEADER_BEGIN.startsWith(begin)) return undefined;
    throw new Refusal(`${path} is not a file of rows of a sweep. Choose another name.`);
  }
  const lines = bytes.subarray(0, wholeBytes).toString('utf8').split('\n').slice(0, -1);
  const [header, ...rows] = lines.map((line, k) => parsedLine(path, line, k + 1));
  if ((header as Partial<RowsHeader> | undefined)?.format !== ROWS_FORMAT) {
    throw new Refusal(`${path} is not a file of rows (${ROWS_FORMAT}). Choose another name.`);
  }
  return { header: header as RowsHeader, rows: uniqueRows(path, rows as SweepRow[]), wholeBytes };
}

/** @throws Refusal where two rows of one number differ */
export function uniqueRows(path: string, rows: readonly SweepRow[]): SweepRow[] {
  const byIndex = new Map<number, SweepRow>();
  for (const row of rows) {
    const known = byIndex.get(row.index);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(row)) {
      throw new Refusal(`${path} holds row ${row.index} twice with different values.`);
    }
    byIndex.set(row.index, row);
  }
  return [...byIndex.values()].sort((a, b) => a.index - b.index);
}

function parsedLine(path: string, line: string, number: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new Refusal(
      `${path}, line ${number}: this is not JSON. The file was changed or damaged.`,
    );
  }
}

/** A file to which rows are appended, each on the disk before the next one. */
export class RowAppender {
  readonly #file: number;

  /** @param kept what a file that is gone on with holds; undefined begins a new one */
  constructor(path: string, header: RowsHeader, kept: RowsRead | undefined) {
    try {
      this.#file = openSync(callerPath(path), 'a');
      ftruncateSync(this.#file, kept?.wholeBytes ?? 0);
    } catch (error) {
      throw new Refusal(`${path} cannot be written: ${fileProblem(error)}.`);
    }
    if (kept === undefined) this.#line(header);
  }

  append(row: SweepRow): void {
    this.#line(row);
  }

  close(): void {
    closeSync(this.#file);
  }

  #line(content: object): void {
    writeSync(this.#file, `${JSON.stringify(content)}\n`);
    fsyncSync(this.#file);
  }
}
