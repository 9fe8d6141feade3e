import type { Quantity } from '#shared/units/quantities.ts';

/** Parts of a derivation, in the order in which they follow from each other. */
export const derivationGroups = ['composition', 'geometry', 'gas', 'sorption', 'times'] as const;
export type DerivationGroup = (typeof derivationGroups)[number];

/** One number of a resolved case: how it follows, with the numbers put in. */
export interface DerivationStep {
  /** Name that is unique in the derivation, such as "macroPorosity". */
  readonly key: string;
  readonly group: DerivationGroup;
  readonly name: string;
  /** TeX of the symbol, of the general formula and of the formula with numbers (SI). */
  readonly symbol: string;
  readonly formula: string;
  readonly numbers: string;
  readonly value: number;
  readonly quantity: Quantity;
  /** Unit in which the value is usually read. */
  readonly unit: string;
  /** Where formula and inputs come from. */
  readonly source: string;
  /** Names of assumed inputs that the number depends on; empty when there is none. */
  readonly assumed: readonly string[];
}

/** A warning of the derivation, with what to do. */
export interface DerivationWarning {
  readonly code:
    | 'knudsen'
    | 'pressure-driven'
    | 'isotherm-range'
    | 'value-range'
    | 'diffusivity'
    | 'saturation'
    | 'equilibrium';
  readonly text: string;
}
