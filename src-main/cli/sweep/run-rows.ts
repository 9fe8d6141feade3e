import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import type { PlannedRow, RowSetup } from '#shared/domain/sweep/row-setup.ts';
import type { RowCommand } from './row-worker.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Rows that a worker has at hand, so that it never waits. */
const AHEAD = 2;

/**
 * Runs rows in worker processes; rows come back in any order, the same whatever the number of workers.
 * @param onRow called once for each row, before the next one is taken
 * @returns cancelled: Ctrl-C or SIGTERM; crashed: a worker went away; rows that came back are whole
 */
export async function runRows(
  setup: RowSetup,
  rows: Iterable<PlannedRow>,
  onRow: (row: SweepRow) => void,
  workers = availableParallelism(),
): Promise<'done' | 'cancelled' | 'crashed'> {
  const waiting = rows[Symbol.iterator]();
  const children = new Set<ChildProcess>();
  return new Promise((resolve, reject) => {
    const finish = (outcome: 'done' | 'cancelled' | 'crashed' | Error): void => {
      for (const name of STOP_SIGNALS) process.off(name, cancel);
      for (const child of children) {
        child.removeAllListeners();
        child.kill('SIGKILL');
      }
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    const cancel = (): void => finish('cancelled');
    for (const name of STOP_SIGNALS) process.on(name, cancel);
    const give = (child: ChildProcess): boolean => {
      const next = waiting.next();
      if (next.done === true) return false;
      send(child, { kind: 'run', ...next.value });
      return true;
    };
    const start = (): void => {
      // The command itself with a hidden word, so that it also works where it is bundled.
      const child = fork(process.argv[1] ?? '', ['sweep', 'worker'], {
        execArgv: [],
        stdio: ['ignore', 2, 2, 'ipc'],
      });
      children.add(child);
      let open = 0;
      const fill = (): void => {
        while (open < AHEAD && give(child)) open++;
        if (open > 0) return;
        children.delete(child);
        child.removeAllListeners();
        child.disconnect();
        if (children.size === 0) finish('done');
      };
      child.on('message', (row) => {
        open--;
        try {
          onRow(row as SweepRow);
        } catch (error) {
          finish(error instanceof Error ? error : new Error(String(error)));
          return;
        }
        fill();
      });
      child.on('error', () => finish('crashed'));
      child.on('exit', () => finish('crashed'));
      send(child, { kind: 'setup', setup });
      fill();
    };
    for (let k = 0; k < Math.max(1, workers); k++) start();
  });
}

function send(child: ChildProcess, command: RowCommand): void {
  // The callback takes the error of a process that went away; "exit" follows.
  child.send(command, () => undefined);
}
