/* What the benchmark measures: the two reference problems of the solver on several meshes. */
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { oneScaleErrors } from '#shared/numerics/analysis/one-scale-errors.ts';
import { finiteVolumeMesh } from '#shared/numerics/mesh/finite-volume-mesh.ts';
import type { Resolution } from '#shared/numerics/solve/resolution.ts';
import { chooseResolution } from '#shared/numerics/solve/resolution.ts';
import type { Sample } from '#shared/numerics/solve/sampler.ts';
import type { Solution } from '#shared/numerics/solve/solve-two-scale.ts';
import { solveTwoScale } from '#shared/numerics/solve/solve-two-scale.ts';
import { equilibriumContents } from '#shared/simulation/contents.ts';
import type { ResolvedCase } from '#shared/simulation/resolve-case.ts';
import { resolveCase } from '#shared/simulation/resolve-case.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import linear from '../fixtures/reference/linear.json' with { type: 'json' };
import nonlinear from '../fixtures/reference/nonlinear.json' with { type: 'json' };
import { fitProblems } from './fits.ts';
import { plain, type Outcome, type Problem } from './problem.ts';
import { drain } from '../support/drain.ts';
import { caseOf, drying, slabCoating } from '../support/linear-coating.ts';
import { nonlinearReferenceCase } from '../support/nonlinear-reference-case.ts';

interface Reference {
  readonly transportCase: TransportCase;
  readonly rows: readonly (readonly number[])[];
}

const linearTable = linear.cases.find(({ beta, ratio }) => beta === 0.5 && ratio === 1)!;
const { parameters, rows: nonlinearRows } = nonlinear.problems.nlA;
const timesOf = (rows: readonly (readonly number[])[]) => rows.map((row) => row[0]!);

const references: Readonly<Record<'linear (.5, 1)' | 'nonlinear nlA', () => Reference>> = {
  'linear (.5, 1)': () => ({
    transportCase: caseOf(slabCoating(0.5, 1), drying, timesOf(linearTable.rows)),
    rows: linearTable.rows,
  }),
  'nonlinear nlA': () => ({
    transportCase: nonlinearReferenceCase(parameters, timesOf(nonlinearRows)),
    rows: nonlinearRows,
  }),
};

/** Solver runs as `simulateCase` makes them, without its estimate of the error. */
function solverProblem(
  reference: keyof typeof references,
  label: string,
  resolutionOf: (resolved: ResolvedCase, earliestS: number) => Resolution,
  [warmUp, repeats]: readonly [number, number],
): Problem {
  const { transportCase, rows } = references[reference]();
  const resolved = resolveCase(transportCase);
  const { outputTimesS } = transportCase;
  return {
    name: `${reference}, ${label}`,
    warmUp,
    repeats,
    run() {
      const resolution = resolutionOf(resolved, outputTimesS[0]!);
      const solution = drain(
        solveTwoScale(resolved.problem, resolution.mesh, {
          outputTimesS,
          profileTimesS: [],
          microDepths: [],
          tolerances: resolution.tolerances,
        }),
      );
      const { macro, micro } = resolution.mesh;
      return {
        mesh: `${macro.description}; ${micro.map(({ description }) => description).join(', ')}`,
        unknowns: solution.unknowns,
        steps: solution.statistics.steps,
        ...errors(resolved, solution, rows),
      };
    },
  };
}

function errors(
  resolved: ResolvedCase,
  solution: Solution,
  rows: readonly (readonly number[])[],
): Pick<Outcome, 'errorOfTotal' | 'largestError' | 'massBalanceDefect'> {
  const start = equilibriumContents(resolved, resolved.boundary.initial);
  const quantities: ((sample: Sample) => number)[] = [
    (sample) => sample.total / start.total,
    (sample) => sample.drivingMean / resolved.boundary.initial,
    (sample) => sample.drivingMirror / resolved.boundary.initial,
    (sample) => sample.mirrorMicro!.mean / start.micro,
  ];
  const [total, ...others] = quantities.map((quantity, column) =>
    Math.max(...rows.map((row, k) => Math.abs(quantity(solution.samples[k]!) - row[column + 1]!))),
  );
  return {
    errorOfTotal: total!,
    largestError: Math.max(total!, ...others),
    massBalanceDefect: solution.balanceDefect / start.total,
  };
}

const automatic = (accuracy: number) => (resolved: ResolvedCase, earliestS: number) =>
  chooseResolution(resolved.problem, { accuracy, earliestS, refinement: 0 });

const finiteVolumes = (macro: number, micro: number) => {
  const mesh = { macro: finiteVolumeMesh(macro), micro: [finiteVolumeMesh(micro)] };
  return () => ({ mesh, tolerances: { relative: 1e-6, absolute: 1e-8 } });
};

function analyticProblems(): Problem[] {
  const coating = slabCoating(0.5, 1);
  const times = timesOf(linearTable.rows);
  return [
    {
      name: 'linear (.5, 1), analytic, 25 totals',
      warmUp: 500,
      repeats: 500,
      run() {
        const totals = totalContent(coating, drying, times);
        const error = Math.max(...linearTable.rows.map((row, k) => Math.abs(row[1]! - totals[k]!)));
        return { ...plain, errorOfTotal: error };
      },
    },
    {
      name: 'one-scale errors of one point of the regime map',
      warmUp: 50,
      repeats: 50,
      run() {
        oneScaleErrors(coating);
        return plain;
      },
    },
  ];
}

/** All problems by name; built on demand, since each is measured in a process of its own. */
export const problems: Readonly<Record<string, () => Problem>> = {
  'linear-default': () =>
    solverProblem('linear (.5, 1)', 'default accuracy', automatic(1e-4), [300, 300]),
  'nonlinear-default': () =>
    solverProblem('nonlinear nlA', 'default accuracy', automatic(1e-4), [300, 300]),
  'linear-tight': () => solverProblem('linear (.5, 1)', 'accuracy 1e-6', automatic(1e-6), [30, 30]),
  'nonlinear-tight': () =>
    solverProblem('nonlinear nlA', 'accuracy 1e-6', automatic(1e-6), [30, 30]),
  'linear-volumes-50x20': () =>
    solverProblem('linear (.5, 1)', 'volumes 50 x 20', finiteVolumes(50, 20), [20, 60]),
  'nonlinear-volumes-50x20': () =>
    solverProblem('nonlinear nlA', 'volumes 50 x 20', finiteVolumes(50, 20), [20, 60]),
  'linear-volumes-200x50': () =>
    solverProblem('linear (.5, 1)', 'volumes 200 x 50', finiteVolumes(200, 50), [3, 7]),
  'nonlinear-volumes-200x50': () =>
    solverProblem('nonlinear nlA', 'volumes 200 x 50', finiteVolumes(200, 50), [3, 7]),
  'linear-volumes-1000x100': () =>
    solverProblem('linear (.5, 1)', 'volumes 1000 x 100', finiteVolumes(1000, 100), [0, 3]),
  'nonlinear-volumes-1000x100': () =>
    solverProblem('nonlinear nlA', 'volumes 1000 x 100', finiteVolumes(1000, 100), [0, 3]),
  'analytic-totals': () => analyticProblems()[0]!,
  'regime-point': () => analyticProblems()[1]!,
  ...fitProblems,
};
