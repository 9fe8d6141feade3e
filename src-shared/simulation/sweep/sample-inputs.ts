import { latinHypercube } from '../../numerics/estimation/latin-hypercube.ts';
import { seededRandom } from '../../numerics/estimation/seeded-random.ts';
import { roundSignificant } from '../../units/round-significant.ts';
import type { SamplingMethod } from '../../domain/study/robust-study.ts';
import { quantileOf } from './sampled-value.ts';
import type { UncertainInput } from '../../domain/sweep/uncertain-inputs.ts';

/** Samples of uncertain inputs: one list of values per sample, of fifteen digits. */
export function sampleInputs(
  uncertain: readonly UncertainInput[],
  samples: number,
  seed: number,
  method: SamplingMethod = 'latin-hypercube',
): number[][] {
  const random = seededRandom(seed);
  const points =
    method === 'latin-hypercube'
      ? latinHypercube(samples, uncertain.length, random)
      : Array.from({ length: samples }, () => uncertain.map(random));
  return points.map((point) =>
    uncertain.map(({ distribution, centre }, k) =>
      roundSignificant(quantileOf(distribution, centre, insideUnit(point[k] ?? Number.NaN))),
    ),
  );
}

/** A normal quantile has no value at 0. */
function insideUnit(p: number): number {
  return Math.max(p, Number.EPSILON);
}
