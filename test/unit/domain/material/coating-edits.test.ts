import { describe, expect, it } from 'vitest';
import { compositionOf } from '#shared/domain/electrode/composition.ts';
import {
  withAmountKind,
  withFoil,
  withoutThicknessClass,
  withThicknessClass,
  withTortuosity,
} from '#shared/domain/material/coating-edits.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { materialSet } from '../../../support/material-set.ts';
import { shippedSet } from '../../../support/electrode-cases.ts';

/** Of the set without its pores, kg/m3. */
const solid = 1 / (0.95 / 2200 + 0.05 / 1780);

describe('the amount of solid', () => {
  // 1500 kg/m3 over 60 µm are 0.09 kg/m2.
  it('is the same in every quantity', () => {
    const loading = withAmountKind(materialSet(), 'loading');
    expect(loading.amount).toEqual({
      kind: 'loading',
      massPerAreaKgPerM2: { value: 0.09, source: 'own value' },
    });
    const porosity = withAmountKind(loading, 'porosity').amount;
    if (porosity.kind !== 'porosity') throw new Error(porosity.kind);
    expect(porosity.porosity.value).toBeCloseTo(1 - 1500 / solid, 9);
  });

  it('keeps its note and how well it is known', () => {
    const amount: MaterialSet['amount'] = {
      kind: 'density',
      coatingDensityKgPerM3: {
        value: 1500,
        source: 'own value',
        note: 'weighed',
        uncertainty: { distribution: 'normal', standardDeviation: 15 },
      },
    };
    expect(withAmountKind({ ...materialSet(), amount }, 'loading').amount).toEqual({
      kind: 'loading',
      massPerAreaKgPerM2: {
        value: 0.09,
        source: 'own value',
        note: 'weighed',
        uncertainty: { distribution: 'normal', standardDeviation: 9e-4 },
      },
    });
  });

  it('tells a factor by its range where no factor can say it', () => {
    const uncertainty = { distribution: 'lognormal' as const, factor95: 1.1 };
    const amount: MaterialSet['amount'] = {
      kind: 'density',
      coatingDensityKgPerM3: { value: 1500, source: 'own value', uncertainty },
    };
    const of = (kind: 'loading' | 'porosity') =>
      withAmountKind({ ...materialSet(), amount }, kind).amount;
    expect(of('loading')).toMatchObject({ massPerAreaKgPerM2: { uncertainty } });
    const porosity = of('porosity');
    if (porosity.kind !== 'porosity') throw new Error(porosity.kind);
    const moved = porosity.porosity.uncertainty;
    if (moved?.distribution !== 'uniform') throw new Error(moved?.distribution);
    expect(moved.lower).toBeCloseTo(1 - 1650 / solid, 9);
    expect(moved.upper).toBeCloseTo(1 - 1500 / 1.1 / solid, 9);
  });
});

it('a fixed tortuosity begins with that of the model before', () => {
  const set = materialSet();
  const fixed = withTortuosity(set, 'fixed').tortuosity;
  const bruggeman = compositionOf(set).macroPorosity ** -0.5;
  if (fixed.model !== 'fixed') throw new Error(fixed.model);
  expect(fixed.tortuosity.value).toBeCloseTo(bruggeman, 2);
  expect(fixed.tortuosity.source).toBe('assumed');
  expect(withTortuosity(withTortuosity(set, 'fixed'), 'bruggeman')).toEqual(set);
});

it('a foil is of a usual material, its thickness assumed', () => {
  const set = withFoil(materialSet(), 'aluminium');
  expect(set.foil).toEqual({
    name: 'Aluminium',
    thicknessM: { value: 12e-6, source: 'assumed' },
    densityKgPerM3: { value: 2700, source: 'handbook value' },
  });
  expect(withFoil(set, undefined)).toEqual(materialSet());
});

it('classes of thickness split and join their shares', () => {
  const set = withThicknessClass(shippedSet('cmc-sbr-anode'));
  expect(set.micro?.thickness.classes).toEqual([
    { lengthM: 3e-7, share: 0.5 },
    { lengthM: 6e-7, share: 0.5 },
  ]);
  const first = withoutThicknessClass(withThicknessClass(set), 0).micro?.thickness.classes;
  expect(first).toEqual([
    { lengthM: 6e-7, share: 0.75 },
    { lengthM: 1.2e-6, share: 0.25 },
  ]);
  const only = shippedSet('cmc-sbr-anode');
  expect(withoutThicknessClass(only, 0).micro?.thickness.classes).toHaveLength(1);
});
