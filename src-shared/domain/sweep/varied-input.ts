import type { ComponentIsotherm } from '#shared/domain/case/isotherm-schema.ts';
import { withNamedValue } from '#shared/domain/recipe/varied-values.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { withOven, type OvenQuantity } from './with-oven.ts';

type Keys = readonly (string | number)[];

/** Something that is varied. */
export type VariedInput = { readonly label: string; readonly unit: string } & (
  | { readonly kind: 'name'; readonly name: string }
  /** A number of the case document. */
  | { readonly kind: 'path'; readonly keys: Keys }
  /** Factor of the loading of both branches of a component. */
  | { readonly kind: 'isotherm'; readonly component: number }
  | { readonly kind: 'oven'; readonly quantity: OvenQuantity }
);

/** What is run: a recipe, and a case document before it is checked. */
export interface VariedRun {
  readonly recipe: Recipe;
  readonly caseDocument: unknown;
}

/**
 * Recipe and case with other values. Mass fractions that are not varied share what is left in their
 * old proportions, so that all add up to 1.
 */
export function withInputs(
  run: VariedRun,
  inputs: readonly VariedInput[],
  values: readonly number[],
): VariedRun {
  const varied = inputs.reduce<VariedRun>(({ recipe, caseDocument }, input, k) => {
    const value = values[k] ?? Number.NaN;
    switch (input.kind) {
      case 'name':
        return { recipe: withNamedValue(recipe, input.name, value), caseDocument };
      case 'path':
        return { recipe, caseDocument: withValueAt(caseDocument, input.keys, () => value) };
      case 'oven':
        return { recipe: withOven(recipe, input.quantity, value), caseDocument };
      case 'isotherm':
        return { recipe, caseDocument: withLoading(caseDocument, input.component, value) };
    }
  }, run);
  const fractions = inputs.flatMap((input) =>
    input.kind === 'path' && input.keys.at(-2) === 'massFraction' ? [input.keys] : [],
  );
  if (fractions.length === 0) return varied;
  return { ...varied, caseDocument: withWholeFractions(varied.caseDocument, fractions) };
}

/** The number at a key path; undefined where there is none. */
export function numberAt(part: unknown, keys: Keys): number | undefined {
  let found = part;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string | number, unknown>)[key];
  }
  return typeof found === 'number' ? found : undefined;
}

/** Reads `a.b[2].c` as keys. */
export function keysOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([key, place]) =>
    place === undefined ? key : Number(place),
  );
}

/** A document with another value at a key path; the same one where there is no such path. */
export function withValueAt(part: unknown, keys: Keys, change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return change(part);
  if (typeof part !== 'object' || part === null) return part;
  const old = (part as Record<string | number, unknown>)[key];
  const inner = withValueAt(old, rest, change);
  if (Array.isArray(part)) return part.map((item: unknown, k) => (k === key ? inner : item));
  return { ...part, [key]: inner };
}

function withLoading(caseDocument: unknown, component: number, factor: number): unknown {
  return withValueAt(
    caseDocument,
    ['electrodeCase', 'electrode', 'components', component],
    (old) => {
      const { desorption, adsorption } = old as Partial<
        Record<'desorption' | 'adsorption', Branch>
      >;
      return {
        ...(old as object),
        ...(desorption && { desorption: scaledBranch(desorption, factor) }),
        ...(adsorption && { adsorption: scaledBranch(adsorption, factor) }),
      };
    },
  );
}

interface Branch {
  readonly isotherm: ComponentIsotherm;
}

/** Every loading of an isotherm times a factor; the density does it where it carries the loading. */
function scaledBranch(branch: Branch, factor: number): unknown {
  const scaled = (part: unknown, key: string): unknown => {
    if (typeof part === 'number') {
      if (key === 'densityKgPerM3') return part / factor;
      return key.endsWith('KgPerKg') ? part * factor : part;
    }
    if (Array.isArray(part)) return part.map((item) => scaled(item, key));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([inner, value]) => [inner, scaled(value, inner)]),
    );
  };
  return { ...branch, isotherm: scaled(branch.isotherm, '') };
}

function withWholeFractions(caseDocument: unknown, varied: readonly Keys[]): unknown {
  const componentKeys = (varied[0] ?? []).slice(0, -3);
  const own = new Set(varied.map((keys) => keys.at(-3)));
  return withValueAt(caseDocument, componentKeys, (old) => {
    const components = old as readonly { readonly massFraction: { readonly value: number } }[];
    const sumOf = (counts: (index: number) => boolean): number =>
      components.reduce(
        (sum, { massFraction }, k) => sum + (counts(k) ? massFraction.value : 0),
        0,
      );
    const factor = (1 - sumOf((k) => own.has(k))) / sumOf((k) => !own.has(k));
    return components.map((component, k) =>
      own.has(k)
        ? component
        : {
            ...component,
            massFraction: {
              ...component.massFraction,
              value: component.massFraction.value * factor,
            },
          },
    );
  });
}
