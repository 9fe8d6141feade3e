import type { RecipeFigures } from './recipe-figures.ts';

export type FigureKey = keyof RecipeFigures;

export interface ComparedRecipe {
  readonly id: string;
  readonly figures: RecipeFigures;
}

/** Columns that have a best value, and which one it is. The hottest coil is neither good nor bad. */
const wanted: Readonly<Partial<Record<FigureKey, 'least' | 'most'>>> = {
  timeToTarget: 'least',
  occupancy: 'least',
  endMean: 'least',
  endMax: 'least',
  margin: 'most',
  caps: 'least',
  uptake: 'least',
};

/** Columns in ppm: they compare only where all refer to the same dry mass. */
const inPpm: readonly FigureKey[] = ['endMean', 'endMax', 'margin', 'uptake'];

/** Rows in the order of a column; those that have no value there are always the last. */
export function sortedRecipes<Row extends ComparedRecipe>(
  rows: readonly Row[],
  by: FigureKey,
  descending: boolean,
): Row[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted(({ figures: a }, { figures: b }) => {
    const [left, right] = [a[by], b[by]];
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
): Readonly<Partial<Record<FigureKey, number>>> {
  const comparable = hasOneBasis(rows);
  const best: Partial<Record<FigureKey, number>> = {};
  for (const [name, which] of Object.entries(wanted)) {
    const key = name as FigureKey;
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
