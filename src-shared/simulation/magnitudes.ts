import { equilibriumContents } from './contents.ts';
import type { Magnitudes } from './error-estimate.ts';
import type { ResolvedCase } from './resolve-case.ts';

/** Contents at the reference value, which relative results are divided by. */
export function magnitudesOf(resolved: ResolvedCase): Magnitudes {
  const { value, temperatureK } = resolved.reference;
  return equilibriumContents(resolved, value, temperatureK);
}
