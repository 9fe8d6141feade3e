import { checkOutputFile, writeOutput } from '../output-file.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { readRows, uniqueRows } from './row-file.ts';
import { errorsInWords, rowsAs } from './row-table.ts';

/**
 * Joins the rows of the parts of one plan in its order.
 * @returns the exit code: 1 where rows are missing, which are named
 * @throws Refusal where the parts belong to different plans or contradict each other
 */
export async function mergeCommand(
  paths: readonly string[],
  { out }: { readonly out: string },
): Promise<number> {
  await checkOutputFile(out);
  const parts = paths.map((path) => {
    const part = readRows(path);
    if (part === undefined) throw new Refusal(`${path} is missing or holds no rows.`);
    return { path, ...part };
  });
  const [first] = parts;
  if (first === undefined) throw new Refusal('Give the files of rows that are to be joined.');
  const other = parts.find(({ header }) => header.planHash !== first.header.planHash);
  if (other !== undefined) {
    throw new Refusal(`${other.path} belongs to another plan than ${first.path}.`);
  }
  const rows = uniqueRows(
    'The parts together',
    parts.flatMap((part) => part.rows),
  );
  const header = { ...first.header, shard: '1/1' };
  await writeOutput(out, rowsAs(out, header, rows));
  const { rowCount } = header;
  process.stderr.write(`${rows.length} of ${rowCount} rows from ${paths.length} files.\n`);
  process.stderr.write(`${errorsInWords(header, rows)}\n`);
  if (rows.length === rowCount) return EXIT.done;
  const known = new Set(rows.map(({ index }) => index));
  const missing = Array.from({ length: rowCount }, (_, k) => k).filter((k) => !known.has(k));
  process.stderr.write(
    `Missing rows: ${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ', …' : ''}.\n`,
  );
  return EXIT.endedEarly;
}
