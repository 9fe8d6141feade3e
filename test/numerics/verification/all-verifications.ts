import { conservationAtJumps, conservationPerStep } from './conservation.ts';
import { exactNonlinear } from './exact-nonlinear.ts';
import { fixedPoints, invariances } from './invariances.ts';
import { crankLimits, dryingTimes } from './limits.ts';
import { denseSolutions, jacobians } from './linear-algebra.ts';
import { predictedErrors } from './mesh-choice.ts';
import { finiteVolumeOrders, spectralDecay, toleranceProportionality } from './orders.ts';
import {
  analyticReferences,
  linearGrid,
  linearReferences,
  nonlinearReferences,
} from './references.ts';
import { secondSolution } from './second-solution.ts';
import { steepFront } from './steep-front.ts';
import { caseVariants, linearVariants, macroAlone } from './variants.ts';
import type { Verification } from './verification.ts';

/** Every line of the verification table, by subject. */
export const allVerifications: readonly Verification[] = [
  ...linearReferences,
  ...analyticReferences,
  ...linearGrid,
  ...nonlinearReferences,
  ...linearVariants,
  ...caseVariants,
  macroAlone,
  ...crankLimits,
  ...dryingTimes,
  ...finiteVolumeOrders,
  ...spectralDecay,
  toleranceProportionality,
  ...exactNonlinear,
  ...secondSolution,
  ...jacobians,
  ...denseSolutions,
  ...conservationPerStep,
  ...conservationAtJumps,
  ...fixedPoints,
  ...invariances,
  steepFront,
  ...predictedErrors,
];
