import { expect, it } from 'vitest';
import { componentIsothermModel } from '#renderer/case-view/component-isotherm.ts';
import { withModel, withStartingBranch } from '#shared/domain/material/component-edits.ts';
import { shippedSet } from '../../../support/electrode-cases.ts';

const cmcOf = (set: ReturnType<typeof shippedSet>) => set.components[2]!;

it('draws the curve in g/kg over the humidity, its 95 % as a band, its range shaded', () => {
  const model = componentIsothermModel(cmcOf(shippedSet('cmc-sbr-anode')));
  expect(model.shaded).toEqual([0, 90]);
  const [curve] = model.series;
  const at90 = Array.from(curve!.x).findIndex((humidity) => humidity >= 90);
  // The published point: 57.9 wt-% at 90 % RH.
  expect(curve!.y[at90]! / 1000).toBeGreaterThan(0.57);
  expect(curve!.y[at90]! / 1000).toBeLessThan(0.62);
  expect(curve!.band!.max[at90]! / curve!.y[at90]!).toBeCloseTo(1 + 1.96 * 0.3, 9);
  expect(model.y.max).toBeGreaterThan(curve!.y[at90]!);
});

it('shows the points of a table as markers beside its curve, and the other branch dashed', () => {
  const both = withStartingBranch(shippedSet('cmc-sbr-anode'), 'cmc', 'adsorption');
  const set = withModel(both, 'cmc', 'desorption', 'tabulated');
  const { series } = componentIsothermModel(cmcOf(set));
  expect(series.map(({ id }) => id)).toEqual(['desorption', 'desorption-points', 'adsorption']);
  expect(series[1]).toMatchObject({ markers: true, width: 0 });
  expect(series[1]!.x).toHaveLength(10);
  expect(series[2]!.dash).toBeDefined();
});

it('ends before the activity from which on there is no finite loading', () => {
  const set = withModel(shippedSet('cmc-sbr-anode'), 'cmc', 'desorption', 'bet');
  const [curve] = componentIsothermModel(cmcOf(set)).series;
  expect(Array.from(curve!.y).every(Number.isFinite)).toBe(true);
  expect(Math.max(...Array.from(curve!.x))).toBeLessThan(100);
});
