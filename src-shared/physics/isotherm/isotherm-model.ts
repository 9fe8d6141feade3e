/**
 * What every isotherm model offers, at its reference temperature. All models start at X(0) = 0, rise,
 * have a continuous slope up to their limit and continue linearly below a = 0.
 */
export interface IsothermModel<Isotherm> {
  /** X(a) in kg water per kg dry material. */
  loading(isotherm: Isotherm, activity: number): number;
  /** dX/da in kg/kg; `loading` is X at this activity, for models that need it. */
  slope(isotherm: Isotherm, activity: number, loading: number): number;
  /** Activity of a loading above 0; Infinity where no activity gives as much. */
  activity(isotherm: Isotherm, loadingKgPerKg: number): number;
  /** Activity from which on there is no finite loading; absent where there is none. */
  limit?(isotherm: Isotherm): number;
}
