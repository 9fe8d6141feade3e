/*
 * Exact nonlinear solutions under a changing temperature. The solver takes no source terms, so that
 * manufactured solutions are out of reach; Barenblatt's solution needs none: diffusion with
 * D = 2 q, on the micro scale as D(c, T) and on the macro scale as the isotherm S(u, T) = h sqrt(u).
 * The temperature T = 300 (1 + t) K stretches the time by 1/h^2 = T/300.
 */
import type { Discretisation, Geometry } from '#shared/numerics/mesh/discretisation.ts';
import { faceOnly } from '#shared/numerics/mesh/discretisation.ts';
import { finiteVolumeMesh } from '#shared/numerics/mesh/finite-volume-mesh.ts';
import { spectralMesh } from '#shared/numerics/mesh/spectral-mesh.ts';
import type { TwoScaleMesh, TwoScaleProblem } from '#shared/numerics/model/two-scale-problem.ts';
import { proportional } from '#shared/numerics/model/two-scale-problem.ts';
import { barenblatt } from '../../support/barenblatt.ts';
import { balance, integrateFrom } from '../../support/integrate-from.ts';
import { diffusivityLaw, relation } from '../../support/relations.ts';
import type { Measurement, Verification } from './verification.ts';

const endS = 1;
const temperatureK = (timeS: number) => 300 * (1 + timeS);
const stretchedTime = (timeS: number) => 1 + timeS + timeS ** 2 / 2;
const conditions = {
  initialTemperatureK: 300,
  initialDriving: 1,
};

/** D(c, T) = 2 c T/300 on the micro scale, its face following the exact solution. */
function microProblem(geometry: Geometry): TwoScaleProblem {
  return {
    ...conditions,
    macro: { lengthM: 1, content: proportional(0.5), solid: proportional(1), resisted: false },
    micro: [
      {
        volumeFraction: 0.5,
        lengthM: 1,
        geometry,
        interfaceContent: proportional(1),
        diffusivity: diffusivityLaw(
          (c, t) => (c ** 2 * t) / 300,
          (c, t) => (2 * c * t) / 300,
        ),
        resisted: true,
      },
    ],
    segments: [
      {
        startS: 0,
        endS,
        temperatureK,
        boundaryDriving: (timeS) => barenblatt(geometry, 1, stretchedTime(timeS)),
        macroConductance: () => 1,
      },
    ],
  };
}

const affinity = (atK: number) => Math.sqrt(300 / atK);

/** S(u, T) = h(T) sqrt(u), u = (q/h)^2, on the macro scale. */
const macroProblem: TwoScaleProblem = {
  ...conditions,
  macro: {
    lengthM: 1,
    content: relation(
      (u, t) => affinity(t) * Math.sqrt(u),
      (u, t) => affinity(t) / (2 * Math.sqrt(u)),
    ),
    solid: proportional(1),
    resisted: true,
  },
  micro: [],
  segments: [
    {
      startS: 0,
      endS,
      temperatureK,
      boundaryDriving: (timeS) => exactDriving(1, timeS),
      macroConductance: () => 1,
    },
  ],
};

function exactDriving(position: number, timeS: number): number {
  const content = barenblatt('slab', position, stretchedTime(timeS));
  return (content / affinity(temperatureK(timeS))) ** 2;
}

/** Largest error of any node after any step. */
function run(
  problem: TwoScaleProblem,
  mesh: TwoScaleMesh,
  nodes: Float64Array,
  exact: (position: number, timeS: number) => number,
): Measurement {
  let error = 0;
  let defect = 0;
  let start = Number.NaN;
  const initialise = (fields: Float64Array) => {
    for (let i = 0; i < fields.length; i++) fields[i] = exact(nodes[i]!, 0);
  };
  for (const standing of integrateFrom(problem, mesh, 1e-10, initialise)) {
    const { timeS, fields } = standing;
    if (Number.isNaN(start)) start = balance(standing);
    defect = Math.max(defect, Math.abs(balance(standing) - start));
    for (let i = 0; i < fields.length; i++) {
      error = Math.max(error, Math.abs(fields[i]! - exact(nodes[i]!, timeS)));
    }
  }
  return { error, defect };
}

function runMicro(geometry: Geometry, mesh: Discretisation): Measurement {
  const exact = (x: number, timeS: number) => barenblatt(geometry, x, stretchedTime(timeS));
  return run(microProblem(geometry), { macro: faceOnly(), micro: [mesh] }, mesh.nodes, exact);
}

function runMacro(mesh: Discretisation): Measurement {
  return run(macroProblem, { macro: mesh, micro: [] }, mesh.nodes, exactDriving);
}

// Integrates the products of the polynomials of the solution exactly: what is left is the time error.
const plan = { centralModes: 4, outerElements: 1, outerOrder: 5, ratio: 0.5 };
const geometries: Geometry[] = ['slab', 'cylinder', 'sphere'];

function withOrder(runOn: (cells: number) => Measurement): Measurement {
  const [coarse, fine] = [runOn(20), runOn(40)];
  return { ...fine, order: Math.log2(coarse.error / fine.error) };
}

export const exactNonlinear: Verification[] = [
  ...geometries.map((geometry) => ({
    name: `Barenblatt, D(c, T) with T(t), ${geometry}, spectral`,
    limit: 1e-9,
    measure: () => runMicro(geometry, spectralMesh(plan, geometry)),
  })),
  ...geometries.map((geometry) => ({
    name: `Barenblatt, D(c, T) with T(t), ${geometry}, 40 finite volumes`,
    limit: 1e-4,
    orderAtLeast: 1.9,
    measure: () => withOrder((cells) => runMicro(geometry, finiteVolumeMesh(cells, 1.5, geometry))),
  })),
  {
    name: 'Barenblatt, S(u, T) with T(t), spectral',
    limit: 1e-9,
    measure: () => runMacro(spectralMesh(plan)),
  },
  {
    name: 'Barenblatt, S(u, T) with T(t), 40 finite volumes',
    limit: 1e-4,
    orderAtLeast: 1.9,
    measure: () => withOrder((cells) => runMacro(finiteVolumeMesh(cells))),
  },
];
