import { logGamma } from './log-gamma.ts';

export interface ResidualDiagnostics {
  /** Runs of equal sign; residuals of exactly 0 are left out. */
  runs: number;
  /** Mean number of runs of independent residuals with as many of each sign. */
  expectedRuns: number;
  /** Two-sided probability of a count as far out as this one; 1 if all signs are equal. */
  runsPValue: number;
  /** sum r_i r_(i+1) / sum r_i^2 with the mean not removed; 0 for residuals of 0. */
  lagOneAutocorrelation: number;
}

/** Whether residuals in the order of x (or time) scatter without pattern. */
export function diagnoseResiduals(residuals: ArrayLike<number>): ResidualDiagnostics {
  const values = Array.from(residuals);
  const signs = values.filter((value) => value !== 0).map((value) => value > 0);
  const positive = signs.filter(Boolean).length;
  const negative = signs.length - positive;
  const runs = signs.filter((sign, i) => sign !== signs[i - 1]).length;
  const products = values.reduce((sum, value, i) => sum + value * (values[i + 1] ?? 0), 0);
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  return {
    runs,
    expectedRuns: signs.length === 0 ? 0 : 1 + (2 * positive * negative) / signs.length,
    runsPValue: runsPValue(runs, positive, negative),
    lagOneAutocorrelation: squares === 0 ? 0 : products / squares,
  };
}

/**
 * Exact distribution of the number of runs (A. Wald, J. Wolfowitz, Ann. Math. Stat. 11 (1940) 147);
 * twice the smaller tail, both tails with the observed count.
 */
function runsPValue(runs: number, positive: number, negative: number): number {
  if (positive === 0 || negative === 0) return 1;
  const logArrangements = logBinomial(positive + negative, positive);
  const probability = (count: number): number => {
    const half = Math.floor(count / 2);
    const shares =
      count % 2 === 0
        ? [[half, half] as const, [half, half] as const]
        : [[half + 1, half] as const, [half, half + 1] as const];
    return shares.reduce((sum, [a, b]) => {
      if (a > positive || b > negative) return sum;
      const ways = logBinomial(positive - 1, a - 1) + logBinomial(negative - 1, b - 1);
      return sum + Math.exp(ways - logArrangements);
    }, 0);
  };
  let atMost = 0;
  for (let count = 2; count <= runs; count++) atMost += probability(count);
  const atLeast = 1 - atMost + probability(runs);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

function logBinomial(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
