import { latinHypercube } from '../../numerics/estimation/latin-hypercube.ts';
import { seededRandom } from '../../numerics/estimation/seeded-random.ts';
import { roundSignificant } from '../../units/round-significant.ts';
import { quantileOf } from './sampled-value.ts';
import type { UncertainInput } from './uncertain-inputs.ts';

/** A Latin hypercube over uncertain inputs: one list of values per sample, of fifteen digits. */
export function sampleInputs(
  uncertain: readonly UncertainInput[],
  samples: number,
  seed: number,
): number[][] {
  return latinHypercube(samples, uncertain.length, seededRandom(seed)).map((point) =>
    uncertain.map(({ distribution, centre }, k) =>
      roundSignificant(quantileOf(distribution, centre, insideUnit(point[k] ?? Number.NaN))),
    ),
  );
}

/** A normal quantile has no value at 0. */
function insideUnit(p: number): number {
  return Math.max(p, Number.EPSILON);
}
