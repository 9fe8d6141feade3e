/** How much longer and narrower the way through the pores is; the first one is the usual choice. */
export type Tortuosity =
  | { readonly model: 'zehner-bauer-schluender' }
  | { readonly model: 'bruggeman' }
  /** tau >= 1, so that D_bed/D_gas = eps/tau */
  | { readonly model: 'fixed'; readonly tortuosity: number };

/**
 * Relative diffusivity D_ma/D_gas of the macro domain. The balance multiplies D_ma by the porosity
 * once more, so that eps D_ma/D_gas is the relative diffusivity D_bed/D_gas of the whole bed.
 *
 *     zehner-bauer-schluender:  (1 - sqrt(1 - eps))/eps
 *     bruggeman:                eps^0.5      (D_bed/D_gas = eps^1.5)
 *     fixed:                    1/tau
 *
 * Sources: P. Zehner, E.U. Schlünder, Chem. Ing. Tech. 42 (1970) 933, R. Bauer, E.U. Schlünder,
 * Int. Chem. Eng. 18 (1978) 181, in the limit of solids that nothing passes through;
 * D.A.G. Bruggeman, Ann. Phys. 416 (1935) 636.
 *
 * @param porosity eps of the macro domain, above 0 and at most 1: not that of the whole coating
 */
export function relativeDiffusivity(tortuosity: Tortuosity, porosity: number): number {
  switch (tortuosity.model) {
    case 'zehner-bauer-schluender':
      // The same without the cancellation at small porosities.
      return 1 / (1 + Math.sqrt(1 - porosity));
    case 'bruggeman':
      return Math.sqrt(porosity);
    case 'fixed':
      return 1 / tortuosity.tortuosity;
  }
}
