import * as v from 'valibot';

/** Where a parameter starts and between what a fit looks for it; what is left out follows by itself. */
export const limitsSchema = v.strictObject({
  start: v.exactOptional(v.pipe(v.number(), v.description('a number: start of the search'))),
  lower: v.exactOptional(v.pipe(v.number(), v.description('a number: lowest value'))),
  upper: v.exactOptional(v.pipe(v.number(), v.description('a number: highest value'))),
});

export type Limits = v.InferOutput<typeof limitsSchema>;

/** Limits of which each may be missing. */
type SomeLimits = { readonly [key in keyof Limits]?: number | undefined };

/**
 * The rule that limits break, as a noun phrase that follows "allowed: "; undefined for none.
 *
 * @param transform of the fit: `log` takes values above 0, `logit` values between 0 and 1
 */
export function brokenLimitRule(
  { start, lower, upper }: SomeLimits,
  transform: 'none' | 'log' | 'logit',
): string | undefined {
  const given = [lower, start, upper].filter((value) => value !== undefined);
  if (transform !== 'none' && given.some((value) => value <= 0)) {
    return 'start and bounds above 0, since it is fitted in ratios';
  }
  if (transform === 'logit' && given.some((value) => value >= 1)) {
    return 'start and bounds below 1 (100 %)';
  }
  if (lower !== undefined && upper !== undefined && lower >= upper) {
    return 'a lowest value below the highest one';
  }
  if (given.some((value, k) => value < (given[k - 1] ?? -Infinity))) {
    return 'a start between the lowest and the highest value';
  }
  return undefined;
}
