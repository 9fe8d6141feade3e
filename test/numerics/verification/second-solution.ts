/*
 * Against a second, independent solution on the same coarse mesh: whatever the model or the
 * integrator gets wrong shows, whatever the mesh does cancels. No analytic solution covers these.
 */
import { finiteVolumeMesh } from '#shared/numerics/mesh/finite-volume-mesh.ts';
import type { TwoScaleProblem } from '#shared/numerics/model/two-scale-problem.ts';
import type { CoarseMesh } from '../../support/method-of-lines.ts';
import { MethodOfLines } from '../../support/method-of-lines.ts';
import {
  heatedCoating,
  moistCoating,
  pushedCoating,
  slabAndSphereCoating,
} from '../../support/coatings.ts';
import { solveOn } from './solve-linear.ts';
import type { Measurement, Verification } from './verification.ts';

/** Largest difference of total, mean driving value and mean micro content of the first cell. */
function compare(
  problem: TwoScaleProblem,
  whole: { problem: TwoScaleProblem; mesh: CoarseMesh },
  timesS: readonly number[],
  stepS: number,
): Measurement {
  const { macroCells, microCells, openFaces } = whole.mesh;
  const cells = openFaces === 'two' ? macroCells / 2 : macroCells;
  const mesh = {
    macro: finiteVolumeMesh(cells, 1),
    micro: problem.micro.map(({ geometry }) => finiteVolumeMesh(microCells, 1, geometry)),
  };
  const solution = solveOn(problem, mesh, timesS, 1e-9);
  const lines = new MethodOfLines(whole.problem, whole.mesh);
  const errors = timesS.map((timeS, k) => {
    const { total, driving } = lines.advance(timeS, stepS);
    const sample = solution.samples[k]!;
    const mean = driving.reduce((sum, value) => sum + value, 0) / driving.length;
    return Math.max(Math.abs(sample.total - total), Math.abs(sample.drivingMean - mean));
  });
  return { error: Math.max(...errors), defect: solution.balanceDefect };
}

const coarse: CoarseMesh = { macroCells: 10, microCells: 6, openFaces: 'one' };
const timesS = [0.01, 0.1, 0.3, 0.5, 0.7, 1, 2];

export const secondSolution: Verification[] = [
  {
    name: 'drying, Langmuir isotherms, D(c), cylinder: method of lines',
    limit: 1e-8,
    measure: () => compare(moistCoating, { problem: moistCoating, mesh: coarse }, timesS, 1e-3),
  },
  {
    name: "temperature ramp and jump, van 't Hoff isotherms, D(c, T), film: method of lines",
    limit: 1e-8,
    measure: () => compare(heatedCoating, { problem: heatedCoating, mesh: coarse }, timesS, 1e-3),
  },
  {
    name: 'slab and sphere classes, changing surroundings: method of lines',
    limit: 1e-8,
    measure: () =>
      compare(slabAndSphereCoating, { problem: slabAndSphereCoating, mesh: coarse }, timesS, 1e-3),
  },
  {
    name: 'macro flux that depends on the local state: method of lines',
    limit: 1e-8,
    measure: () => compare(pushedCoating, { problem: pushedCoating, mesh: coarse }, timesS, 1e-3),
  },
  {
    name: 'mirror symmetry: whole width with two open faces, method of lines',
    limit: 1e-8,
    measure() {
      const { macro } = heatedCoating;
      const problem = { ...heatedCoating, macro: { ...macro, lengthM: 2 * macro.lengthM } };
      const mesh: CoarseMesh = { macroCells: 20, microCells: 6, openFaces: 'two' };
      return compare(heatedCoating, { problem, mesh }, timesS, 1e-3);
    },
  },
];
