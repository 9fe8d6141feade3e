/*
 * Error of a mesh in the Laplace domain. For a real transform variable p the semi-discrete scale is
 * one small linear system, its exact response is known in closed form, and p corresponds to the time
 * 1/p: the difference predicts the error of a simulation at that time (within a factor of two for
 * contents, underestimating values at the mirror plane several times: `mirrorFactor`), without one.
 */
import { complexRegister, setComplex } from '../analytic/complex.ts';
import { meanResponse } from '../analytic/micro-response.ts';
import { factorBand, solveBand } from '../linear-algebra/band-lu.ts';
import type { LinearisedProblem } from '../model/linearise.ts';
import type { Discretisation, Geometry } from './discretisation.ts';
import { stiffnessEntry } from './discretisation.ts';

const mirrorFactor = 4;
const dimensions: Readonly<Record<Geometry, 1 | 2 | 3>> = { slab: 1, cylinder: 2, sphere: 3 };

/** Mean and central response of a scale to its face, at p tau = `stretch`. */
interface Response {
  readonly mean: number;
  readonly centre: number;
}

/** Response of the meshed scale: (stretch w + K) y = 0 with y = 1 at the face. */
export function discreteResponse(mesh: Discretisation, stretch: number): Response {
  const { freeCount: n, halfBandwidth: b, weights, stiffness, envelope, centreRow } = mesh;
  const width = 2 * b + 1;
  const matrix = stiffness.slice(0, n * width);
  const values = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    matrix[i * width + b]! += stretch * weights[i]!;
    values[i] = -stiffnessEntry(mesh, i, n);
  }
  factorBand(matrix, n, b, envelope);
  solveBand(matrix, n, b, envelope, values, 0);
  values[n] = 1;
  let mean = 0;
  let centre = 0;
  for (let i = 0; i <= n; i++) {
    mean += weights[i]! * values[i]!;
    centre += centreRow[i]! * values[i]!;
  }
  return { mean, centre };
}

const register = complexRegister();

/** Exact mean response of a slab, cylinder or sphere for real stretch >= 0. */
export function exactMean(stretch: number, geometry: Geometry): number {
  if (stretch === 0) return 1;
  setComplex(register, stretch, 0);
  meanResponse(register, register, dimensions[geometry]);
  return register.re;
}

/** g(p): share of the water that has reached its local equilibrium, over all classes. */
function equilibrated({ micro }: LinearisedProblem, p: number): number {
  let sum = 1;
  for (const { share, tauS, geometry } of micro) {
    sum -= share * (1 - exactMean(p * tauS, geometry));
  }
  return sum;
}

const exactMacro = (stretch: number): Response => ({
  mean: exactMean(stretch, 'slab'),
  centre: 1 / Math.cosh(Math.sqrt(stretch)),
});

/** Predicted error of the macro mesh at p, as a share of the step at the face. */
export function macroTransferError(
  mesh: Discretisation,
  problem: LinearisedProblem,
  p: number,
): number {
  const stretch = p * problem.tauMacroS * equilibrated(problem, p);
  const exact = exactMacro(stretch);
  const discrete = discreteResponse(mesh, stretch);
  return Math.max(
    Math.abs(exact.mean - discrete.mean),
    mirrorFactor * Math.abs(exact.centre - discrete.centre),
  );
}

/** Predicted error caused by the mesh of micro class k at p, as a share of the step at the face. */
export function microTransferError(
  mesh: Discretisation,
  problem: LinearisedProblem,
  k: number,
  p: number,
): number {
  const { share, tauS, geometry } = problem.micro[k]!;
  const own = exactMean(p * tauS, geometry);
  const meshed = discreteResponse(mesh, p * tauS).mean;
  const exactG = equilibrated(problem, p);
  const meshedG = exactG + share * (meshed - own);
  const exact = exactMacro(p * problem.tauMacroS * exactG);
  const disturbed = exactMacro(p * problem.tauMacroS * meshedG);
  return Math.max(
    Math.abs(exactG * exact.mean - meshedG * disturbed.mean),
    Math.abs(exact.mean - disturbed.mean),
    mirrorFactor * Math.abs(exact.centre - disturbed.centre),
    mirrorFactor * Math.abs(own * exact.centre - meshed * disturbed.centre),
  );
}
