import { joinPath } from '#shared/domain/case/case-issue.ts';
import type { MaterialSet } from './material-set.ts';
import type { Uncertainty } from './sourced-value.ts';

/** A group of a material set that says where its values come from. */
export interface SourcedPlace {
  readonly keys: readonly (string | number)[];
  /** Key path such as `components[0].massFraction`. */
  readonly path: string;
  readonly group: {
    readonly source: string;
    readonly note?: string;
    readonly uncertainty?: Uncertainty;
    readonly validity?: { readonly temperatureK: readonly [low: number, high: number] };
  };
}

/** Every group with a source, in the order of the document. */
export function sourcedPlaces(materialSet: MaterialSet): SourcedPlace[] {
  return placesIn(materialSet, []);
}

function placesIn(part: unknown, keys: readonly (string | number)[]): SourcedPlace[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = isSourced(part) ? [{ keys, path: joinPath(keys), group: part }] : [];
  const inside = Object.entries(part).flatMap(([key, value]) =>
    placesIn(value, [...keys, Array.isArray(part) ? Number(key) : key]),
  );
  return [...own, ...inside];
}

function isSourced(part: object): part is SourcedPlace['group'] {
  return 'source' in part;
}
