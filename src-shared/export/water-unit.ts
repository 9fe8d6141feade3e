import type { PpmBasis } from '#shared/domain/recipe/recipe.ts';

/** Unit of water contents in tables, with the mass that they refer to. */
export function waterUnit(basis: PpmBasis): string {
  return basis === 'coating' ? 'wt-ppm of dry coating' : 'wt-ppm of electrode with foil';
}
