import type {
  FitParameter,
  LeastSquaresProblem,
} from '#shared/numerics/estimation/least-squares-problem.ts';
import type { DryingRun } from '../drying/drying-run.ts';

/** A run and how a simulation is compared with it. */
export interface SimulatedRun {
  readonly run: DryingRun;
  /**
   * `absolute`: the simulation gives the content itself. `ends`: it gives the share that is left of the
   * change, and the contents at both ends are fitted.
   */
  readonly compared: 'absolute' | 'ends';
}

/**
 * Simulates one run with these values of the physical parameters; one number per time of the run, or
 * undefined where the simulation fails.
 */
export type Simulate = (
  values: Float64Array,
  run: number,
) => Float64Array | readonly number[] | undefined;

export interface SimulatedProblem {
  readonly problem: LeastSquaresProblem;
  /** Places of the contents at the ends. */
  readonly linear: readonly number[];
  /** Writes the content of a run. */
  readonly content: (parameters: Float64Array, run: number) => Float64Array;
  readonly simulations: () => number;
}

// Steps of a difference in the transformed variable: far above what a simulation is accurate to, so that
// its error hardly shows in the derivative, and small enough for the curve to be straight.
const STEP = 0.01;
const REMEMBERED = 4;

/**
 * The residuals of runs against simulations. Derivatives are central differences with steps of a
 * hundredth; a parameter at a bound is stepped inwards only. Parameters are the physical ones, then
 * `initial` and `equilibrium` of every run that is compared by its ends.
 */
export function simulatedProblem(
  physical: readonly FitParameter[],
  runs: readonly SimulatedRun[],
  simulate: Simulate,
): SimulatedProblem {
  const ends = runs.flatMap(({ compared }, run) => (compared === 'ends' ? [run] : []));
  const parameters = [...physical, ...ends.flatMap((run) => endsOf(runs[run]!, run))];
  const placeOfEnds = (run: number): number => physical.length + 2 * ends.indexOf(run);
  const begins = runs.map((_, run) =>
    runs.slice(0, run).reduce((sum, each) => sum + each.run.timesS.length, 0),
  );
  const pointCount = runs.reduce((sum, each) => sum + each.run.timesS.length, 0);

  let simulations = 0;
  const remembered: { values: Float64Array; curves: Float64Array[] }[] = [];
  const curvesAt = (values: Float64Array): Float64Array[] => {
    const known = remembered.find((each) => each.values.every((value, k) => value === values[k]));
    if (known !== undefined) return known.curves;
    const curves = runs.map(({ run }, index) => {
      simulations++;
      const curve = simulate(values, index);
      return curve === undefined
        ? new Float64Array(run.timesS.length).fill(NaN)
        : Float64Array.from(curve);
    });
    remembered.unshift({ values: Float64Array.from(values), curves });
    remembered.length = Math.min(remembered.length, REMEMBERED);
    return curves;
  };
  const physicalOf = (all: Float64Array): Float64Array => all.slice(0, physical.length);

  /** initial - equilibrium, and equilibrium; of a run that is compared absolutely 1 and 0. */
  const scaleOf = (all: Float64Array, run: number): readonly [change: number, end: number] => {
    if (runs[run]!.compared === 'absolute') return [1, 0];
    const place = placeOfEnds(run);
    return [all[place]! - all[place + 1]!, all[place + 1]!];
  };
  const content = (all: Float64Array, run: number): Float64Array => {
    const [change, end] = scaleOf(all, run);
    return curvesAt(physicalOf(all))[run]!.map((value) => end + change * value);
  };

  return {
    linear: ends.flatMap((run) => [placeOfEnds(run), placeOfEnds(run) + 1]),
    content,
    simulations: () => simulations,
    problem: {
      parameters,
      pointCount,
      ...(runs.every(({ run }) => run.sigma !== undefined) && {
        sigma: runs.flatMap(({ run }) => [...(run.sigma ?? [])]),
      }),
      residuals(all, out) {
        runs.forEach(({ run }, index) => {
          content(all, index).forEach((value, i) => {
            out[begins[index]! + i] = value - run.content[i]!;
          });
        });
      },
      jacobian(all, out, columns) {
        out.fill(0);
        const centre = curvesAt(physicalOf(all));
        physical.forEach((parameter, k) => {
          if (parameter.fixed === true || columns?.includes(k) === false) return;
          const { below, above } = steps(parameter, all[k]!);
          const [left, right] = [below, above].map((value) => {
            if (value === all[k]) return centre;
            const moved = physicalOf(all);
            moved[k] = value;
            return curvesAt(moved);
          });
          runs.forEach((_, run) => {
            const [change] = scaleOf(all, run);
            left![run]!.forEach((value, i) => {
              const slope = (right![run]![i]! - value) / (above - below);
              out[k * pointCount + begins[run]! + i] = change * slope;
            });
          });
        });
        for (const run of ends) {
          centre[run]!.forEach((value, i) => {
            const row = begins[run]! + i;
            out[placeOfEnds(run) * pointCount + row] = value;
            out[(placeOfEnds(run) + 1) * pointCount + row] = 1 - value;
          });
        }
      },
    },
  };
}

function endsOf({ run }: SimulatedRun, index: number): FitParameter[] {
  const free = { lower: -Infinity, upper: Infinity, transform: 'none' as const };
  return [
    { name: `initial ${index}`, start: run.content[0]!, ...free },
    { name: `equilibrium ${index}`, start: run.content.at(-1)!, ...free },
  ];
}

function steps(
  { transform, lower, upper }: FitParameter,
  value: number,
): { below: number; above: number } {
  const moved = (sign: 1 | -1): number => {
    if (transform === 'log') return value * Math.exp(sign * STEP);
    if (transform === 'logit') {
      const odds = (value / (1 - value)) * Math.exp(sign * STEP);
      return odds / (1 + odds);
    }
    return value + sign * STEP * (Math.abs(value) || 1);
  };
  return { below: Math.max(lower, moved(-1)), above: Math.min(upper, moved(1)) };
}
