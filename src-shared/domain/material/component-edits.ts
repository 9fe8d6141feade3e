import stringify from 'safe-stable-stringify';
import { roundSignificant } from '#shared/units/round-significant.ts';
import { type BranchName, branchOf, type Component, type IsothermBranch } from './component.ts';
import { balancedFractions, withValueAtPath } from './material-edits.ts';
import type { MaterialSet } from './material-set.ts';
import { ASSUMED, OWN_VALUE } from './sourced-value.ts';
import { type IsothermModel, startingIsotherm } from './starting-isotherm.ts';
import {
  type ComponentKind,
  startingBranch,
  startingComponent,
  startingDiffusion,
  startingMicro,
} from './starting-values.ts';

const same = (a: unknown, b: unknown): boolean => stringify(a) === stringify(b);

function withChanged(
  set: MaterialSet,
  id: string,
  change: (component: Component) => Component,
): MaterialSet {
  const components = set.components.map((component) =>
    component.id === id ? change(component) : component,
  );
  return { ...set, components };
}

/** A set with one more component, which has no mass yet: nothing else changes. */
export function withComponent(set: MaterialSet, kind: ComponentKind): MaterialSet {
  const component = startingComponent(kind, set.components);
  return withMicroAsNeeded({ ...set, components: [...set.components, component] });
}

/** A set without a component; the largest other one takes up its mass. */
export function withoutComponent(set: MaterialSet, id: string): MaterialSet {
  const removed = set.components.find((component) => component.id === id);
  const rest = { ...set, components: set.components.filter((component) => component !== removed) };
  const balanced =
    removed === undefined || removed.massFraction.value === 0 ? rest : balancedFractions(rest, -1);
  return withMicroAsNeeded(balanced);
}

/**
 * A set with a component on the other scale. On the micro scale it gets a diffusivity, and the set a
 * binder thickness, where there is none; on the macro scale both stay as somebody has given them.
 */
export function withScale(set: MaterialSet, id: string, scale: Component['scale']): MaterialSet {
  const changed = withChanged(set, id, (component) => {
    const { diffusion, ...others } = component;
    const started = startingDiffusion();
    if (scale === 'micro') return { ...others, scale, diffusion: diffusion ?? started };
    return diffusion === undefined || same(diffusion, started)
      ? { ...others, scale }
      : { ...others, scale, diffusion };
  });
  return withMicroAsNeeded(changed);
}

/** The binder thickness comes with the first component on the micro scale. */
function withMicroAsNeeded(set: MaterialSet): MaterialSet {
  const { micro, ...others } = set;
  const needed = set.components.some(({ scale }) => scale === 'micro');
  if (needed) return { ...others, micro: micro ?? startingMicro() };
  return micro === undefined || same(micro, startingMicro()) ? others : { ...others, micro };
}

/** A set with another isotherm of a component, or without one. */
export function withBranch(
  set: MaterialSet,
  id: string,
  name: BranchName,
  branch: IsothermBranch | undefined,
): MaterialSet {
  return withChanged(set, id, (component) => withValueAtPath(component, name, branch));
}

/** A set with one more branch, which begins as the other one, or with the catalogue's GAB. */
export function withStartingBranch(set: MaterialSet, id: string, name: BranchName): MaterialSet {
  const component = set.components.find((one) => one.id === id);
  if (component === undefined || component[name] !== undefined) return set;
  const other = branchOf(component, name);
  const branch: IsothermBranch = other
    ? { ...other, source: ASSUMED, note: 'As the other branch until it is known.' }
    : startingBranch(startingIsotherm('gab', component.densityKgPerM3.value));
  return withBranch(set, id, name, branch);
}

/** A set with another model in a branch: start values at the loading of the old one, assumed. */
export function withModel(
  set: MaterialSet,
  id: string,
  name: BranchName,
  model: IsothermModel,
): MaterialSet {
  const component = set.components.find((one) => one.id === id);
  const branch = component?.[name];
  if (component === undefined || branch === undefined || branch.isotherm.model === model) {
    return set;
  }
  return withBranch(set, id, name, {
    isotherm: startingIsotherm(model, component.densityKgPerM3.value, branch.isotherm),
    source: ASSUMED,
    validity: branch.validity,
    note: 'Start values of the model at the loading of the one before.',
  });
}

/** A set with one more point in the table of a branch: after the last one, on the line to it. */
export function withPoint(set: MaterialSet, id: string, name: BranchName): MaterialSet {
  return withPoints(set, id, name, (points) => {
    const [before, last] = [points.at(-2) ?? origin, points.at(-1) ?? origin];
    const between = last.activity === 1;
    // Half of the way to saturation, or to the point before where the last one is there.
    const activity = roundSignificant((last.activity + (between ? before.activity : 1)) / 2, 6);
    const slope = (last.loadingKgPerKg - before.loadingKgPerKg) / (last.activity - before.activity);
    const loading = last.loadingKgPerKg + slope * (activity - last.activity);
    const point = { activity, loadingKgPerKg: roundSignificant(loading, 6) };
    return between ? [...points.slice(0, -1), point, last] : [...points, point];
  });
}

/** A set without a point of the table of a branch. */
export function withoutPoint(
  set: MaterialSet,
  id: string,
  name: BranchName,
  position: number,
): MaterialSet {
  return withPoints(set, id, name, (points) => points.filter((_, at) => at !== position));
}

type Points = Extract<IsothermBranch['isotherm'], { model: 'tabulated' }>['points'];

const origin = { activity: 0, loadingKgPerKg: 0 };

function withPoints(
  set: MaterialSet,
  id: string,
  name: BranchName,
  change: (points: Points) => Points,
): MaterialSet {
  const branch = set.components.find((component) => component.id === id)?.[name];
  if (branch?.isotherm.model !== 'tabulated') return set;
  const { isotherm } = branch;
  return withBranch(set, id, name, {
    ...branch,
    isotherm: { ...isotherm, points: change(isotherm.points) },
    source: OWN_VALUE,
  });
}
