import { timeAtContent } from './content-basis.ts';
import type { ShownRun } from './result-charts.ts';

export type Cell = string | number | undefined;

/** Columns in which the smallest value is the best: time to target, balance, error, steps. */
const smallerIsBetter = [1, 9, 10, 11];

/** One row per run in the order of the columns of the comparison, and the best value per column. */
export function compareRows(
  shown: readonly ShownRun[],
  target: number,
  sortBy: number,
  descending: boolean,
): {
  readonly rows: readonly { readonly id: string; readonly cells: readonly Cell[] }[];
  readonly best: readonly (number | undefined)[];
} {
  const rows = shown.map(({ record, label }) => ({
    id: record.runId,
    cells: cellsOf(record, label, target),
  }));
  const sign = descending ? -1 : 1;
  rows.sort((a, b) => sign * compared(a.cells[sortBy], b.cells[sortBy]));
  const best = (rows[0]?.cells ?? []).map((_, column) => {
    const values = rows
      .map(({ cells }) => cells[column])
      .filter((cell) => typeof cell === 'number');
    return smallerIsBetter.includes(column) && values.length > 1 ? Math.min(...values) : undefined;
  });
  return { rows, best };
}

function cellsOf(
  { figures, result, transportCase }: ShownRun['record'],
  label: string,
  target: number,
): Cell[] {
  if (!figures) return [label];
  // A scale that was solved without resistance has no diffusion time.
  const { resistances } = transportCase;
  const tauMacroS = resistances === 'micro' ? undefined : figures.tauMacroS;
  const tauMicroS = resistances === 'macro' ? undefined : figures.tauMicroS;
  return [
    label,
    result && timeAtContent(result.timeS, result.total, target),
    figures.initialKgPerM3,
    result?.totalKgPerM3.at(-1),
    tauMacroS,
    tauMicroS,
    tauMacroS === undefined || tauMicroS === undefined ? undefined : tauMicroS / tauMacroS,
    figures.microShare,
    figures.meanTimeMicroShare,
    figures.massBalanceDefect ?? undefined,
    figures.estimatedError ?? undefined,
    figures.steps,
    figures.solver,
    figures.inputHash.slice(0, 12),
  ];
}

function compared(a: Cell, b: Cell): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b));
}
