import type { MapCell, SweepMap } from './sweep-map.ts';

/** Where the cells of a map lie in its drawing, px. */
export interface MapPlot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A cell with its place; the lowest value of y lies at the bottom. */
export interface PlacedCell extends Box {
  readonly cell: MapCell;
  readonly column: number;
  readonly row: number;
}

/** A rectangle in px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function placedCells({ rows, x, y }: SweepMap, plot: MapPlot): PlacedCell[] {
  const width = plot.width / x.labels.length;
  const height = plot.height / y.labels.length;
  return rows.flatMap((cells, row) =>
    cells.map((cell, column) => ({
      ...{ cell, column, row, width, height },
      x: plot.left + column * width,
      y: plot.top + plot.height - (row + 1) * height,
    })),
  );
}

/** The line between cells that meet the target and those that do not, along their edges. */
export function targetLine(placed: readonly PlacedCell[]): string {
  const met = new Map(placed.map(({ cell, column, row }) => [`${column} ${row}`, cell.met]));
  const differs = (a: boolean | undefined, b: boolean | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b;
  return placed
    .flatMap(({ cell, column, row, x, y, width, height }) => [
      differs(cell.met, met.get(`${column + 1} ${row}`)) ? `M${x + width} ${y}v${height}` : '',
      differs(cell.met, met.get(`${column} ${row + 1}`)) ? `M${x} ${y}h${width}` : '',
    ])
    .join('');
}

/** Slanted lines in a cell, that it is seen without colour that there is no value. */
export function hatch({ x, y, width, height }: Box, apart = 7): string {
  const lines: string[] = [];
  for (let at = apart / 2; at < width + height; at += apart) {
    const [fromX, fromY] = at < height ? [0, at] : [at - height, height];
    const [toX, toY] = at < width ? [at, 0] : [width, at - width];
    lines.push(`M${x + fromX} ${y + fromY}L${x + toX} ${y + toY}`);
  }
  return lines.join('');
}

/** Every how many-th label has room. */
export function labelStep(count: number, roomPx: number, labelPx: number): number {
  return Math.max(1, Math.ceil((count * labelPx) / Math.max(1, roomPx)));
}
