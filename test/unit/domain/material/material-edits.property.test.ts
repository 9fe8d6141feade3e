import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveElectrode } from '#shared/domain/electrode/derive-electrode.ts';
import { newElectrodeCase } from '#shared/domain/electrode/new-electrode-case.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { resolveElectrode } from '#shared/domain/electrode/resolve-electrode.ts';
import {
  withAmountKind,
  withFoil,
  withoutThicknessClass,
  withThicknessClass,
} from '#shared/domain/material/coating-edits.ts';
import { componentKinds } from '#shared/domain/material/component.ts';
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
import {
  valueAt,
  withMaterialNumber,
  withUncertaintyKind,
  withValueAtPath,
} from '#shared/domain/material/material-edits.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { sourcedPlaces } from '#shared/domain/material/sourced-places.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';
import { emptyMaterialSet } from '#shared/domain/material/starting-values.ts';
import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import {
  everyField,
  type MaterialEdit,
  materialEdit,
} from '../../../support/arbitrary-material-edit.ts';
import { shippedSet } from '../../../support/electrode-cases.ts';

const begin = fc.constantFrom(
  emptyMaterialSet('New set'),
  shippedSet('cmc-sbr-anode'),
  shippedSet('polyolefin-separator'),
);

/** As the editor applies edits: what is refused has its reason and changes nothing. */
function edited(start: MaterialSet, edits: readonly MaterialEdit[]): MaterialSet {
  let set = start;
  for (const { edit } of edits) {
    const parsed = parseMaterialSet(edit(set));
    if (parsed.ok) set = parsed.value;
    else for (const { message } of parsed.issues) expect(message).toMatch(/found .*; allowed: \S/);
  }
  return set;
}

const models = Object.keys(isothermCatalogue) as (keyof typeof isothermCatalogue)[];

const edits = fc.array(materialEdit, { maxLength: 12 });

describe('any sequence of edits', () => {
  it('gives a set that is read again as the same, or a stated issue', () => {
    fc.assert(
      fc.property(begin, edits, (start, list) => {
        const set = edited(start, list);
        expect(parseMaterialSet(JSON.stringify(set))).toEqual({ ok: true, value: set });
      }),
    );
  });

  it('changes nothing of the document before it', () => {
    fc.assert(
      fc.property(begin, edits, (start, list) => {
        const before = JSON.stringify(start);
        edited(start, list);
        expect(JSON.stringify(start)).toBe(before);
      }),
    );
  });

  it('gives a set from which a case follows', () => {
    fc.assert(
      fc.property(begin, edits, (start, list) => {
        const electrodeCase = newElectrodeCase(edited(start, list));
        const resolved = resolveElectrode(electrodeCase);
        const { transportCase, composition } = resolved;
        expect(composition.macroVolumeFraction).toBeGreaterThan(0);
        expect(composition.macroVolumeFraction).toBeLessThanOrEqual(1);
        expect(composition.macroPorosity).toBeGreaterThan(0);
        expect(composition.macroPorosity).toBeLessThan(1);
        const parsed = parseTransportCase(transportCase);
        // An isotherm may end below the humidity of the start, and numbers may be so far apart that
        // no diffusion time can be computed (1e-60 to 1e60 s): both are said so.
        const paths = parsed.ok ? [] : parsed.issues.map(({ path }) => path);
        expect(paths.filter((path) => !/^(initial\b|boundary\b|micro$)/.test(path))).toEqual([]);
        expect(() => deriveElectrode(electrodeCase, resolved)).not.toThrow();
      }),
    );
  });
});

