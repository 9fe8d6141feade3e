import type { RowSetup } from '#shared/domain/sweep/row-setup.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { probabilityOf, type Probability } from '#shared/simulation/sweep/robust-summary.ts';
import { type Optimum, searchOptimum } from '#shared/simulation/sweep/search-optimum.ts';
import { terminalLine } from '../progress-line.ts';
import { runRows } from '../sweep/run-rows.ts';

interface OptimumQuestion {
  readonly setup: RowSetup;
  /** Samples of all that is uncertain, the same for every value: common random numbers. */
  readonly drawn: readonly (readonly number[])[];
  readonly name: string;
  readonly bounds: readonly [lower: number, upper: number];
  readonly limitPpm: number;
  readonly workers: number | undefined;
}

type Stop = 'cancelled' | 'crashed';
export type RobustOptimum = Optimum<Stop>;

/** Smallest value of a name at which the target is met with 95 %, in worker processes. */
export function optimiseRobust(question: OptimumQuestion): Promise<RobustOptimum> {
  return searchOptimum(question.bounds, (value) => trialAt(question, value));
}

async function trialAt(
  { setup, drawn, name, limitPpm, workers }: OptimumQuestion,
  value: number,
): Promise<Probability | Stop> {
  const rows: SweepRow[] = [];
  const line = terminalLine(process.stderr);
  const ended = await runRows(
    { ...setup, inputs: [...setup.inputs, { kind: 'name', label: name, unit: '', name }] },
    drawn.map((values, index) => ({ index, values: [...values, value] })),
    (row) => {
      rows.push(row);
      line.show(() => `${name} = ${value} (SI): ${rows.length} of ${drawn.length} samples`);
    },
    workers,
  );
  line.clear();
  return ended === 'done' ? probabilityOf(rows, limitPpm) : ended;
}
