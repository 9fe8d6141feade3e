import { linearise } from '../model/linearise.ts';
import type { LinearisedProblem } from '../model/linearise.ts';
import type { Segment, TwoScaleMesh, TwoScaleProblem } from '../model/two-scale-problem.ts';
import type { Discretisation, Geometry } from './discretisation.ts';
import { faceOnly } from './discretisation.ts';
import type { SpectralMeshPlan } from './spectral-mesh.ts';
import { spectralMesh } from './spectral-mesh.ts';
import { macroTransferError, microTransferError } from './transfer-error.ts';

/** What decides how fine a mesh must be. */
export interface MeshNeeds {
  /** Permitted absolute error of the mesh as a share of the start. */
  readonly error: number;
  /** Shortest time after a jump of the surroundings that is looked at, s. */
  readonly earliestS: number;
}

/**
 * The smallest spectral meshes whose predicted error (see transfer-error.ts) stays within what is
 * permitted at all times from the earliest look on. Nonlinear problems are judged by their tangents
 * at the start, at the surroundings and halfway.
 */
export function chooseMesh(problem: TwoScaleProblem, needs: MeshNeeds): TwoScaleMesh {
  const tangents = tangentsOf(problem);
  const resisted = [problem.macro, ...problem.micro].map((scale) => scale.resisted);
  const key = JSON.stringify([tangents, resisted, needs]);
  let mesh = chosen.get(key);
  if (mesh === undefined) {
    mesh = searchMesh(problem, tangents, needs);
    if (chosen.size >= chosenLimit) chosen.clear();
    chosen.set(key, mesh);
  }
  return mesh;
}

/** Fits and sweeps ask for the same mesh many times. */
const chosen = new Map<string, TwoScaleMesh>();
const chosenLimit = 256;

function searchMesh(
  problem: TwoScaleProblem,
  tangents: readonly LinearisedProblem[],
  needs: MeshNeeds,
): TwoScaleMesh {
  const rates = tangents.map((tangent) => transformVariables(tangent, needs.earliestS));
  /** Largest predicted error of a mesh; what exceeds `limit` is not worked out further. */
  const worst =
    (errorAt: (mesh: Discretisation, tangent: LinearisedProblem, p: number) => number) =>
    (mesh: Discretisation, limit: number): number => {
      let largest = 0;
      for (const [index, tangent] of tangents.entries()) {
        for (const p of rates[index]!) {
          largest = Math.max(largest, errorAt(mesh, tangent, p));
          if (largest > limit) return largest;
        }
      }
      return largest;
    };
  return {
    macro: problem.macro.resisted
      ? cheapestWithin(needs.error, macroPlans, 'slab', worst(macroTransferError))
      : faceOnly(),
    micro: problem.micro.map(({ resisted, geometry }, k) =>
      resisted
        ? cheapestWithin(
            needs.error,
            microPlans,
            geometry,
            worst((mesh, tangent, p) => microTransferError(mesh, tangent, k, p)),
          )
        : faceOnly(),
    ),
  };
}

/** Where a nonlinear problem is linearised; one tangent suffices for a linear problem. */
function tangentsOf(problem: TwoScaleProblem): LinearisedProblem[] {
  const { initialDriving, macro, micro, segments } = problem;
  const linear =
    macro.content.proportional &&
    micro.every((m) => m.interfaceContent.proportional && m.diffusivity.constant);
  const states = extremeConditions(segments);
  if (linear && states.length === 1) return [linearise(problem, initialDriving)];
  const boundary = segments.map((segment) => segment.boundaryDriving(segment.startS));
  const low = Math.min(initialDriving, ...boundary);
  const high = Math.max(initialDriving, ...boundary);
  const drivingValues = linear ? [initialDriving] : [low, (low + high) / 2, high];
  return states.flatMap(({ segment, timeS }) =>
    drivingValues.map((driving) => linearise(problem, driving, segment, timeS)),
  );
}

/** Conditions at one moment. */
interface State {
  readonly segment: Segment;
  readonly timeS: number;
}

