import { differentiate } from './central-differences.ts';
import type { Covariance } from './covariance.ts';
import { EstimationError } from './estimation-error.ts';
import type { FitParameter } from './least-squares-problem.ts';
import { studentTQuantile } from './student-t.ts';

export interface BandRequest {
  parameters: readonly FitParameter[];
  estimate: ArrayLike<number>;
  covariance: Covariance;
  /** Number of values of the curve, e.g. of places x. */
  valueCount: number;
  /** Writes the curve for all parameters. */
  evaluate(parameters: Float64Array, out: Float64Array): void;
  /** Two-sided, e.g. 0.95. */
  level: number;
  /** Sigma of a new observation in the units of the fit's sigma; 1 without it. */
  observationSigma?: ArrayLike<number>;
}

/** Every band is value +- half width. */
export interface ConfidenceBand {
  value: Float64Array;
  /** Where the curve itself lies, place by place. */
  confidenceHalfWidth: Float64Array;
  /** Where a new observation would lie. */
  predictionHalfWidth: Float64Array;
}

/**
 * Pointwise linearised bands t sqrt(g^T C g) and t sqrt(g^T C g + s^2 sigma^2), with g the slopes of
 * the curve in the identified parameters; the others count as known. Throws EstimationError if a
 * parameter is not identifiable, for then the band is not known.
 */
export function confidenceBand(request: BandRequest): ConfidenceBand {
  const { parameters, covariance, valueCount } = request;
  const unknown = covariance.identifiability.indexOf('not-identifiable');
  if (unknown !== -1) {
    throw new EstimationError(
      `The data do not determine ${parameters[unknown]!.name}, so the curve has no confidence band; ` +
        'fix parameters until all others are identifiable.',
    );
  }
  const estimate = Float64Array.from(request.estimate);
  const value = new Float64Array(valueCount);
  request.evaluate(estimate, value);
  const { identified } = covariance;
  const slopes = new Float64Array(valueCount * identified.length);
  differentiate(
    {
      evaluate: (point, out) => {
        const all = Float64Array.from(estimate);
        identified.forEach((k, i) => (all[k] = point[i]!));
        request.evaluate(all, out);
      },
      valueCount,
      scale: (i, x) => Math.abs(x) || covariance.standardErrors[identified[i]!]!,
      lower: identified.map((k) => parameters[k]!.lower),
      upper: identified.map((k) => parameters[k]!.upper),
    },
    Float64Array.from(identified, (k) => estimate[k]!),
    value,
    slopes,
  );

  const t = studentTQuantile((1 + request.level) / 2, covariance.intervalDegreesOfFreedom);
  const variance = value.map((_, x) => {
    const slope = (i: number): number => slopes[i * valueCount + x]!;
    return covariance.covariance.reduce(
      (sum, row, i) => sum + row.reduce((part, c, k) => part + c * slope(i) * slope(k), 0),
      0,
    );
  });
  return {
    value,
    confidenceHalfWidth: variance.map((v) => t * Math.sqrt(Math.max(0, v))),
    predictionHalfWidth: variance.map((v, x) => {
      const scatter = covariance.residualVariance * (request.observationSigma?.[x] ?? 1) ** 2;
      return t * Math.sqrt(Math.max(0, v) + scatter);
    }),
  };
}
