import * as v from 'valibot';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { plantUncertaintySchema } from '#shared/domain/recipe/plant/plant.ts';
import { ppmBases, waterLimitSchema } from '#shared/domain/recipe/recipe.ts';
import {
  materialUncertainties,
  plantUncertainties,
  type UncertainInput,
} from '#shared/domain/sweep/uncertain-inputs.ts';
import { rowAccuracySchema } from '#shared/domain/sweep/row-accuracy.ts';
import { storedRowSchema } from './stored-row.ts';

export const ROBUST_FORMAT = 'postdry.robust/1';
export const samplingMethods = ['latin-hypercube', 'monte-carlo'] as const;
export type SamplingMethod = (typeof samplingMethods)[number];

/** Samples that one study takes at most. */
export const MOST_SAMPLES = 5000;

/** What is sampled, and how. */
export const robustSettingsSchema = v.strictObject({
  samples: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MOST_SAMPLES)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 32 - 1)),
  method: v.picklist(samplingMethods),
  /** Error of each run as a share of the water at the start. */
  accuracy: v.pipe(v.number(), v.minValue(1e-8), v.maxValue(1e-2)),
  /** Labels of uncertain values that stay as they are given. */
  without: v.pipe(v.array(v.string()), v.maxLength(1000)),
  /** How far the oven is off. */
  plant: plantUncertaintySchema,
  target: waterLimitSchema,
});

export type RobustSettings = v.InferOutput<typeof robustSettingsSchema>;

const known = v.nullable(v.number());
const numbers = v.array(v.number());

const probabilityKeys = {
  /** Share of the samples that meet the target; null without a sample. */
  probability: known,
  /** Wilson, 95 %. */
  interval95: v.tuple([v.number(), v.number()]),
  met: v.number(),
  finished: v.number(),
  failed: v.number(),
  firstProblem: v.nullable(v.string()),
};

/** What counts as met, and on which mass; null before the run with the values as given. */
const commonKeys = {
  ppmBasis: v.picklist(ppmBases),
  /** Up to here the target counts as met: the target and the error that runs are allowed. */
  limitPpm: known,
  tolerancePpm: known,
};

/** Format `postdry.robust/1`: P(target), percentile bands and what matters, SI units and wt-ppm. */
export const robustResultSchema = v.strictObject({
  format: v.literal(ROBUST_FORMAT),
  ...commonKeys,
  targetPpmAsGiven: known,
  ...probabilityKeys,
  influences: v.array(
    v.strictObject({
      name: v.string(),
      unit: v.string(),
      low: v.number(),
      high: v.number(),
      ppmAtLow: known,
      ppmAtHigh: known,
      rankCorrelation: known,
    }),
  ),
  bands: v.nullable(
    v.strictObject({
      timeS: numbers,
      p5: numbers,
      p25: numbers,
      p50: numbers,
      p75: numbers,
      p95: numbers,
    }),
  ),
  /** The samples, numbered from 0; their inputs in the order of `robustInputs`. */
  rows: v.array(storedRowSchema),
  /** Runs of the recipe altogether: also the given values, and one value after the other. */
  runs: v.number(),
});

export type RobustResult = v.InferOutput<typeof robustResultSchema>;

/** Probability that a smallest value has to reach. */
export const WANTED = 0.95;

export const OPTIMUM_FORMAT = 'postdry.robust-optimum/1';

/** Format `postdry.robust-optimum/1`: smallest value of a name with 95 %, SI units. */
export const optimumResultSchema = v.strictObject({
  format: v.literal(OPTIMUM_FORMAT),
  ...commonKeys,
  /** everywhere: the lower bound suffices; nowhere: the upper bound does not; open: still searched. */
  kind: v.picklist(['found', 'everywhere', 'nowhere', 'open']),
  value: known,
  /** All values that were run with all samples, in the order of the search. */
  trials: v.array(v.strictObject({ value: v.number(), ...probabilityKeys })),
  /** Of the samples with the value; missing before the search is over, and in older results. */
  errors: v.exactOptional(rowAccuracySchema),
  runs: v.number(),
});

export type OptimumResult = v.InferOutput<typeof optimumResultSchema>;

export const SHORTEST_FORMAT = 'postdry.shortest-recipe/1';

/**
 * Format `postdry.shortest-recipe/1`: further values chosen within their bounds so that the recipe
 * is shortest, each choice with the smallest value of one name that has 95 %, SI units.
 */
export const shortestResultSchema = v.strictObject({
  format: v.literal(SHORTEST_FORMAT),
  ...commonKeys,
  /** most-tried: no more choices are tried; open: still searched, or ended early. */
  status: v.picklist(['done', 'most-tried', 'open']),
  /** Place of the shortest in `tried`; null where no choice has 95 %. */
  best: known,
  /** In the order of the search. */
  tried: v.array(
    v.strictObject({
      /** Of the further names, in their order. */
      further: numbers,
      /** not-shorter: given up, since it cannot be shorter than another choice. */
      kind: v.picklist(['found', 'everywhere', 'nowhere', 'not-shorter']),
      /** Smallest value that has 95 %, the median length of the recipe and the share with it. */
      value: known,
      lengthS: known,
      probability: known,
    }),
  ),
  /** Of the samples of the best choice; missing before the search is over, and in older results. */
  errors: v.exactOptional(rowAccuracySchema),
  runs: v.number(),
});

export type ShortestResult = v.InferOutput<typeof shortestResultSchema>;

/** What varies in a study: of the case's materials and of the oven, without what was left out. */
export function robustInputs(
  document: CaseDocument,
  { without, plant }: Pick<RobustSettings, 'without' | 'plant'>,
): UncertainInput[] {
  const left = new Set(without);
  return [...materialUncertainties(document), ...plantUncertainties(plant)].filter(
    ({ input }) => !left.has(input.label),
  );
}
