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
  const { resistances, boundary } = transportCase;
  if (resistances === 'micro' && boundary.massTransferCoefficientMPerS !== undefined) {
    warnings.push(
      'boundary.massTransferCoefficientMPerS has no effect, because the macro scale does not resist.',
    );
  }
  return warnings;
}
