import { describe, expect, it } from 'vitest';
import { estimateCovariance } from '#shared/numerics/estimation/covariance.ts';
import { levenbergMarquardt } from '#shared/numerics/estimation/levenberg-marquardt.ts';
import { asLeastSquares, nistProblems } from '../../../support/nist-problems.ts';
import { drain } from '../../../support/drain.ts';

// Relative errors allowed; certified values have 11 digits. The sum of squares of Lanczos1 is 1e-25,
// so that its standard deviations consist of rounding errors.
const TOLERANCES: Record<string, { parameters: number; standardDeviations: number }> = {
  Misra1a: { parameters: 1e-9, standardDeviations: 1e-8 },
  Lanczos3: { parameters: 2e-7, standardDeviations: 1e-6 },
  Lanczos1: { parameters: 1e-9, standardDeviations: 1e-2 },
  Roszman1: { parameters: 1e-8, standardDeviations: 1e-7 },
  MGH17: { parameters: 1e-8, standardDeviations: 1e-7 },
  MGH09: { parameters: 1e-8, standardDeviations: 1e-7 },
  MGH10: { parameters: 1e-8, standardDeviations: 1e-7 },
  Thurber: { parameters: 1e-8, standardDeviations: 1e-7 },
  BoxBOD: { parameters: 1e-9, standardDeviations: 1e-8 },
  Rat42: { parameters: 1e-9, standardDeviations: 1e-8 },
  Rat43: { parameters: 1e-8, standardDeviations: 1e-7 },
  // Differences in b3 = 451 with a step of 6e-6 b3 are off by (step/b2)^2/6 = 7e-8, b2 being 4.1.
  Eckerle4: { parameters: 1e-9, standardDeviations: 2e-7 },
};

const runs = nistProblems.flatMap((nist) =>
  [0, 1].map((start) => ({ nist, start, name: nist.name })),
);

describe("NIST's certified nonlinear regressions", () => {
  it.each(runs)('$name is solved from starting point $start', ({ nist, start }) => {
    const given = asLeastSquares(nist, start);
    // From its first start, the valley of MGH10 leads along b1 -> 0; only ratios of b1 lead out.
    const parameters = given.parameters.map((parameter, k) =>
      nist.name === 'MGH10' && k === 0 ? { ...parameter, transform: 'log' as const } : parameter,
    );
    const problem = { ...given, parameters };
    const fit = drain(levenbergMarquardt(problem));
    expect(fit.outcome).toBe('converged');
    const tolerance = TOLERANCES[nist.name]!;
    expect(worstError(fit.parameters, nist.certified)).toBeLessThan(tolerance.parameters);
    const { standardErrors } = estimateCovariance(problem, fit.parameters, 'estimated');
    expect(worstError(standardErrors, nist.standardDeviations)).toBeLessThan(
      tolerance.standardDeviations,
    );
    if (nist.name === 'Lanczos1') expect(fit.sumOfSquares).toBeLessThan(1.5e-25);
    else expect(worstError([fit.sumOfSquares], [nist.residualSumOfSquares])).toBeLessThan(1e-10);
  });

  it('says so when the valley of MGH10 is not left in time', () => {
    const mgh10 = nistProblems.find(({ name }) => name === 'MGH10')!;
    expect(drain(levenbergMarquardt(asLeastSquares(mgh10, 0))).outcome).toBe('iteration-limit');
  });
});

function worstError(values: ArrayLike<number>, expected: readonly number[]): number {
  return Math.max(...expected.map((value, k) => Math.abs(values[k]! / value - 1)));
}
