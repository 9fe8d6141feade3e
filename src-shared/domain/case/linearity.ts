import type { TransportCase } from './transport-case.ts';

/**
 * Why a case is not linear and so has no analytic solution, in words; undefined when it is linear.
 */
export function nonlinearReason({ sorption, micro }: TransportCase): string | undefined {
  if (sorption.kind === 'isotherms') {
    return 'sorption.kind is "isotherms", and the analytic solution needs "linear" sorption';
  }
  if (micro !== undefined && micro.concentrationExponent !== 0) {
    return (
      `micro.concentrationExponent is ${micro.concentrationExponent}, ` +
      'and the analytic solution needs a constant diffusivity (0)'
    );
  }
  return undefined;
}
