import { GAS_CONSTANT_J_PER_MOL_K } from '../constants.ts';

/** Temperature that parameters belong to where an isotherm does not say another one, in K. */
export const STANDARD_REFERENCE_TEMPERATURE_K = 298.15;

/**
 * How an isotherm moves with the temperature: van 't Hoff at constant loading,
 *
 *     X(a, T) = X_ref(a s),  s = exp((q / R) (1/T - 1/T_ref))
 *
 * q = isosteric heat of sorption minus heat of condensation. With q > 0 less is bound at a higher
 * temperature and the same activity; with q = 0 the isotherm over the activity does not move.
 * Valid while q is nearly constant over the range of loadings and temperatures.
 * Source: D.D. Do, Adsorption Analysis: Equilibria and Kinetics, Imperial College Press 1998, ch. 2.
 */
export interface TemperatureShift {
  /** q in J/mol, 0 where it is not given */
  readonly netIsostericHeatJPerMol?: number;
  /** T_ref in K, 298.15 where it is not given */
  readonly referenceTemperatureK?: number;
}

/** Factor s that turns an activity at T into the one of equal loading at T_ref; exactly 1 for q = 0. */
export function activityFactor(shift: TemperatureShift, temperatureK: number): number {
  const { netIsostericHeatJPerMol: heat = 0 } = shift;
  if (heat === 0) return 1;
  const { referenceTemperatureK = STANDARD_REFERENCE_TEMPERATURE_K } = shift;
  const inverseDistance = 1 / temperatureK - 1 / referenceTemperatureK;
  return Math.exp((heat / GAS_CONSTANT_J_PER_MOL_K) * inverseDistance);
}
