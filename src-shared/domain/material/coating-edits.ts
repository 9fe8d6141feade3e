import { compositionOf } from '#shared/domain/electrode/composition.ts';
import { relativeDiffusivity } from '#shared/physics/tortuosity.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import { withValueAtPath } from './material-edits.ts';
import type { MaterialSet } from './material-set.ts';
import { ASSUMED, OWN_VALUE, type SourcedNumber, type Uncertainty } from './sourced-value.ts';
import { type FoilMaterial, startingFoil } from './starting-values.ts';
import { rangeOf95 } from './uncertainty.ts';

export type AmountKind = MaterialSet['amount']['kind'];
type TortuosityModel = MaterialSet['tortuosity']['model'];

/** The same coating with its amount given in another quantity; what is known of it stays. */
export function withAmountKind(set: MaterialSet, kind: AmountKind): MaterialSet {
  const { amount, thicknessM } = set;
  if (amount.kind === kind) return set;
  const { coatingDensityKgPerM3, solidDensityKgPerM3 } = compositionOf(set);
  const old =
    amount.kind === 'density'
      ? amount.coatingDensityKgPerM3
      : amount.kind === 'loading'
        ? amount.massPerAreaKgPerM2
        : amount.porosity;
  // All three are straight lines over the density of the coating.
  const lines: Readonly<Record<AmountKind, Line>> = {
    density: { slope: 1, start: 0 },
    loading: { slope: thicknessM.value, start: 0 },
    porosity: { slope: -1 / solidDensityKgPerM3, start: 1 },
  };
  const [from, to] = [lines[amount.kind], lines[kind]];
  const slope = to.slope / from.slope;
  const line = { slope, start: to.start - slope * from.start };
  const moved: SourcedNumber = {
    ...old,
    value: roundSignificant(to.start + to.slope * coatingDensityKgPerM3, digits),
    ...(old.uncertainty && { uncertainty: movedUncertainty(old, old.uncertainty, line) }),
  };
  switch (kind) {
    case 'density':
      return { ...set, amount: { kind, coatingDensityKgPerM3: moved } };
    case 'loading':
      return { ...set, amount: { kind, massPerAreaKgPerM2: moved } };
    case 'porosity':
      return { ...set, amount: { kind, porosity: moved } };
  }
}

interface Line {
  readonly slope: number;
  readonly start: number;
}

/** So many that going back gives the old number, and no more than it is worth. */
const digits = 12;

function movedUncertainty(
  sourced: SourcedNumber,
  uncertainty: Uncertainty,
  { slope, start }: Line,
): Uncertainty {
  const rounded = (value: number): number => roundSignificant(value, digits);
  if (uncertainty.distribution === 'normal') {
    const standardDeviation = rounded(uncertainty.standardDeviation * Math.abs(slope));
    return { ...uncertainty, standardDeviation };
  }
  // A factor stays one where the line goes through the origin.
  if (uncertainty.distribution === 'lognormal' && start === 0) return uncertainty;
  const ends = (rangeOf95(sourced) ?? []).map((value) => rounded(start + slope * value));
  const [lower, upper] = [Math.min(...ends), Math.max(...ends)];
  return { distribution: 'uniform', lower, upper };
}

/** The same coating with its tortuosity by another model; a fixed one begins as the old model has it. */
export function withTortuosity(set: MaterialSet, model: TortuosityModel): MaterialSet {
  const { tortuosity } = set;
  if (tortuosity.model === model) return set;
  if (model !== 'fixed' || tortuosity.model === 'fixed') {
    return { ...set, tortuosity: { model } as MaterialSet['tortuosity'] };
  }
  const relative = relativeDiffusivity(tortuosity, compositionOf(set).macroPorosity);
  const value = roundSignificant(1 / relative, 3);
  return { ...set, tortuosity: { model, tortuosity: { value, source: ASSUMED } } };
}

/** A set with a foil of a usual material, or without one. */
export function withFoil(set: MaterialSet, material: FoilMaterial | undefined): MaterialSet {
  return withValueAtPath(set, 'foil', material && startingFoil(material));
}

/** A set with one more class of binder thickness: twice as thick as the last one, half of its share. */
export function withThicknessClass(set: MaterialSet): MaterialSet {
  return withClasses(set, (classes) => {
    const last = classes.at(-1);
    if (last === undefined) return classes;
    const share = last.share / 2;
    return [...classes.slice(0, -1), { ...last, share }, { lengthM: 2 * last.lengthM, share }];
  });
}

/** A set without a class of binder thickness; its neighbour takes up its share. */
export function withoutThicknessClass(set: MaterialSet, position: number): MaterialSet {
  return withClasses(set, (classes) => {
    const removed = classes[position];
    if (removed === undefined || classes.length === 1) return classes;
    const neighbour = position === 0 ? 1 : position - 1;
    return classes.flatMap((one, at) => {
      if (at === position) return [];
      return at === neighbour ? [{ ...one, share: one.share + removed.share }] : [one];
    });
  });
}

type Classes = NonNullable<MaterialSet['micro']>['thickness']['classes'];

function withClasses(set: MaterialSet, change: (classes: Classes) => Classes): MaterialSet {
  const { micro } = set;
  if (micro === undefined) return set;
  const { thickness } = micro;
  const classes = change(thickness.classes);
  return { ...set, micro: { ...micro, thickness: { ...thickness, classes, source: OWN_VALUE } } };
}
