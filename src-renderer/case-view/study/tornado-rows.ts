import type { RobustResult } from '#shared/domain/study/robust-study.ts';

type Influence = RobustResult['influences'][number];

/** A bar of the tornado: shares of the common scale, 0 to 1. */
export interface TornadoRow extends Influence {
  readonly bar: { readonly from: number; readonly to: number; readonly rising: boolean } | null;
}

/** What matters on one scale, with the place of the water with the values as given. */
export function tornadoRows({ influences, targetPpmAsGiven }: RobustResult): {
  readonly rows: readonly TornadoRow[];
  readonly given: number | null;
} {
  const ends = influences.flatMap(({ ppmAtLow, ppmAtHigh }) =>
    ppmAtLow === null || ppmAtHigh === null ? [] : [ppmAtLow, ppmAtHigh],
  );
  const all = targetPpmAsGiven === null ? ends : [...ends, targetPpmAsGiven];
  const low = all.reduce((least, value) => Math.min(least, value), Infinity);
  const high = all.reduce((most, value) => Math.max(most, value), -Infinity);
  const share = (value: number): number => (high > low ? (value - low) / (high - low) : 0.5);
  return {
    rows: influences.map((influence) => {
      const { ppmAtLow, ppmAtHigh } = influence;
      if (ppmAtLow === null || ppmAtHigh === null) return { ...influence, bar: null };
      const [a, b] = [share(ppmAtLow), share(ppmAtHigh)];
      const bar = { from: Math.min(a, b), to: Math.max(a, b), rising: b >= a };
      return { ...influence, bar };
    }),
    given: targetPpmAsGiven === null || all.length === 0 ? null : share(targetPpmAsGiven),
  };
}
