import type { Geometry } from '#shared/numerics/mesh/discretisation.ts';
import { finiteVolumeMesh } from '#shared/numerics/mesh/finite-volume-mesh.ts';
import { spectralMesh } from '#shared/numerics/mesh/spectral-mesh.ts';
import type { TwoScaleMesh } from '#shared/numerics/model/two-scale-problem.ts';
import { drying, logTimes, problemOf } from '../../support/linear-coating.ts';
import { exactRows, largestDifference, sampledRows, solveOn } from './solve-linear.ts';
import type { Measurement, Verification } from './verification.ts';

const timesS = logTimes(0.02, 3, 8);

function meshError(geometry: Geometry, mesh: TwoScaleMesh): { error: number; defect: number } {
  const coating = { tauMacroS: 1, micro: [{ share: 0.5, tauS: 0.7, geometry }] };
  const solution = solveOn(problemOf(coating, drying, timesS.at(-1)!), mesh, timesS, 1e-11);
  const exact = exactRows(coating, drying, timesS);
  const error = largestDifference(sampledRows(solution.samples), exact);
  return { error, defect: solution.balanceDefect };
}

const geometries: Geometry[] = ['slab', 'cylinder', 'sphere'];

/** Doubling the cells of both scales: the order is that of the last doubling. */
export const finiteVolumeOrders: Verification[] = geometries.map((geometry) => ({
  name: `finite volumes 80 x 80, ${geometry}, order of the last doubling`,
  limit: 1e-4,
  orderAtLeast: 1.9,
  measure(): Measurement {
    const at = (cells: number) =>
      meshError(geometry, {
        macro: finiteVolumeMesh(cells),
        micro: [finiteVolumeMesh(cells, 1.5, geometry)],
      });
    const [coarse, fine] = [at(40), at(80)];
    return { ...fine, order: Math.log2(coarse.error / fine.error) };
  },
}));

/** Spectral elements: the error loses a digit for every two modes, whatever their number. */
export const spectralDecay: Verification[] = geometries.map((geometry) => ({
  name: `spectral 12 x 12 modes, ${geometry}; order = digits gained by two modes, at least`,
  limit: 1e-9,
  orderAtLeast: 1,
  measure(): Measurement {
    const runs = [6, 8, 10, 12].map((centralModes) => {
      const plan = { centralModes, outerElements: 0, outerOrder: 0, ratio: 1 };
      const mesh = { macro: spectralMesh(plan), micro: [spectralMesh(plan, geometry)] };
      return meshError(geometry, mesh);
    });
    const digits = runs.map(({ error }) => -Math.log10(error));
    const gains = digits.slice(1).map((value, k) => value - digits[k]!);
    return { ...runs.at(-1)!, order: Math.min(...gains) };
  },
}));

/**
 * The error follows the tolerance: a formula of order k that controls the error of each step leaves
 * tolerance^(k/(k+1)) at the end, 0.83 for order 5.
 */
export const toleranceProportionality: Verification = {
  name: 'time integration, tolerance 1e-9; order in the tolerance from 1e-4 on',
  limit: 5e-9,
  orderAtLeast: 0.8,
  measure() {
    const coating = { tauMacroS: 1, micro: [{ share: 0.5, tauS: 0.7, geometry: 'slab' as const }] };
    const problem = problemOf(coating, drying, timesS.at(-1)!);
    const plan = { centralModes: 8, outerElements: 1, outerOrder: 6, ratio: 0.3 };
    const mesh = { macro: spectralMesh(plan), micro: [spectralMesh(plan)] };
    const exact = sampledRows(solveOn(problem, mesh, timesS, 1e-12).samples);
    const at = (tolerance: number) => {
      const { samples, balanceDefect } = solveOn(problem, mesh, timesS, tolerance);
      return { error: largestDifference(sampledRows(samples), exact), defect: balanceDefect };
    };
    const [coarse, fine] = [at(1e-4), at(1e-9)];
    return { ...fine, order: Math.log10(coarse.error / fine.error) / 5 };
  },
};
