import { boundaryDrivingSteps, initialDrivingValue } from './driving-values.ts';
import type { TransportCase } from './transport-case.ts';

/** What is allowed in a case but probably not meant, one sentence each. */
export function caseWarnings(transportCase: TransportCase): string[] {
  const warnings: string[] = [];
  const start = initialDrivingValue(transportCase);
  if (boundaryDrivingSteps(transportCase).every((step) => step.value === start)) {
    warnings.push('The surroundings are in equilibrium with the start: nothing will change.');
  }
  if (transportCase.macro.volumeFraction === 1 && transportCase.micro !== undefined) {
    warnings.push('micro has no effect, because macro.volumeFraction is 1.');
  }
  return warnings;
}
