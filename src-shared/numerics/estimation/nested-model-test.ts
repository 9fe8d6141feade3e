import { EstimationError } from './estimation-error.ts';
import { fUpperTail } from './f-distribution.ts';
import type { FitSize } from './information-criteria.ts';

export interface NestedModelTest {
  fRatio: number;
  /** Probability of a ratio this large if the smaller model is true. */
  pValue: number;
}

/**
 * F test of a model against one that contains it, on the same data:
 * F = [(S1 - S2)/(p2 - p1)] / [S2/(n - p2)]. Throws EstimationError if the models are not nested.
 */
export function testNestedModels(smaller: FitSize, larger: FitSize): NestedModelTest {
  const added = larger.parameterCount - smaller.parameterCount;
  const degreesOfFreedom = larger.pointCount - larger.parameterCount;
  if (smaller.pointCount !== larger.pointCount || added <= 0 || degreesOfFreedom <= 0) {
    throw new EstimationError(
      `The models have ${smaller.parameterCount} and ${larger.parameterCount} parameters on ` +
        `${smaller.pointCount} and ${larger.pointCount} points; the second must have more parameters ` +
        'than the first and fewer than the points, which both share.',
    );
  }
  // The larger model cannot be worse; where its fit ended early, nothing speaks for it.
  const reduction = Math.max(0, smaller.sumOfSquares - larger.sumOfSquares);
  const fRatio = reduction === 0 ? 0 : reduction / added / (larger.sumOfSquares / degreesOfFreedom);
  return { fRatio, pValue: fRatio === Infinity ? 0 : fUpperTail(fRatio, added, degreesOfFreedom) };
}
