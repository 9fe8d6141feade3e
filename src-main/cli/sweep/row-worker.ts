import type { PlannedRow, RowSetup } from '#shared/domain/sweep/row-setup.ts';
import { runRow } from '#shared/simulation/sweep/run-row.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';

/** What the process of a sweep says to one of its workers. */
export type RowCommand =
  { readonly kind: 'setup'; readonly setup: RowSetup } | ({ readonly kind: 'run' } & PlannedRow);

/** Runs rows for the process that forked this one, until it goes away. */
export function serveRows(): void {
  // Ctrl-C reaches the whole group; the parent decides what is kept.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => undefined);
  }
  process.on('disconnect', () => process.exit());
  let setup: RowSetup | undefined;
  process.on('message', (command: RowCommand) => {
    if (command.kind === 'setup') ({ setup } = command);
    else if (setup !== undefined) {
      const row: SweepRow = runRow(setup, command);
      process.send?.(row, undefined, undefined, () => undefined);
    }
  });
}