describe('an edit followed by its inverse gives the same set:', () => {
  const inverses: Readonly<Record<string, (set: MaterialSet, at: number) => MaterialSet>> = {
    'a component and none': (set, at) => {
      const kind = componentKinds[at % componentKinds.length]!;
      const added = withComponent(set, kind);
      return withoutComponent(added, added.components.at(-1)!.id);
    },
    'the other scale and back': (set, at) => {
      const { id, scale } = set.components[at % set.components.length]!;
      return withScale(withScale(set, id, scale === 'macro' ? 'micro' : 'macro'), id, scale);
    },
    'a branch and none': (set, at) => {
      const component = set.components[at % set.components.length]!;
      const name = component.desorption ? 'adsorption' : 'desorption';
      const before = component[name];
      return withBranch(withStartingBranch(set, component.id, name), component.id, name, before);
    },
    'another model and the old branch': (set, at) => {
      const { id, desorption } = set.components[at % set.components.length]!;
      const model = models[at % models.length]!;
      return withBranch(withModel(set, id, 'desorption', model), id, 'desorption', desorption);
    },
    'a point and none': (set, at) => {
      const { id, desorption } = set.components[at % set.components.length]!;
      if (desorption?.isotherm.model !== 'tabulated') return set;
      const { points } = desorption.isotherm;
      const added = points.at(-1)?.activity === 1 ? points.length - 1 : points.length;
      const back = withoutPoint(withPoint(set, id, 'desorption'), id, 'desorption', added);
      return withBranch(back, id, 'desorption', {
        ...back.components.find((one) => one.id === id)!.desorption!,
        source: desorption.source,
      });
    },
    'a foil and none': (set) => withValueAtPath(withFoil(set, 'copper'), 'foil', set.foil),
    'a class and none': (set) => {
      const classes = set.micro?.thickness.classes.length ?? 0;
      const back = withoutThicknessClass(withThicknessClass(set), classes);
      return withValueAtPath(back, 'micro.thickness.source', set.micro?.thickness.source);
    },
    'an uncertainty and the old one': (set, at) => {
      const values = sourcedPlaces(set).filter(({ group }) => 'value' in group);
      const { path } = values[at % values.length]!;
      const kind = (['none', 'normal', 'lognormal', 'uniform'] as const)[at % 4]!;
      const old = valueAt(set, `${path}.uncertainty`);
      return withValueAtPath(withUncertaintyKind(set, path, kind), `${path}.uncertainty`, old);
    },
    'a mass fraction and the old ones': (set, at) => {
      const path = `components[${at % set.components.length}].massFraction.value`;
      const changed = withMaterialNumber(set, path, 0.123);
      return set.components.reduce(
        (back, { massFraction }, index) =>
          withValueAtPath(back, `components[${index}].massFraction`, massFraction),
        changed,
      );
    },
  };

  it.each(Object.entries(inverses))('%s', (_, thereAndBack) => {
    fc.assert(
      fc.property(begin, edits, fc.nat(1000), (start, list, at) => {
        const set = edited(start, list);
        if (set.micro === undefined && thereAndBack === inverses['a class and none']) return;
        expect(thereAndBack(set, at)).toEqual(set);
      }),
    );
  });

  it('another amount and back, to the last digit but three', () => {
    const kind = fc.constantFrom('density' as const, 'loading' as const, 'porosity' as const);
    fc.assert(
      fc.property(begin, edits, kind, (start, list, other) => {
        const set = edited(start, list);
        const back = withAmountKind(withAmountKind(set, other), set.amount.kind);
        const [was, is] = [numbersOf(set.amount, ''), numbersOf(back.amount, '')];
        // A factor over a sum is told by its range.
        if (!JSON.stringify(set.amount).includes('lognormal')) expect(is).toEqual(was);
        for (const path of ['coatingDensityKgPerM3', 'massPerAreaKgPerM2', 'porosity']) {
          const old = valueAt(set.amount, `${path}.value`);
          if (typeof old !== 'number') continue;
          const ratio = (valueAt(back.amount, `${path}.value`) as number) / old;
          expect(ratio).toBeCloseTo(1, 9);
        }
      }),
    );
  });
});

it('offers every number of a set, under a path of its own', () => {
  fc.assert(
    fc.property(begin, edits, (start, list) => {
      const set = edited(start, list);
      const paths = everyField(set).map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      for (const path of numbersOf(set, '')) expect(paths).toContain(path);
    }),
  );
});

function numbersOf(part: unknown, path: string): string[] {
  if (typeof part === 'number') return [path];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    const below = Array.isArray(part) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    return numbersOf(value, below);
  });
}
