import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';

/** The result of a calculation, or in words why it is not possible. */
export function orReason<Value extends object>(
  calculate: () => Value,
): Value | { readonly reason: string } {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof EstimationError) return { reason: error.message };
    throw error;
  }
}
