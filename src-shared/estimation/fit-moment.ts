import type { FitProgress as ShownProgress } from '#shared/domain/fit/fit-progress.ts';

/** Where a fit is. What takes time to compute is computed when somebody looks. */
export interface FitMoment extends Pick<ShownProgress, 'phase' | 'subject' | 'part' | 'iteration'> {
  /** of the phase, 0 to 1 */
  readonly fraction: number;
  readonly look: () => ShownProgress['curves'];
}

type Curve = ShownProgress['curves'][number];

const MOST_POINTS = 160;

/** A curve as it is shown while it moves: at most 160 points, the first and the last one among them. */
export function shownCurve(
  run: number,
  rmse: number,
  timesS: readonly number[],
  content: ArrayLike<number>,
): Curve {
  const last = timesS.length - 1;
  const count = Math.min(MOST_POINTS, timesS.length);
  const places = Array.from({ length: count }, (_, k) =>
    Math.round((k * last) / Math.max(1, count - 1)),
  );
  return {
    run,
    rmse,
    timeS: places.map((place) => timesS[place]!),
    content: places.map((place) => content[place]!),
  };
}
