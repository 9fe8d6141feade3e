import { chooseMesh } from '../mesh/choose-mesh.ts';
import { faceOnly } from '../mesh/discretisation.ts';
import { finiteVolumeMesh } from '../mesh/finite-volume-mesh.ts';
import type { TwoScaleMesh, TwoScaleProblem } from '../model/two-scale-problem.ts';
import type { NdfTolerances } from '../time/ndf.ts';

/** Meshes of both scales and the tolerances of the time integration that match their error. */
export interface Resolution {
  readonly mesh: TwoScaleMesh;
  readonly tolerances: NdfTolerances;
}

export interface ResolutionNeeds {
  /** Requested absolute error as a share of the start. */
  readonly accuracy: number;
  /** Shortest time after a jump of the surroundings that is looked at, s. */
  readonly earliestS: number;
  /** 0 for the first try, one more for each refinement. */
  readonly refinement: number;
}

/** Spectral elements and tolerances for a requested accuracy. */
export function chooseResolution(problem: TwoScaleProblem, needs: ResolutionNeeds): Resolution {
  const { accuracy, earliestS, refinement } = needs;
  const tolerance = 1.3 * accuracy * 0.2 ** refinement;
  return {
    mesh: chooseMesh(problem, { error: 0.35 * accuracy * 0.1 ** refinement, earliestS }),
    tolerances: { relative: tolerance, absolute: tolerance * 0.01 },
  };
}

/** Cells of both scales at each level of `finiteVolumeResolution`. */
const cells = [
  { macro: 100, micro: 20 },
  { macro: 200, micro: 28 },
  { macro: 400, micro: 40 },
  { macro: 800, micro: 40 },
] as const;

export const finiteVolumeLevels = cells.length;

/**
 * Monotone finite volumes for fronts that spectral elements do not resolve (favourable isotherms
 * during uptake): hardly graded, since the front crosses the whole transport length.
 */
export function finiteVolumeResolution(
  problem: TwoScaleProblem,
  accuracy: number,
  level: number,
): Resolution {
  const { macro, micro } = cells[level]!;
  const tolerance = Math.min(accuracy, 1e-4);
  return {
    mesh: {
      macro: problem.macro.resisted ? finiteVolumeMesh(macro, 1.2) : faceOnly(),
      micro: problem.micro.map(({ resisted, geometry }) =>
        resisted ? finiteVolumeMesh(micro, 1.5, geometry) : faceOnly(),
      ),
    },
    tolerances: { relative: tolerance, absolute: tolerance * 0.01 },
  };
}