/** Coldest, hottest, slowest and fastest of the ends of all segments. */
function extremeConditions(segments: readonly Segment[]): State[] {
  const states = segments.flatMap((segment) =>
    [segment.startS, segment.endS].map((timeS) => ({ segment, timeS })),
  );
  const measures = [
    ({ segment, timeS }: State) => segment.temperatureK(timeS),
    ({ segment, timeS }: State) => segment.macroConductance(timeS),
  ];
  const chosen = new Map<string, State>();
  for (const measure of measures) {
    for (const sign of [1, -1]) {
      let best = states[0]!;
      for (const state of states) {
        if (sign * measure(state) > sign * measure(best)) best = state;
      }
      chosen.set(measures.map((each) => each(best)).join(), best);
    }
  }
  return [...chosen.values()];
}

/** Looks earlier than this share of the relaxation see nothing move: less than 1e-6 of the water. */
const shortestLook = 1e-13;

/** Transform variables 1/time from the earliest look to the slowest relaxation, the first first. */
function transformVariables(tangent: LinearisedProblem, earliestS: number): number[] {
  const slowest = tangent.micro.reduce(
    (sum, { share, tauS }) => sum + share * tauS,
    tangent.tauMacroS,
  );
  const from = 3 / Math.max(shortestLook * slowest, Math.min(earliestS, slowest / 10));
  const variables: number[] = [];
  for (let p = from; p > 0.5 / slowest; p /= 2.5) variables.push(p);
  return variables;
}

/** Plans in the order of their cost; ratios that suit a step at the face best were measured. */
const macroPlans = plans([4, 5, 6, 7, 8, 10, 12], [0, 1, 2], [0.2, 0.25]);
const microPlans = plans([3, 4, 5, 6, 8, 10], [-1, 0, 1], [0.12, 0.18]);

function plans(
  orders: readonly number[],
  extraModes: readonly number[],
  ratios: readonly number[],
): SpectralMeshPlan[] {
  const list: SpectralMeshPlan[] = [];
  for (let modes = 2; modes <= 14; modes++) {
    list.push({ centralModes: modes, outerElements: 0, outerOrder: 0, ratio: 1 });
  }
  for (const outerOrder of orders) {
    for (const extra of extraModes) {
      for (const ratio of ratios) {
        for (let outerElements = 1; outerElements <= 12; outerElements++) {
          const centralModes = outerOrder + extra;
          list.push({ centralModes, outerElements, outerOrder, ratio });
        }
      }
    }
  }
  return list.sort((a, b) => cost(a) - cost(b));
}

/** Nodes, and a little for the band that is eliminated. */
function cost({ centralModes, outerElements, outerOrder }: SpectralMeshPlan): number {
  return centralModes + outerElements * outerOrder + 0.1 * Math.max(centralModes, outerOrder);
}

/** The cheapest mesh within the error; among equally cheap ones the most accurate. */
function cheapestWithin(
  error: number,
  candidates: readonly SpectralMeshPlan[],
  geometry: Geometry,
  predict: (mesh: Discretisation, limit: number) => number,
): Discretisation {
  let best: Discretisation | undefined;
  let bestError = error;
  let bestCost = Infinity;
  for (const plan of candidates) {
    if (cost(plan) > bestCost) break;
    const mesh = builtMesh(plan, geometry);
    const predicted = predict(mesh, bestError);
    if (predicted > bestError) continue;
    best = mesh;
    bestError = predicted;
    bestCost = cost(plan);
  }
  return best ?? builtMesh(candidates.at(-1)!, geometry);
}

const built = new Map<SpectralMeshPlan, Map<Geometry, Discretisation>>();

/** Meshes are immutable: each plan is built once. */
function builtMesh(plan: SpectralMeshPlan, geometry: Geometry): Discretisation {
  const meshes = built.get(plan) ?? new Map<Geometry, Discretisation>();
  built.set(plan, meshes);
  const mesh = meshes.get(geometry) ?? spectralMesh(plan, geometry);
  meshes.set(geometry, mesh);
  return mesh;
}
