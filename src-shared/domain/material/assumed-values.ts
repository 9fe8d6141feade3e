import type { MaterialSet } from './material-set.ts';
import { sourcedPlaces } from './sourced-places.ts';
import { isAssumed } from './sourced-value.ts';
import { valueName } from './value-names.ts';

/** A value, or a group of them, that nobody has published or measured for its material. */
export interface AssumedMaterialValue {
  /** Key path such as `components[0].massFraction`. */
  readonly path: string;
  readonly name: string;
}

/** Everything in a material set whose source is "assumed", in the order of the document. */
export function assumedValues(materialSet: MaterialSet): AssumedMaterialValue[] {
  return sourcedPlaces(materialSet)
    .filter(({ group }) => isAssumed(group))
    .map(({ keys, path }) => ({ path, name: valueName(materialSet, keys).name }));
}
