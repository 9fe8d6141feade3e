/** Lines of equal value over the plane of the ratio of the diffusion times and the micro share. */
import { oneScaleErrors } from './one-scale-errors.ts';

export interface MapPoint {
  readonly ratio: number;
  readonly microShare: number;
}

/** The two-scale problem of a point, times in units of tau_macro. */
export function problemAt({ ratio, microShare }: MapPoint) {
  return {
    tauMacroS: 1,
    micro: [{ share: microShare, tauS: ratio, geometry: 'slab' }],
  } as const;
}

/** Micro share at which the micro scale causes `part` of the mean drying time; above 1 nowhere. */
export function shareLine(part: number, ratio: number): number {
  return part / ((1 - part) * ratio);
}

export interface ErrorGrid {
  /** log10 of the ratio, increasing */
  readonly logRatios: readonly number[];
  readonly microShares: readonly number[];
  /** One row per micro share, one entry per ratio. */
  readonly macroOnly: readonly (readonly number[])[];
  readonly microOnly: readonly (readonly number[])[];
}

/** Computes the grid point by point, so that the caller can pause; yields the part that is done. */
export function* errorGrid(columns: number, rows: number): Generator<number, ErrorGrid> {
  const logRatios = Array.from({ length: columns }, (_, k) => -3 + (6 * k) / (columns - 1));
  const microShares = Array.from({ length: rows }, (_, k) => 0.01 + (0.98 * k) / (rows - 1));
  const macroOnly: number[][] = [];
  const microOnly: number[][] = [];
  for (const [row, microShare] of microShares.entries()) {
    const macroRow: number[] = [];
    const microRow: number[] = [];
    for (const [column, logRatio] of logRatios.entries()) {
      const errors = oneScaleErrors(problemAt({ ratio: 10 ** logRatio, microShare }));
      macroRow.push(errors.macroOnly.error);
      microRow.push(errors.microOnly.error);
      yield (row * columns + column + 1) / (rows * columns);
    }
    macroOnly.push(macroRow);
    microOnly.push(microRow);
  }
  return { logRatios, microShares, macroOnly, microOnly };
}

export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** Pieces of the line on which a grid has a value (marching triangles, linear between the points). */
export function isoLine(
  x: readonly number[],
  y: readonly number[],
  values: readonly (readonly number[])[],
  level: number,
): Segment[] {
  const segments: Segment[] = [];
  const corner = (row: number, column: number) =>
    [x[column] ?? 0, y[row] ?? 0, (values[row]?.[column] ?? 0) - level] as const;
  for (let row = 1; row < y.length; row++) {
    for (let column = 1; column < x.length; column++) {
      const a = corner(row - 1, column - 1);
      const b = corner(row - 1, column);
      const c = corner(row, column);
      const d = corner(row, column - 1);
      for (const triangle of [[a, b, c] as const, [a, c, d] as const]) {
        const cut = triangleCut(triangle);
        if (cut) segments.push(cut);
      }
    }
  }
  return segments;
}

type Corner = readonly [x: number, y: number, value: number];

function triangleCut([a, b, c]: readonly [Corner, Corner, Corner]): Segment | undefined {
  const edges = [
    [a, b],
    [b, c],
    [c, a],
  ] as const;
  const [first, second] = edges
    .filter(([from, to]) => from[2] < 0 !== to[2] < 0)
    .map(([from, to]) => {
      const part = from[2] / (from[2] - to[2]);
      return [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])] as const;
    });
  return first && second && [...first, ...second];
}

/** Which model is within `level` of the two-scale one at a point of the grid. */
export type Regime = 'macro' | 'both' | 'micro';

/** The point of the grid that lies deepest inside a region; undefined where there is none. */
export function placeInside(
  grid: ErrorGrid,
  regime: Regime,
  level: number,
): { readonly logRatio: number; readonly microShare: number } | undefined {
  const { logRatios, microShares, macroOnly, microOnly } = grid;
  const inside = microShares.map((_, row) =>
    logRatios.map((_ratio, column) => {
      const macro = (macroOnly[row]?.[column] ?? 1) <= level;
      const micro = (microOnly[row]?.[column] ?? 1) <= level;
      return regime === 'macro' ? macro : regime === 'micro' ? micro && !macro : !macro && !micro;
    }),
  );
  /** Half width of the largest box around a point that is all inside. */
  const depthAt = (row: number, column: number): number => {
    for (let depth = 0; ; depth++) {
      for (let r = row - depth; r <= row + depth; r++) {
        // A word is several times wider than high.
        for (let c = column - 2 * depth; c <= column + 2 * depth; c++) {
          if (inside[r]?.[c] !== true) return depth;
        }
      }
    }
  };
  let best: { readonly logRatio: number; readonly microShare: number } | undefined;
  let deepest = 0;
  for (const [row, microShare] of microShares.entries()) {
    for (const [column, logRatio] of logRatios.entries()) {
      const depth = depthAt(row, column);
      if (depth > deepest) {
        deepest = depth;
        best = { logRatio, microShare };
      }
    }
  }
  return best;
}
