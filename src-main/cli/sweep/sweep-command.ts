import { isChecked } from '#shared/simulation/sweep/checked-row.ts';
import { isInShard, readShard, type Shard } from '#shared/domain/sweep/shard.ts';
import type { PlannedRow } from '#shared/domain/sweep/row-setup.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { callerPath } from '../input-file.ts';
import { checkOutputFile, writeOutput } from '../output-file.ts';
import { terminalLine } from '../progress-line.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { readPlan } from './read-plan.ts';
import { readRows, RowAppender } from './row-file.ts';
import { errorsInWords, rowsAs } from './row-table.ts';
import { withRowWorkers } from './run-rows.ts';

export interface SweepOptions {
  readonly out: string;
  readonly table?: string;
  readonly shard?: string;
  readonly workers?: number;
}

/**
 * Runs the rows of a plan that a file of rows does not hold yet.
 * @returns the exit code
 * @throws Refusal before anything is run when plan or files do not allow it
 */
export async function sweepCommand(path: string, options: SweepOptions): Promise<number> {
  const { out, table, workers } = options;
  const shard = shardOf(options.shard);
  const files = [path, out, ...(table === undefined ? [] : [table])].map(callerPath);
  if (new Set(files).size < files.length) {
    throw new Refusal('The plan, --out and --table need different files.');
  }
  const { setup, rows, header: common } = await readPlan(path);
  await checkOutputFile(out);
  if (table !== undefined) await checkOutputFile(table);
  const header = { ...common, shard: `${shard.index}/${shard.count}` };
  const kept = readRows(out);
  if (kept !== undefined && JSON.stringify(kept.header) !== JSON.stringify(header)) {
    throw new Refusal(
      `${out} holds rows of another plan, recipe, case, program version or shard. Give --out another name.`,
    );
  }
  const done: SweepRow[] = [...(kept?.rows ?? [])];
  const known = new Set(done.map(({ index }) => index));
  const count = Math.ceil((rows.rowCount - shard.index + 1) / shard.count);
  const file = new RowAppender(out, header, kept);
  const line = terminalLine(process.stderr);
  const startMs = performance.now();
  const waiting = waitingRows(rows.rowCount, shard, known, rows.valuesOf);
  const ended = await withRowWorkers(workers, (runRows) =>
    runRows(setup, waiting, (row) => {
      file.append(row);
      done.push(row);
      line.show(() => progress(done.length, count, done.length - known.size, startMs));
    }),
  ).finally(() => file.close());
  line.clear();
  done.sort((a, b) => a.index - b.index);
  if (table !== undefined) await writeOutput(table, rowsAs(table, header, done));
  process.stdout.write(
    `${summary(done, count, known.size, startMs)}\n${errorsInWords(header, done)}\nWrote ${out}.\n`,
  );
  if (ended === 'done') return EXIT.done;
  const reason = ended === 'cancelled' ? 'The sweep was cancelled' : 'A worker process went away';
  process.stderr.write(
    `${reason}; ${done.length} of ${count} rows are kept in ${out}. The same command goes on from there.\n`,
  );
  return EXIT.endedEarly;
}

function shardOf(text = '1/1'): Shard {
  const shard = readShard(text);
  if (shard !== undefined) return shard;
  throw new Refusal(`--shard "${text}" is not a part of a whole. Write for example 2/8.`);
}

function* waitingRows(
  rowCount: number,
  shard: Shard,
  known: ReadonlySet<number>,
  valuesOf: (row: number) => number[],
): Generator<PlannedRow> {
  for (let index = 0; index < rowCount; index++) {
    if (!isInShard(index, shard) || known.has(index)) continue;
    yield { index, values: valuesOf(index), checked: isChecked(index, rowCount) };
  }
}

function progress(done: number, count: number, fresh: number, startMs: number): string {
  const elapsedS = (performance.now() - startMs) / 1000;
  const left = formatDuration(((count - done) * elapsedS) / fresh);
  return `${done} of ${count} rows, ${formatNumber(fresh / elapsedS, 3)} rows/s, about ${left} left`;
}

function summary(
  rows: readonly SweepRow[],
  count: number,
  before: number,
  startMs: number,
): string {
  const of = (outcome: SweepRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const reached = rows.filter(({ timeToTargetS }) => timeToTargetS !== null).length;
  const elapsedS = (performance.now() - startMs) / 1000;
  const rate = formatNumber((rows.length - before) / elapsedS, 3);
  const resumed = before === 0 ? '' : ` (${before} were there before)`;
  return (
    `${rows.length} of ${count} rows${resumed}: ${of('finished')} finished, ${of('failed')} failed, ` +
    `${of('refused')} refused; target reached in ${reached}. ${formatDuration(elapsedS)}, ${rate} rows/s.`
  );
}
