import { describe, expect, it } from 'vitest';
import {
  valueAt,
  withMaterialNumber,
  withNote,
  withUncertaintyKind,
  withValueAtPath,
} from '#shared/domain/material/material-edits.ts';
import { materialSet } from '../../../support/material-set.ts';

const fractions = (set: ReturnType<typeof materialSet>): number[] =>
  set.components.map(({ massFraction }) => massFraction.value);

describe('a number that is typed', () => {
  it('is the user’s own: what was known of the old one goes', () => {
    const path = 'components[1].diffusion.diffusivityM2PerS';
    const set = withValueAtPath(materialSet(), `${path}.note`, 'of the old one');
    expect(valueAt(withMaterialNumber(set, `${path}.value`, 2e-15), path)).toEqual({
      value: 2e-15,
      source: 'own value',
    });
  });

  it('as a mass fraction is balanced by the largest other one, which keeps its source', () => {
    const set = withMaterialNumber(materialSet(), 'components[1].massFraction.value', 0.2);
    expect(fractions(set)).toEqual([0.8, 0.2]);
    expect(set.components[0]?.massFraction.source).toBe('own value');
  });

  it('as a share of a class is balanced by the largest other one', () => {
    const set = withMaterialNumber(materialSet(), 'micro.thickness.classes[0].share', 0.1);
    expect(set.micro?.thickness.classes.map(({ share }) => share)).toEqual([0.1, 0.9]);
  });

  it('makes an isotherm and a binder thickness the user’s own', () => {
    const set = withValueAtPath(materialSet(), 'micro.thickness.source', 'assumed');
    const length = withMaterialNumber(set, 'micro.thickness.classes[0].lengthM', 1e-7);
    expect(length.micro?.thickness.source).toBe('own value');
    const slope = withMaterialNumber(set, 'components[1].desorption.isotherm.slopeKgPerKg', 0.01);
    expect(slope.components[1]?.desorption).toMatchObject({
      source: 'own value',
      isotherm: { slopeKgPerKg: 0.01 },
    });
  });

  it('begins and ends a value that a component may have', () => {
    const path = 'components[0].specificSurfaceM2PerKg';
    const begun = withMaterialNumber(materialSet(), `${path}.value`, 4000);
    expect(valueAt(begun, path)).toEqual({ value: 4000, source: 'own value' });
    expect(withMaterialNumber(begun, `${path}.value`, undefined)).toEqual(materialSet());
  });

  it('begins a range of temperatures at one place, moves its ends, and takes it away', () => {
    const range = 'thicknessM.validity.temperatureK';
    const begun = withMaterialNumber(materialSet(), `${range}[1]`, 333.15);
    expect(valueAt(begun, range)).toEqual([333.15, 333.15]);
    const moved = withMaterialNumber(begun, `${range}[0]`, 298.15);
    expect(valueAt(moved, range)).toEqual([298.15, 333.15]);
    expect(moved.thicknessM.source).toBe('own value');
    expect(withMaterialNumber(moved, `${range}[0]`, undefined)).toEqual(materialSet());
  });
});

it('a note without words is none', () => {
  const noted = withNote(materialSet(), 'thicknessM', ' gauge ');
  expect(noted.thicknessM.note).toBe('gauge');
  expect(withNote(noted, 'thicknessM', '  ')).toEqual(materialSet());
});

it('another distribution has the range of the one before', () => {
  const path = 'components[1].diffusion.diffusivityM2PerS';
  const uncertainty = `${path}.uncertainty`;
  const kinds = (kind: 'none' | 'normal' | 'lognormal' | 'uniform') =>
    valueAt(withUncertaintyKind(materialSet(), path, kind), uncertainty);
  expect(kinds('none')).toBeUndefined();
  expect(kinds('uniform')).toEqual(valueAt(materialSet(), uncertainty));
  // From 5e-17 to 2e-16 around 1e-16.
  expect(kinds('lognormal')).toEqual({ distribution: 'lognormal', factor95: 2 });
  expect(kinds('normal')).toEqual({ distribution: 'normal', standardDeviation: 3.82653e-17 });
});
