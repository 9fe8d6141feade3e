import type { LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { chooseMesh } from '#shared/numerics/mesh/choose-mesh.ts';
import { drying, logTimes, problemOf } from '../../support/linear-coating.ts';
import { exactRows, largestDifference, sampledRows, solveOn } from './solve-linear.ts';
import type { Verification } from './verification.ts';

const coatings: LinearTwoScale[] = (['slab', 'sphere'] as const).flatMap((geometry) =>
  [
    [0, 0.7, 1],
    [1, 0.5, 1],
    [1, 0.9, 30],
    [1, 0.5, 0.01],
    [1, 0.99, 1000],
  ].map(([tauMacroS, share, tauS]) => ({
    tauMacroS: tauMacroS!,
    micro: [{ share: share!, tauS: tauS!, geometry }],
  })),
);

/**
 * How much larger the error of a chosen mesh is than predicted in the Laplace domain: the factor is
 * made up for by the share of the accuracy that the mesh gets (0.35), beyond that by the estimate.
 */
export const predictedErrors: Verification[] = [3.5e-5, 3.5e-6].map((permitted) => ({
  name: `error of the chosen mesh over the predicted ${permitted} (factor)`,
  limit: 4,
  measure() {
    const factors = coatings.flatMap((coating) =>
      [1e-4, 1e-2].map((earliestS) => {
        const timesS = logTimes(earliestS, coating.tauMacroS === 0 ? 5 : 30, 20);
        const problem = problemOf(coating, drying, timesS.at(-1)!);
        const mesh = chooseMesh(problem, { error: permitted, earliestS });
        const { samples } = solveOn(problem, mesh, timesS, permitted / 200);
        const error = largestDifference(sampledRows(samples), exactRows(coating, drying, timesS));
        return error / permitted;
      }),
    );
    return { error: Math.max(...factors) };
  },
}));
