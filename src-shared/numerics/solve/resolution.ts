import { chooseMesh } from '../mesh/choose-mesh.ts';
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

/** Chooses meshes and tolerances for a requested accuracy: about a third of it to each. */
export function chooseResolution(problem: TwoScaleProblem, needs: ResolutionNeeds): Resolution {
  const { accuracy, earliestS, refinement } = needs;
  const tolerance = accuracy * 1.3 * 0.2 ** refinement;
  return {
    mesh: chooseMesh(problem, { error: accuracy * 0.35 * 0.1 ** refinement, earliestS }),
    tolerances: { relative: tolerance, absolute: tolerance * 0.01 },
  };
}
