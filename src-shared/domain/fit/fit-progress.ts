import * as v from 'valibot';

const series = v.array(v.number());

/** What a fit shows of itself while it runs. */
export const fitProgressSchema = v.strictObject({
  phase: v.picklist(['searching', 'profiling', 'comparing']),
  /** The model that is fitted, "joint" for several runs together, "physical" for values of cases. */
  subject: v.picklist([
    'macro',
    'micro',
    'two-scale',
    'two-scale-distribution',
    'joint',
    'physical',
  ]),
  /** The start, the parameter whose profile is followed, or the run by itself; from 1. */
  part: v.exactOptional(
    v.strictObject({
      kind: v.picklist(['start', 'parameter', 'run']),
      number: v.number(),
      count: v.number(),
    }),
  ),
  iteration: v.number(),
  /** Of the runs that are fitted at this moment, thinned; s since time zero, in the unit of the run. */
  curves: v.array(
    v.strictObject({ run: v.number(), rmse: v.number(), timeS: series, content: series }),
  ),
});

export type FitProgress = v.InferOutput<typeof fitProgressSchema>;
