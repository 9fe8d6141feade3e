import type { Decision } from '../outcome.ts';

export const ISOTHERM_FORMAT = 'postdry.isotherm/1';

export type Branch = 'adsorption' | 'desorption';

/** A measured isotherm: one entry of each list for each point, in the order of measurement. */
export interface MeasuredIsotherm {
  readonly format: typeof ISOTHERM_FORMAT;
  readonly name: string;
  /** 0 to 1 */
  readonly waterActivity: readonly number[];
  /** water per dry mass */
  readonly loadingKgPerKg: readonly number[];
  readonly branch: readonly Branch[];
  /** null where the file does not tell */
  readonly temperatureK: number | null;
  readonly understood: readonly Decision[];
  readonly warnings: readonly string[];
}
