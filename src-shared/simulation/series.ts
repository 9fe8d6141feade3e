import type { Profile, Sample } from '../numerics/solve/sampler.ts';

/** What either method gives, in SI units, before it is made relative and clipped. */
export interface Series {
  /** One sample for each output time that was reached. */
  readonly samples: readonly Sample[];
  readonly profiles: readonly Profile[];
}
