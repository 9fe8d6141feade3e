import type { ComparisonFigures, ComparisonKey } from '#shared/export/comparison-table.ts';

export interface ComparedRecipe {
  readonly id: string;
  readonly figures: Pick<ComparisonFigures, ComparisonKey>;
}

/** Columns that have a best value, and which one it is. The hottest coil is neither good nor bad. */
const wanted: Readonly<Partial<Record<ComparisonKey, 'least' | 'most'>>> = {
  timeToTarget: 'least',
  occupancy: 'least',
  endMean: 'least',
  endMax: 'least',
  margin: 'most',
  gradient: 'least',
  caps: 'least',
  uptake: 'least',
  sensibleHeat: 'least',
  desorptionHeat: 'least',
  pump: 'least',
  electric: 'least',
  gas: 'least',
  cost: 'least',
  costPerCoil: 'least',
};

/** Columns in ppm: they compare only where all refer to the same dry mass. */
const inPpm: readonly ComparisonKey[] = ['endMean', 'endMax', 'margin', 'gradient', 'uptake'];

/** Rows in the order of a column; those that have no value there are always the last. */
export function sortedRecipes<Row extends ComparedRecipe>(
  rows: readonly Row[],
  by: ComparisonKey,
  descending: boolean,
): Row[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted(({ figures: a }, { figures: b }) => {
    const [left, right] = [a[by] ?? undefined, b[by] ?? undefined];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined);
    }
    return typeof left === 'number' && typeof right === 'number'
      ? sign * (left - right)
      : sign * String(left).localeCompare(String(right));
  });
}

export function hasOneBasis(rows: readonly ComparedRecipe[]): boolean {
  return new Set(rows.map(({ figures }) => figures.basis)).size < 2;
}

/** The best value of each column that has one; none where all rows are equally good. */
export function bestFigures(
  rows: readonly ComparedRecipe[],
): Readonly<Partial<Record<ComparisonKey, number>>> {
  const comparable = hasOneBasis(rows);
  const best: Partial<Record<ComparisonKey, number>> = {};
  for (const [name, which] of Object.entries(wanted)) {
    const key = name as ComparisonKey;
    if (!comparable && inPpm.includes(key)) continue;
    const values = rows
      .map(({ figures }) => figures[key])
      .filter((value) => typeof value === 'number');
    const ends = [Math.min(...values), Math.max(...values)] as const;
    if (values.length < 2 || (values.length === rows.length && ends[0] === ends[1])) continue;
    best[key] = which === 'least' ? ends[0] : ends[1];
  }
  return best;
}
