import type { Scatter } from '#shared/numerics/estimation/covariance.ts';

/** What a fit takes the scatter of the points to be. */
export interface NoiseEstimate {
  /** `stated`: the standard deviations that came with the run; `residuals`: from the fit itself */
  readonly source: 'stated' | 'residuals';
  /**
   * Variance of a weighted residual times the number of points that stand for one independent point:
   * what the uncertainty of parameters follows from.
   */
  readonly scatter: Scatter & object;
  /** Variance of one weighted residual. */
  readonly pointVariance: number;
  /** Standard deviation of neighbours around each other, robust; without what the model misses. */
  readonly neighbourDeviation: number;
  /** Correlation of neighbouring residuals. */
  readonly lagOneAutocorrelation: number;
  /** Independent points that would tell as much. */
  readonly effectivePointCount: number;
  /** Sum of squares per degree of freedom over what was stated; undefined where nothing was. */
  readonly excessOverStated: number | undefined;
}

// Standard errors that neighbours of independent points rarely correlate by.
const SIGNIFICANT = 2;
// Sum of squares above which stated standard deviations are not believed, in its standard deviations.
const TOO_LARGE = 3;
const FEWEST_DEGREES_OF_FREEDOM = 1;
const NORMAL_OVER_MEDIAN = 1.482602218505602;

/**
 * The noise of a fit from its weighted residuals in the order of time.
 *
 * @param freeCount parameters that were free to move
 */
export function estimateNoise(
  residuals: Float64Array,
  freeCount: number,
  isStated: boolean,
): NoiseEstimate {
  const count = residuals.length;
  const sum = residuals.reduce((total, value) => total + value * value, 0);
  const degreesOfFreedom = Math.max(FEWEST_DEGREES_OF_FREEDOM, count - freeCount);
  const fromResiduals = sum / degreesOfFreedom;
  const isBelieved = isStated && fromResiduals <= 1 + TOO_LARGE * Math.sqrt(2 / degreesOfFreedom);
  const pointVariance = isBelieved ? 1 : fromResiduals;
  const lagOne = autocorrelation(residuals, 1);
  const pointsPerIndependent =
    lagOne > SIGNIFICANT / Math.sqrt(count) ? correlationTime(residuals) : 1;
  const effectivePointCount = count / pointsPerIndependent;
  return {
    source: isBelieved ? 'stated' : 'residuals',
    scatter: {
      variance: pointVariance * pointsPerIndependent,
      degreesOfFreedom: isBelieved
        ? Infinity
        : Math.max(FEWEST_DEGREES_OF_FREEDOM, degreesOfFreedom / pointsPerIndependent),
    },
    pointVariance,
    neighbourDeviation: neighbourDeviation(residuals),
    lagOneAutocorrelation: lagOne,
    effectivePointCount,
    excessOverStated: isStated ? fromResiduals : undefined,
  };
}

/** Residuals scatter around 0, so their mean is not removed. */
function autocorrelation(residuals: Float64Array, lag: number): number {
  let products = 0;
  let squares = 0;
  for (let i = 0; i < residuals.length; i++) {
    squares += residuals[i]! ** 2;
    if (i + lag < residuals.length) products += residuals[i]! * residuals[i + lag]!;
  }
  return squares === 0 ? 0 : products / squares;
}

/**
 * 1 + 2 sum of the autocorrelations: the factor by which the variance of a mean exceeds that of
 * independent points. Summed in pairs while these are positive (C. J. Geyer, Statist. Sci. 7 (1992) 473).
 */
function correlationTime(residuals: Float64Array): number {
  let time = -1;
  for (let lag = 0; lag + 1 < residuals.length; lag += 2) {
    const pair = autocorrelation(residuals, lag) + autocorrelation(residuals, lag + 1);
    if (pair <= 0) break;
    time += 2 * pair;
  }
  return Math.min(residuals.length, Math.max(1, time));
}

/** From the median of the absolute differences of neighbours, which outliers and drift hardly move. */
function neighbourDeviation(residuals: Float64Array): number {
  const differences = residuals
    .subarray(1)
    .map((value, i) => Math.abs(value - residuals[i]!))
    .sort();
  const median = differences[Math.floor(differences.length / 2)] ?? 0;
  return (NORMAL_OVER_MEDIAN * median) / Math.SQRT2;
}
