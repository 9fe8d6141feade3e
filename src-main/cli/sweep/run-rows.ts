import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import type { PlannedRow, RowSetup } from '#shared/domain/sweep/row-setup.ts';
import type { RowCommand } from './row-worker.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Rows that a worker has at hand, so that it never waits. */
const AHEAD = 2;

/** cancelled: Ctrl-C or SIGTERM; crashed: a worker went away. */
type RowsEnd = 'done' | 'cancelled' | 'crashed';

/**
 * Runs rows, which come back in any order, the same whatever the number of workers.
 * @param onRow called once for each row, before the next one is taken; also rows of a run that ended
 *   early are whole
 */
export type RunRows = (
  setup: RowSetup,
  rows: Iterable<PlannedRow>,
  onRow: (row: SweepRow) => void,
) => Promise<RowsEnd>;

/** Gives worker processes to what runs rows, one time after the other, and ends them with it. */
export async function withRowWorkers<Result>(
  count: number | undefined,
  use: (runRows: RunRows) => Promise<Result>,
): Promise<Result> {
  const workers = new RowWorkers(count ?? availableParallelism());
  try {
    return await use(workers.run);
  } finally {
    workers.end();
  }
}

class RowWorkers {
  readonly #count: number;
  #children: ChildProcess[] = [];

  constructor(count: number) {
    this.#count = Math.max(1, count);
  }

  readonly run: RunRows = (setup, rows, onRow) => {
    const waiting = rows[Symbol.iterator]();
    return new Promise((resolve, reject) => {
      const finish = (outcome: RowsEnd | Error): void => {
        for (const name of STOP_SIGNALS) process.off(name, cancel);
        for (const child of this.#children) forget(child);
        // What is still under way would come back to the next run.
        if (outcome !== 'done') this.end();
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      const cancel = (): void => finish('cancelled');
      for (const name of STOP_SIGNALS) process.on(name, cancel);
      const start = (child: ChildProcess): void => {
        let open = 0;
        const fill = (): void => {
          while (open < AHEAD) {
            const next = waiting.next();
            if (next.done === true) break;
            send(child, { kind: 'run', ...next.value });
            open++;
          }
          if (open === 0 && --busy === 0) finish('done');
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
      this.#children = this.#children.filter(({ connected }) => connected);
      while (this.#children.length < this.#count) this.#children.push(forked());
      let busy = this.#children.length;
      this.#children.forEach(start);
    });
  };

  end(): void {
    for (const child of this.#children) {
      forget(child);
      child.kill('SIGKILL');
    }
    this.#children = [];
  }
}

/** The command itself with a hidden word, so that it also works where it is bundled. */
function forked(): ChildProcess {
  return fork(process.argv[1] ?? '', ['sweep', 'worker'], {
    execArgv: [],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
}

function forget(child: ChildProcess): void {
  for (const event of ['message', 'error', 'exit']) child.removeAllListeners(event);
}

function send(child: ChildProcess, command: RowCommand): void {
  // The callback takes the error of a process that went away; "exit" follows.
  child.send(command, () => undefined);
}
