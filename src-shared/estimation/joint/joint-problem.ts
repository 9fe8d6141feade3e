import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type {
  FitParameter,
  LeastSquaresProblem,
} from '#shared/numerics/estimation/least-squares-problem.ts';
import {
  dryingParameterNames,
  parametersOfModel,
  type DryingParameterName,
} from '../drying/drying-model.ts';
import { dryingProblem, type DryingProblem } from '../drying/drying-problem.ts';
import { scaleOf } from '../drying/drying-run.ts';
import type { DryingSetup } from '../drying/drying-setup.ts';
import { squaredLengths, type JointRun, type JointSetup } from './joint-setup.ts';

/** A parameter of the joint problem: which one it is and whose. */
export interface JointParameter {
  readonly name: DryingParameterName;
  /** Places of the runs that take it. */
  readonly runs: readonly number[];
  /** What each of these runs multiplies it by. */
  readonly factors: readonly number[];
}

export interface JointProblem {
  readonly parameters: readonly JointParameter[];
  readonly problem: LeastSquaresProblem;
  /** the same between the narrower bounds that starts are spread over */
  readonly search: LeastSquaresProblem;
  /** Places of the contents at the ends of the runs that are free. */
  readonly linear: readonly number[];
  /** The parameters of one run, in its own order. */
  readonly valuesOf: (run: number, values: ArrayLike<number>) => Float64Array;
}

/** The problems of all runs, in the scale of time of the longest one. */
export function problemsOf(
  runs: readonly JointRun[],
  setups: readonly DryingSetup[],
): DryingProblem[] {
  const timeS = Math.max(...runs.map(({ run }) => scaleOf(run).timeS));
  return runs.map(({ run }, index) =>
    dryingProblem(run, setups[index]!, { ...scaleOf(run), timeS }),
  );
}

/**
 * The residuals of several runs one after the other, every run divided by its own standard deviation.
 *
 * @param problems of the runs, all in one scale of time
 * @param deviations of a point of each run, as a share of how far its content moves; 1 for runs that
 *   state their errors
 * @throws EstimationError for runs that cannot be fitted or lengths that are missing
 */
export function jointProblem(
  runs: readonly JointRun[],
  setup: JointSetup,
  problems: readonly DryingProblem[],
  deviations: readonly number[],
): JointProblem {
  const parameters = jointParameters(runs, setup);
  const placeOf = runs.map((_, run) =>
    dryingParameterNames.map((name) => {
      const place = parameters.findIndex((each) => each.name === name && each.runs.includes(run));
      const joint = parameters[place]!;
      return { place, factor: joint.factors[joint.runs.indexOf(run)]! };
    }),
  );
  const valuesOf = (run: number, values: ArrayLike<number>): Float64Array =>
    Float64Array.from(placeOf[run]!, ({ place, factor }) => values[place]! * factor);
  const counts = problems.map(({ fast }) => fast.pointCount);
  const pointCount = counts.reduce((sum, count) => sum + count, 0);

  const common: Omit<LeastSquaresProblem, 'parameters'> = {
    pointCount,
    sigma: problems.flatMap(({ fast }, run) =>
      Array.from({ length: counts[run]! }, (_, i) => (fast.sigma?.[i] ?? 1) * deviations[run]!),
    ),
    residuals(values, out) {
      let begin = 0;
      problems.forEach(({ fast }, run) => {
        const end = begin + counts[run]!;
        fast.residuals(valuesOf(run, values), out.subarray(begin, end));
        begin = end;
      });
    },
    jacobian(values, out) {
      out.fill(0);
      let begin = 0;
      problems.forEach(({ fast }, run) => {
        const count = counts[run]!;
        const slopes = new Float64Array(count * dryingParameterNames.length);
        fast.jacobian!(valuesOf(run, values), slopes);
        placeOf[run]!.forEach(({ place, factor }, k) => {
          for (let i = 0; i < count; i++) {
            out[place * pointCount + begin + i]! += factor * slopes[k * count + i]!;
          }
        });
        begin += count;
      });
    },
  };
  const described = (of: 'fast' | 'search'): FitParameter[] =>
    parameters.map((joint) => {
      const [first] = joint.runs;
      const own = problems[first!]![of].parameters[dryingParameterNames.indexOf(joint.name)]!;
      return { ...own, name: `${joint.name} ${joint.runs.join(',')}` };
    });
  const fitParameters = described('fast');
  return {
    parameters,
    problem: { ...common, parameters: fitParameters },
    search: { ...common, parameters: described('search') },
    linear: parameters.flatMap(({ name }, k) =>
      (name === 'initial' || name === 'equilibrium') && fitParameters[k]!.fixed !== true ? [k] : [],
    ),
    valuesOf,
  };
}

function jointParameters(runs: readonly JointRun[], setup: JointSetup): JointParameter[] {
  const everyone = runs.map((_, run) => run);
  const names = parametersOfModel(setup.model);
  return dryingParameterNames.flatMap((name): JointParameter[] => {
    if (name === 'tauMacroS' && setup.scaled === true && names.includes(name)) {
      return [{ name, runs: everyone, factors: squaredLengths(runs) }];
    }
    if (setup.shared.includes(name)) {
      if (name === 'initial' || name === 'equilibrium') {
        throw new EstimationError(
          `${name} belongs to every run and cannot be shared; fix it instead.`,
        );
      }
      if (runs.some(({ fixed }) => fixed?.[name] !== runs[0]?.fixed?.[name])) {
        throw new EstimationError(
          `${name} is shared by all runs, so it must be known in all of them alike, or in none.`,
        );
      }
      return [{ name, runs: everyone, factors: runs.map(() => 1) }];
    }
    return everyone.map((run) => ({ name, runs: [run], factors: [1] }));
  });
}
