import { spectralMesh } from '#shared/numerics/mesh/spectral-mesh.ts';
import { finiteVolumeMesh } from '#shared/numerics/mesh/finite-volume-mesh.ts';
import type { Geometry } from '#shared/numerics/mesh/discretisation.ts';
import type { BoundarySteps } from '#shared/numerics/analytic/linear-two-scale.ts';
import type { TwoScaleProblem } from '#shared/numerics/model/two-scale-problem.ts';
import { heatedCoating, moistCoating, slabAndSphereCoating } from '../../support/coatings.ts';
import { balance, carriedBalance, integrateFrom } from '../../support/integrate-from.ts';
import { problemOf, slabCoating } from '../../support/linear-coating.ts';
import { meshFor } from './linear-algebra.ts';
import { defectLimit, type Verification } from './verification.ts';

const plan = { centralModes: 6, outerElements: 2, outerOrder: 5, ratio: 0.3 };
const spectral = (geometry: Geometry) => spectralMesh(plan, geometry);
const volumes = (geometry: Geometry) => finiteVolumeMesh(20, 1.5, geometry);

const uptake: BoundarySteps = { initial: 0, steps: [{ timeS: 0, value: 1 }] };

const runs: [string, TwoScaleProblem, (geometry: Geometry) => ReturnType<typeof spectral>][] = [
  ['drying, Langmuir, D(c)', moistCoating, spectral],
  ['two classes, changing surroundings', slabAndSphereCoating, spectral],
  ['temperature ramp and jumps', heatedCoating, spectral],
  ['temperature ramp and jumps, finite volumes', heatedCoating, volumes],
  // Near a wet equilibrium the rates are differences of large numbers, and long steps collect them.
  [
    'long uptake, beta 0.99, ratio 0.001',
    problemOf(slabCoating(0.99, 1e-3), uptake, 1e4),
    spectral,
  ],
  [
    'long uptake, beta 0.5, ratio 0.00001',
    problemOf(slabCoating(0.5, 1e-5), uptake, 1e4),
    spectral,
  ],
];

/** max |C + released - C0| over all steps and jumps, and its largest growth in one of them. */
export const conservationPerStep: Verification[] = runs.map(([name, problem, meshOf]) => ({
  name: `water balance in each step: ${name}`,
  limit: defectLimit,
  measure() {
    let [error, defect] = [0, 0];
    let [start, before] = [Number.NaN, Number.NaN];
    for (const standing of integrateFrom(problem, meshFor(problem, meshOf), 1e-4)) {
      const now = balance(standing);
      if (Number.isNaN(start)) start = before = now;
      error = Math.max(error, Math.abs(now - before));
      defect = Math.max(defect, Math.abs(now - start));
      before = now;
    }
    return { error, defect };
  },
}));

/** Contents stay to round-off when the temperature or the surroundings jump. */
export const conservationAtJumps: Verification[] = runs
  .slice(1, 4)
  .map(([name, problem, meshOf]) => ({
    name: `water balance at the jumps: ${name}`,
    limit: 1e-14,
    measure() {
      let error = 0;
      let before = Number.NaN;
      for (const standing of integrateFrom(problem, meshFor(problem, meshOf), 1e-4)) {
        // The integrator carries the contents into the jump; behind it the fields must hold them.
        if (standing.jumped) error = Math.max(error, Math.abs(balance(standing) - before));
        before = carriedBalance(standing);
      }
      return { error };
    },
  }));
