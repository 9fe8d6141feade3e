import { EstimationError } from './estimation-error.ts';
import type { FitCommand, FitOutcome, FitProgress } from './fit-outcome.ts';
import { latinHypercube } from './latin-hypercube.ts';
import type { FitParameter, LeastSquaresProblem } from './least-squares-problem.ts';
import { levenbergMarquardt } from './levenberg-marquardt.ts';
import type { LevenbergMarquardtOptions } from './levenberg-marquardt.ts';
import { seededRandom } from './seeded-random.ts';
import { TransformedProblem } from './transformed-problem.ts';

export interface MultistartOptions extends LevenbergMarquardtOptions {
  /** Starts drawn between the bounds, besides the problem's own. */
  starts: number;
  seed: number;
  /** The parameters with narrower bounds, between which starts are drawn; their own bounds without it. */
  spread?: readonly FitParameter[];
}

export interface MultistartProgress {
  /** 0 = the problem's own start. */
  start: number;
  fit: FitProgress;
  /** Fits of the starts before this one, in their order. */
  ended: readonly FitOutcome[];
}

export interface LocalMinimum {
  fit: FitOutcome;
  /** Starts that led here. */
  hits: number;
}

export interface MultistartOutcome {
  /** Lowest sum of squares; converged if any fit did. */
  best: FitOutcome;
  /** Lowest sum of squares of all, converged or not. */
  lowest: FitOutcome;
  /** Distinct converged minima, best first. */
  minima: LocalMinimum[];
  /** Starts whose fit did not converge. */
  notConverged: number;
  /** Of all starts, in their order. */
  fits: readonly FitOutcome[];
  cancelled: boolean;
}

// Two fits found the same minimum if they agree to these shares of the sum and of the bounded range.
const SAME_SUM = 1e-6;
const SAME_PLACE = 1e-3;

/**
 * Fits from the problem's start and from seeded starts spread over the transformed bounds. With
 * further starts, every free parameter needs finite bounds (with 'log' a lower one above 0). Throws
 * EstimationError.
 */
export function* multistart(
  problem: LeastSquaresProblem,
  options: MultistartOptions,
): Generator<MultistartProgress, MultistartOutcome, FitCommand> {
  const system = new TransformedProblem(problem);
  const starts = [system.start, ...spreadStarts(system, options)];
  const fits: FitOutcome[] = [];
  for (const [start, variables] of starts.entries()) {
    const values = system.parametersAt(variables);
    const parameters = problem.parameters.map((p, k) => ({ ...p, start: values[k]! }));
    const fitting = levenbergMarquardt({ ...problem, parameters }, options);
    let next = fitting.next();
    while (next.done !== true) next = fitting.next(yield { start, fit: next.value, ended: fits });
    fits.push(next.value);
    if (next.value.outcome === 'cancelled') break;
  }

  const minima = distinctMinima(system, fits);
  const finite = fits.filter((fit) => Number.isFinite(fit.sumOfSquares));
  const lowestFit = lowest(finite) ?? fits[0]!;
  return {
    best: minima[0]?.fit ?? lowestFit,
    lowest: lowestFit,
    minima,
    notConverged: fits.filter((fit) => fit.outcome !== 'converged').length,
    fits,
    cancelled: fits.at(-1)!.outcome === 'cancelled',
  };
}

function spreadStarts(system: TransformedProblem, options: MultistartOptions): Float64Array[] {
  const { starts, seed, spread = system.problem.parameters } = options;
  if (starts === 0) return [];
  const { lower, upper } = new TransformedProblem({ ...system.problem, parameters: spread });
  requireBounded(system, lower, upper);
  return latinHypercube(starts, system.free.length, seededRandom(seed)).map((point) =>
    point.map((share, j) => lower[j]! + share * (upper[j]! - lower[j]!)),
  );
}

function distinctMinima(system: TransformedProblem, fits: readonly FitOutcome[]): LocalMinimum[] {
  const minima: LocalMinimum[] = [];
  const converged = fits.filter((fit) => fit.outcome === 'converged');
  for (const fit of converged.sort((a, b) => a.sumOfSquares - b.sumOfSquares)) {
    const known = minima.find((minimum) => isSame(system, minimum.fit, fit));
    if (known === undefined) minima.push({ fit, hits: 1 });
    else known.hits++;
  }
  return minima;
}

function isSame(system: TransformedProblem, a: FitOutcome, b: FitOutcome): boolean {
  if (b.sumOfSquares - a.sumOfSquares > SAME_SUM * b.sumOfSquares) return false;
  const first = system.variablesAt(a.parameters);
  const second = system.variablesAt(b.parameters);
  return first.every(
    (value, j) =>
      Math.abs(value - second[j]!) <= SAME_PLACE * (system.upper[j]! - system.lower[j]!),
  );
}

function lowest(fits: readonly FitOutcome[]): FitOutcome | undefined {
  return [...fits].sort((a, b) => a.sumOfSquares - b.sumOfSquares)[0];
}

function requireBounded(
  { free, problem }: TransformedProblem,
  lower: Float64Array,
  upper: Float64Array,
): void {
  free.forEach((k, j) => {
    if (Number.isFinite(lower[j]!) && Number.isFinite(upper[j]!)) return;
    const { name, ...bounds } = problem.parameters[k]!;
    throw new EstimationError(
      `${name} lies between ${bounds.lower} and ${bounds.upper}; starts can only be spread between finite bounds ` +
        '(above 0 for a logarithm). Give both bounds.',
    );
  });
}
