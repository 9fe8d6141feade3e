import { formatPercent } from '#shared/units/format-number.ts';
import {
  type ErrorGrid,
  isoLine,
  type Segment,
  shareLine,
} from '#shared/numerics/analysis/regime-map.ts';

/** Errors of a one-scale model that get a line; at the last one that model is said to control. */
export const errorLevels = [0.01, 0.02, 0.05, 0.1] as const;
export const controlLevel = 0.1;

/** Limits of the map: log10 of the ratio, and the micro share from 0 to 1. */
export const mapEnds = { min: -3, max: 3 } as const;

/** From values of the map to pixels. */
export interface MapScale {
  x(logRatio: number): number;
  y(microShare: number): number;
}

export function mapScale(box: {
  left: number;
  top: number;
  width: number;
  height: number;
}): MapScale {
  return {
    x: (logRatio) =>
      box.left + ((logRatio - mapEnds.min) / (mapEnds.max - mapEnds.min)) * box.width,
    y: (microShare) => box.top + (1 - microShare) * box.height,
  };
}

export interface MapLine {
  readonly id: string;
  readonly kind: 'macro' | 'micro' | 'share';
  readonly thick: boolean;
  readonly path: string;
  readonly words: string;
  readonly wordsAt: { readonly x: number; readonly y: number } | undefined;
}

/** Lines of equal error; their words stand where the lines are apart from each other. */
export function errorLines(grid: ErrorGrid, scale: MapScale): MapLine[] {
  const kinds = [
    { kind: 'macro', values: grid.macroOnly },
    { kind: 'micro', values: grid.microOnly },
  ] as const;
  return kinds.flatMap(({ kind, values }) => {
    // Between the points the logarithm of the error is closer to a plane than the error.
    const logs = values.map((row) => row.map((value) => Math.log(Math.max(value, 1e-12))));
    return errorLevels.map((level, index): MapLine => {
      const line = isoLine(grid.logRatios, grid.microShares, logs, Math.log(level));
      const away = ([x1, y1]: Segment): number =>
        kind === 'macro' ? Math.abs(y1 - 0.78) : Math.abs(x1 - 1.85 - 0.25 * index);
      const nearest = line.reduce<Segment | undefined>(
        (best, segment) => (best && away(best) <= away(segment) ? best : segment),
        undefined,
      );
      return {
        id: `${kind} ${level}`,
        kind,
        thick: level === controlLevel,
        path: line
          .map(([x1, y1, x2, y2]) => `M${scale.x(x1)} ${scale.y(y1)}L${scale.x(x2)} ${scale.y(y2)}`)
          .join(''),
        words: formatPercent(level),
        wordsAt: nearest && { x: scale.x(nearest[0]), y: scale.y(nearest[1]) + 4 },
      };
    });
  });
}

/** Lines of equal micro share of the mean drying time. */
export function shareLines(scale: MapScale): MapLine[] {
  return [0.1, 0.5, 0.9].map((part) => {
    const places = Array.from({ length: 241 }, (_, k) => mapEnds.min + k / 40)
      .map((logRatio) => ({ logRatio, share: shareLine(part, 10 ** logRatio) }))
      .filter(({ share }) => share <= 1);
    const wordsShare = 0.55;
    return {
      id: `share ${part}`,
      kind: 'share',
      thick: false,
      path: places
        .map(
          ({ logRatio, share }, k) =>
            `${k === 0 ? 'M' : 'L'}${scale.x(logRatio)} ${scale.y(share)}`,
        )
        .join(''),
      words: formatPercent(part),
      wordsAt: {
        x: scale.x(Math.log10(part / ((1 - part) * wordsShare))),
        y: scale.y(wordsShare) + 4,
      },
    };
  });
}
