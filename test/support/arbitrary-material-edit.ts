import fc from 'fast-check';
import {
  withAmountKind,
  withFoil,
  withoutThicknessClass,
  withThicknessClass,
  withTortuosity,
} from '#shared/domain/material/coating-edits.ts';
import {
  withBranch,
  withComponent,
  withModel,
  withoutComponent,
  withoutPoint,
  withPoint,
  withScale,
  withStartingBranch,
} from '#shared/domain/material/component-edits.ts';
import { componentKinds } from '#shared/domain/material/component.ts';
import {
  valueAt,
  withMaterialNumber,
  withNote,
  withUncertaintyKind,
  withValueAtPath,
} from '#shared/domain/material/material-edits.ts';
import {
  classFieldsOf,
  isothermFieldsOf,
  type MaterialField,
  pointFieldsOf,
  uncertaintyFieldsOf,
  validityFieldsOf,
  valueFieldsOf,
} from '#shared/domain/material/material-fields.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { sourcedPlaces } from '#shared/domain/material/sourced-places.ts';
import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';

/** One edit as the view makes it, with its words; it fits any set. */
export interface MaterialEdit {
  readonly words: string;
  readonly edit: (set: MaterialSet) => MaterialSet;
}

/** Every number that the view lets a user change. */
export function everyField(set: MaterialSet): MaterialField[] {
  const places = sourcedPlaces(set).map(({ path }) => path);
  const branches = places.filter((path) => /(de|ad)sorption$/.test(path));
  return [
    ...valueFieldsOf(set),
    ...branches.flatMap((path) => [
      ...isothermFieldsOf(set, path),
      ...pointFieldsOf(set, path).flat(),
    ]),
    ...places.flatMap((path) => [
      ...(path === 'micro.thickness' ? [] : uncertaintyFieldsOf(set, path)),
      ...(path === 'micro.thickness' ? [] : validityFieldsOf(set, path)),
    ]),
    ...classFieldsOf(set).flat(),
  ];
}

/** An entry of a list by any whole number. */
const pick = <Item>(list: readonly Item[], at: number): Item => list[at % list.length]!;

const at = fc.nat(1000);
const branch = fc.constantFrom('desorption' as const, 'adsorption' as const);
const models = Object.keys(isothermCatalogue) as (keyof typeof isothermCatalogue)[];
const factor = fc.double({ min: 0.05, max: 5, noNaN: true });
const idAt = (set: MaterialSet, index: number): string => pick(set.components, index).id;

function edit<Input>(
  name: string,
  input: fc.Arbitrary<Input>,
  apply: (set: MaterialSet, input: Input) => MaterialSet,
): fc.Arbitrary<MaterialEdit> {
  return input.map((value) => ({
    words: `${name} ${JSON.stringify(value)}`,
    edit: (set) => apply(set, value),
  }));
}

/** Any edit of the view, sensible or not. */
export const materialEdit: fc.Arbitrary<MaterialEdit> = fc.oneof(
  edit('number', fc.tuple(at, factor), (set, [index, by]) => {
    const { path } = pick(everyField(set), index);
    const old = valueAt(set, path);
    return withMaterialNumber(set, path, (typeof old === 'number' && old !== 0 ? old : 0.1) * by);
  }),
  edit('no number', at, (set, index) => {
    const fields = everyField(set).filter(({ optional }) => optional);
    return withMaterialNumber(set, pick(fields, index).path, undefined);
  }),
  edit('note', fc.tuple(at, fc.string()), (set, [index, note]) =>
    withNote(set, pick(sourcedPlaces(set), index).path, note),
  ),
  edit('source', fc.tuple(at, fc.string()), (set, [index, source]) =>
    withValueAtPath(set, `${pick(sourcedPlaces(set), index).path}.source`, source),
  ),
  edit(
    'uncertainty',
    fc.tuple(at, fc.constantFrom('none', 'normal', 'lognormal', 'uniform')),
    (set, [index, kind]) => {
      const values = sourcedPlaces(set).filter(({ group }) => 'value' in group);
      return withUncertaintyKind(set, pick(values, index).path, kind);
    },
  ),
  edit('component', fc.constantFrom(...componentKinds), withComponent),
  edit('no component', at, (set, index) => withoutComponent(set, idAt(set, index))),
  edit(
    'scale',
    fc.tuple(at, fc.constantFrom('macro' as const, 'micro' as const)),
    (set, [index, scale]) => withScale(set, idAt(set, index), scale),
  ),
  edit('branch', fc.tuple(at, branch), (set, [index, name]) =>
    withStartingBranch(set, idAt(set, index), name),
  ),
  edit('no branch', fc.tuple(at, branch), (set, [index, name]) =>
    withBranch(set, idAt(set, index), name, undefined),
  ),
  edit('model', fc.tuple(at, branch, fc.constantFrom(...models)), (set, [index, name, model]) =>
    withModel(set, idAt(set, index), name, model),
  ),
  edit('point', fc.tuple(at, branch), (set, [index, name]) =>
    withPoint(set, idAt(set, index), name),
  ),
  edit('no point', fc.tuple(at, branch, fc.nat(9)), (set, [index, name, position]) =>
    withoutPoint(set, idAt(set, index), name, position),
  ),
  edit('amount', fc.constantFrom('density', 'loading', 'porosity'), withAmountKind),
  edit(
    'tortuosity',
    fc.constantFrom('zehner-bauer-schluender', 'bruggeman', 'fixed'),
    withTortuosity,
  ),
  edit('foil', fc.constantFrom('copper', 'aluminium'), withFoil),
  edit('no foil', fc.constant(undefined), withFoil),
  edit('class', fc.constant(undefined), withThicknessClass),
  edit('no class', fc.nat(9), withoutThicknessClass),
);
