import type { CalculationInput } from '#shared/contract/calculations.ts';

/** A calculation that was asked for, with everything that goes into it by value. */
export interface ResolvedCalculation {
  readonly title: string;
  readonly input: CalculationInput;
  readonly inputHash: string;
}
