import { studyStrings as text } from '#renderer/strings/en/studies.ts';
import type { PpmBasis } from '#shared/domain/recipe/recipe.ts';
import { formatNumber } from '#shared/units/format-number.ts';

/** "153 wt-ppm, with foil" */
export function shownWater(ppm: number | null, basis: PpmBasis, digits = 3): string {
  return ppm === null ? text.none : `${formatNumber(ppm, digits)} ${text.ppm(basis)}`;
}
