import type { Geometry } from '#shared/numerics/mesh/discretisation.ts';
import { spectralMesh } from '#shared/numerics/mesh/spectral-mesh.ts';
import type { Segment, TwoScaleProblem } from '#shared/numerics/model/two-scale-problem.ts';
import { heatedCoating, moistCoating, slabAndSphereCoating } from '../../support/coatings.ts';
import { drying, logTimes, problemOf } from '../../support/linear-coating.ts';
import { meshFor } from './linear-algebra.ts';
import { largestDifference, sampledRows, solveOn } from './solve-linear.ts';
import type { Measurement, Verification } from './verification.ts';

const plan = { centralModes: 5, outerElements: 2, outerOrder: 5, ratio: 0.3 };
const spectral = (geometry: Geometry) => spectralMesh(plan, geometry);
const timesS = [0, ...logTimes(1e-3, 2, 12)];
const tolerance = 1e-8;

function rowsOf(problem: TwoScaleProblem, times = timesS) {
  const { samples } = solveOn(problem, meshFor(problem, spectral), times, tolerance);
  return sampledRows(samples);
}

function compare(one: TwoScaleProblem, other: TwoScaleProblem): Measurement {
  return { error: largestDifference(rowsOf(one), rowsOf(other)) };
}

/** Surroundings that keep the start: nothing may move, whatever the isotherms and the film. */
export const fixedPoints: Verification[] = (
  [
    ['Langmuir, D(c), cylinder', moistCoating],
    ['two classes', slabAndSphereCoating],
    ['gas film', heatedCoating],
  ] as const
).map(([name, coating]) => ({
  name: `equilibrium is a fixed point: ${name}`,
  limit: 1e-14,
  measure() {
    const { initialDriving, initialTemperatureK } = coating;
    const segments = coating.segments.map((segment) => ({
      ...segment,
      boundaryDriving: () => initialDriving,
      temperatureK: () => initialTemperatureK,
    }));
    const rows = rowsOf({ ...coating, segments });
    return {
      error: largestDifference(
        rows,
        rows.map(() => rows[0]!),
      ),
    };
  },
}));

const [moistClass] = moistCoating.micro;
const halfClass = { ...moistClass!, volumeFraction: moistClass!.volumeFraction / 2 };

const linear = problemOf(
  { tauMacroS: 1, micro: [{ share: 0.4, tauS: 3, geometry: 'sphere' }], biot: 4 },
  drying,
  2,
);

function split(segments: readonly Segment[], atS: number): Segment[] {
  return segments.flatMap((segment) =>
    segment.startS < atS && atS < segment.endS
      ? [
          { ...segment, endS: atS },
          { ...segment, startS: atS },
        ]
      : [segment],
  );
}

/** Times that run `factor` times as fast, for conductances and diffusivities that much higher. */
function faster(problem: TwoScaleProblem, factor: number): TwoScaleProblem {
  return {
    ...problem,
    micro: problem.micro.map((microClass) => ({
      ...microClass,
      lengthM: microClass.lengthM / Math.sqrt(factor),
    })),
    segments: problem.segments.map((segment) => ({
      startS: segment.startS / factor,
      endS: segment.endS / factor,
      boundaryDriving: (timeS) => segment.boundaryDriving(timeS * factor),
      temperatureK: (timeS) => segment.temperatureK(timeS * factor),
      macroConductance: (timeS) => factor * segment.macroConductance(timeS * factor),
      ...(segment.filmConductance && {
        filmConductance: (timeS: number) => factor * segment.filmConductance!(timeS * factor),
      }),
    })),
  };
}

/** Lengths and conductances that leave the diffusion times as they are. */
function larger(problem: TwoScaleProblem, factor: number): TwoScaleProblem {
  return {
    ...problem,
    macro: { ...problem.macro, lengthM: problem.macro.lengthM * factor },
    segments: problem.segments.map((segment) => ({
      ...segment,
      macroConductance: (timeS) => factor ** 2 * segment.macroConductance(timeS),
      ...(segment.filmConductance && {
        filmConductance: (timeS: number) => factor * segment.filmConductance!(timeS),
      }),
    })),
  };
}

/** A linear problem with `factor` times the water. */
function wetter(problem: TwoScaleProblem, factor: number): TwoScaleProblem {
  return {
    ...problem,
    initialDriving: problem.initialDriving * factor,
    segments: problem.segments.map((segment) => ({
      ...segment,
      boundaryDriving: (timeS) => factor * segment.boundaryDriving(timeS),
    })),
  };
}

export const invariances: Verification[] = [
  {
    name: 'two identical micro classes are one',
    limit: 1e-7,
    measure: () => compare(moistCoating, { ...moistCoating, micro: [halfClass, halfClass] }),
  },
  {
    name: 'splitting an interval changes nothing',
    limit: 1e-7,
    measure: () =>
      compare(heatedCoating, { ...heatedCoating, segments: split(heatedCoating.segments, 0.17) }),
  },
  {
    name: 'scaling of times',
    limit: 1e-12,
    measure: () => ({
      error: largestDifference(
        rowsOf(heatedCoating),
        rowsOf(
          faster(heatedCoating, 3600),
          timesS.map((timeS) => timeS / 3600),
        ),
      ),
    }),
  },
  {
    name: 'scaling of lengths',
    limit: 1e-12,
    measure: () => compare(heatedCoating, larger(heatedCoating, 0.037)),
  },
  {
    name: 'scaling of concentrations, linear',
    limit: 1e-12,
    measure: () => ({
      error: largestDifference(
        rowsOf(linear),
        rowsOf(wetter(linear, 1e-5)).map((row) => row.map((value) => value * 1e5)),
      ),
    }),
  },
];
