import { finiteVolumeMesh } from '#shared/numerics/mesh/finite-volume-mesh.ts';
import type { Geometry } from '#shared/numerics/mesh/discretisation.ts';
import { spectralMesh } from '#shared/numerics/mesh/spectral-mesh.ts';
import type { TwoScaleMesh, TwoScaleProblem } from '#shared/numerics/model/two-scale-problem.ts';
import { TwoScaleSystem } from '#shared/numerics/model/two-scale-system.ts';
import {
  heatedCoating,
  moistCoating,
  pushedCoating,
  pushedFilmCoating,
  slabAndSphereCoating,
} from '../../support/coatings.ts';
import { solveDense } from '../../support/dense-lu.ts';
import { implicitRows, jacobianColumn } from '../../support/implicit-system.ts';
import { drying, problemOf } from '../../support/linear-coating.ts';
import type { Verification } from './verification.ts';

const plan = { centralModes: 3, outerElements: 2, outerOrder: 3, ratio: 0.3 };
const [spectral, volumes] = [
  (geometry: Geometry) => spectralMesh(plan, geometry),
  (geometry: Geometry) => finiteVolumeMesh(6, 1.5, geometry),
];

const linearClasses = problemOf(
  {
    tauMacroS: 1,
    micro: [
      { share: 0.3, tauS: 0.1, geometry: 'cylinder' },
      { share: 0.2, tauS: 20, geometry: 'slab' },
    ],
    biot: 3,
  },
  drying,
  1,
);
const linearSlab = problemOf(
  { tauMacroS: 1, micro: [{ share: 0.5, tauS: 2, geometry: 'slab' }] },
  drying,
  1,
);

/** Systems that between them take every path of the elimination. */
export const eliminated: [string, TwoScaleProblem][] = [
  ['linear slab', linearSlab],
  ['linear, two classes, film', linearClasses],
  ['nonlinear cylinder', moistCoating],
  ['nonlinear, film, warm', heatedCoating],
  ['nonlinear, slab and sphere', slabAndSphereCoating],
  ['macro flux by a potential', pushedCoating],
  ['macro flux by a potential, film', pushedFilmCoating],
];
const meshes = [
  ['spectral', spectral],
  ['finite volumes', volumes],
] as const;

/** A system away from equilibrium, factorised; the state is smooth but different in every entry. */
function factorised(problem: TwoScaleProblem, mesh: TwoScaleMesh, c: number) {
  const system = new TwoScaleSystem(problem, mesh);
  system.setTime(0.1);
  const fields = new Float64Array(system.fieldCount);
  system.equilibrium(0.6, fields);
  for (let i = 0; i < fields.length; i++) fields[i]! *= 1 + 0.2 * Math.sin(1 + i);
  system.prescribeFace(fields);
  implicitRows(system, fields, c);
  system.factor(c);
  return { system, fields };
}

export function meshFor(
  problem: TwoScaleProblem,
  meshOf: (geometry: Geometry) => ReturnType<typeof spectral>,
): TwoScaleMesh {
  return { macro: meshOf('slab'), micro: problem.micro.map(({ geometry }) => meshOf(geometry)) };
}

/** Where the Jacobian is wrong, if it is: J e_k by differences must be solved to e_k again. */
export function jacobianFault(problem: TwoScaleProblem, mesh: TwoScaleMesh) {
  const c = 0.05;
  const { system, fields } = factorised(problem, mesh, c);
  let worst = { error: 0, where: 'nowhere' };
  const unknowns = system.fieldCount - (system.facePrescribed ? 1 : 0);
  for (let column = 0; column < unknowns; column++) {
    const image = jacobianColumn(system, fields, c, column);
    // The differences moved the state that the elimination was made at; make it there again.
    implicitRows(system, fields, c);
    const outflow = system.solve(image);
    for (let row = 0; row < system.fieldCount; row++) {
      const expected = row === column ? 1 : 0;
      note(Math.abs(image[row]! - expected), `row ${row}, column ${column}`);
    }
    note(Math.abs(outflow - image[system.fieldCount]!), `outflow, column ${column}`);
  }
  return worst;

  function note(error: number, where: string): void {
    if (!(error <= worst.error)) worst = { error, where };
  }
}

export const jacobians: Verification[] = eliminated.flatMap(([name, problem]) =>
  meshes.map(([kind, meshOf]) => ({
    name: `Jacobian by differences, ${name}, ${kind}`,
    limit: 1e-10,
    measure: () => ({ error: jacobianFault(problem, meshFor(problem, meshOf)).error }),
  })),
);

/** Structured elimination against a dense LU of the Jacobian by differences. */
export const denseSolutions: Verification[] = eliminated.flatMap(([name, problem]) =>
  meshes.map(([kind, meshOf]) => ({
    name: `structured solution against dense LU, ${name}, ${kind}`,
    limit: 1e-10,
    measure() {
      const c = 0.05;
      const { system, fields } = factorised(problem, meshFor(problem, meshOf), c);
      const n = system.fieldCount;
      const matrix = new Float64Array(n * n);
      for (let column = 0; column < n; column++) {
        const entries = jacobianColumn(system, fields, c, column);
        for (let row = 0; row < n; row++) matrix[row * n + column] = entries[row]!;
      }
      implicitRows(system, fields, c);
      const residual = Float64Array.from({ length: n + 1 }, (_, i) => Math.cos(3 * i));
      if (system.facePrescribed) residual[n - 1] = 0;
      const expected = solveDense(matrix, residual.slice(0, n));
      system.solve(residual);
      const size = Math.max(...expected.map(Math.abs));
      const errors = expected.map((value, i) => Math.abs(value - residual[i]!) / size);
      return { error: Math.max(...errors) };
    },
  })),
);
