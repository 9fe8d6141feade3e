import type { SweepRow } from '../../domain/sweep/sweep-row.ts';
import { percentile } from '../../numerics/estimation/percentile.ts';
import { rankCorrelation } from '../../numerics/estimation/rank-correlation.ts';
import { wilsonInterval } from '../../numerics/estimation/wilson-interval.ts';
import type { UncertainInput } from '../../domain/sweep/uncertain-inputs.ts';

export interface Probability {
  /** Share of the samples that meet the target; one that could not be run does not. null without a sample. */
  readonly probability: number | null;
  /** Wilson, 95 %. */
  readonly interval95: readonly [low: number, high: number];
  readonly met: number;
  /** Samples that were run to their end. */
  readonly finished: number;
  readonly failed: number;
  /** Of the first sample that was not, and why; null where all were. */
  readonly firstProblem: string | null;
}

/** What matters: one input from its 2.5 % to its 97.5 % value, and over all samples. */
export interface Influence {
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** Water of the target at the end with this input low or high, all others as given; null: not run. */
  readonly ppmAtLow: number | null;
  readonly ppmAtHigh: number | null;
  /** Spearman, of the input and the water of the target at the end. */
  readonly rankCorrelation: number | null;
}

export interface Bands {
  readonly timeS: readonly number[];
  /** Percentiles of the mean water, wt-ppm. */
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
}

/** P(water < target) over samples. @param limitPpm what still counts as met */
export function probabilityOf(rows: readonly SweepRow[], limitPpm: number): Probability {
  const ends = finishedRows(rows);
  const met = ends.filter(({ ppm }) => ppm <= limitPpm).length;
  return {
    probability: rows.length === 0 ? null : met / rows.length,
    interval95: wilsonInterval(met, rows.length, 0.95),
    met,
    finished: ends.length,
    failed: rows.length - ends.length,
    firstProblem: rows.find(({ problem }) => problem !== null)?.problem ?? null,
  };
}

/** Percentile bands of the mean water over time; undefined without a sample. */
export function bandsOf(rows: readonly SweepRow[], timeS: readonly number[]): Bands | undefined {
  const curves = finishedRows(rows).flatMap(({ row }) => row.meanPpmAt ?? []);
  const count = curves.length / timeS.length;
  if (count < 1) return undefined;
  const at = (share: number): number[] =>
    timeS.map((_, k) =>
      percentile(
        Array.from({ length: count }, (_row, r) => curves[r * timeS.length + k] ?? Number.NaN),
        share,
      ),
    );
  return { timeS, p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

/** Two rows for each input, at its 2.5 % and 97.5 % value, the others as given. */
export function influencesOf(
  uncertain: readonly UncertainInput[],
  ranges: readonly (readonly [low: number, high: number])[],
  samples: readonly SweepRow[],
  oneAtATime: ReadonlyMap<number, SweepRow>,
): Influence[] {
  const ends = finishedRows(samples);
  const water = ends.map(({ ppm }) => ppm);
  return uncertain
    .map(({ input }, k): Influence => {
      const [low, high] = ranges[k] ?? [Number.NaN, Number.NaN];
      const values = ends.map(({ row }) => row.inputs[k] ?? Number.NaN);
      return {
        name: input.label,
        unit: input.unit,
        low,
        high,
        ppmAtLow: oneAtATime.get(2 * k)?.targetPpmAtEnd ?? null,
        ppmAtHigh: oneAtATime.get(2 * k + 1)?.targetPpmAtEnd ?? null,
        rankCorrelation: ends.length < 3 ? null : rankCorrelation(values, water),
      };
    })
    .sort((a, b) => importance(b) - importance(a));
}

function importance({ ppmAtLow, ppmAtHigh, rankCorrelation: rank }: Influence): number {
  if (ppmAtLow !== null && ppmAtHigh !== null) return Math.abs(ppmAtHigh - ppmAtLow);
  return Math.abs(rank ?? 0) * 1e-9;
}

function finishedRows(rows: readonly SweepRow[]): { row: SweepRow; ppm: number }[] {
  return rows.flatMap((row) =>
    row.outcome === 'finished' && row.targetPpmAtEnd !== null
      ? [{ row, ppm: row.targetPpmAtEnd }]
      : [],
  );
}
