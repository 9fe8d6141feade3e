import type { TwoScaleMesh, TwoScaleProblem } from '../model/two-scale-problem.ts';
import type { NdfTolerances } from '../time/ndf.ts';
import { faceOnly } from './discretisation.ts';
import type { SpectralMeshPlan } from './spectral-mesh.ts';
import { spectralMesh } from './spectral-mesh.ts';

/** A resolution: meshes of both scales and the tolerances that match their error. */
export interface Resolution {
  readonly mesh: TwoScaleMesh;
  readonly tolerances: NdfTolerances;
}

/** What decides how fine a mesh must be. */
export interface ResolutionNeeds {
  /** Requested absolute error as a share of the start. */
  readonly accuracy: number;
  /** tau_micro / tau_macro of every class. */
  readonly ratios: readonly number[];
  /** Shortest time after a jump of the boundary that is looked at, in units of tau_macro. */
  readonly earliest: number;
  /** 0 for the first try, then one more for each refinement. */
  readonly refinement: number;
}

/** Chooses the meshes and tolerances for a requested accuracy. */
export function chooseResolution(problem: TwoScaleProblem, needs: ResolutionNeeds): Resolution {
  const level = Math.max(0, Math.round(Math.log10(1e-4 / needs.accuracy))) + needs.refinement;
  const macro = problem.macro.resisted
    ? spectralMesh({
        centralModes: 6 + 2 * level,
        outerElements: 2 + level,
        outerOrder: 5 + level,
        ratio: 0.3,
      })
    : faceOnly();
  const micro = problem.micro.map((microClass, k) =>
    microClass.resisted && macro !== undefined
      ? spectralMesh(microPlan(needs.ratios[k] ?? 1, level), microClass.geometry)
      : faceOnly(),
  );
  const tolerance = needs.accuracy * 0.3 ** needs.refinement;
  return {
    mesh: { macro, micro },
    tolerances: { relative: tolerance, absolute: tolerance * 0.01 },
  };
}

function microPlan(ratio: number, level: number): SpectralMeshPlan {
  const outerElements = ratio >= 100 ? 2 + level : ratio >= 1 ? 1 + level : level;
  return { centralModes: 5 + level, outerElements, outerOrder: 4 + level, ratio: 0.25 };
}
