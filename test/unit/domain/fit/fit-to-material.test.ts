import { describe, expect, it } from 'vitest';
import {
  diffusivityOf,
  meanMicroLengthM,
  whyNotTaken,
  withFittedDiffusivity,
} from '#shared/domain/fit/fit-to-material.ts';
import { rangeOf95 } from '#shared/domain/material/uncertainty.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';
import { materialSetInput } from '../../../support/material-set.ts';

const parsed = parseMaterialSet(materialSetInput());
if (!parsed.ok) throw new Error('The set is not one.');
const set = parsed.value;
const fitted = {
  tauMicroS: 10_000,
  profile95: [8000, 15_000],
  microGeometry: 'slab',
  lengthM: 5e-7,
  temperatureK: [303, 303.4],
  source: 'fitted from kinetics, data 12ab34cd, 2026-05-04',
} as const;

describe('a fitted time as the diffusivity of a binder', () => {
  it('is s_mi²/tau_micro with an uncertainty that covers the profile interval', () => {
    const sourced = diffusivityOf(fitted);
    expect(sourced.value).toBeCloseTo(2.5e-17, 25);
    expect(sourced.source).toBe(fitted.source);
    const [low = NaN, high = NaN] = rangeOf95(sourced) ?? [];
    const { lengthM } = fitted;
    expect(low).toBeLessThanOrEqual((lengthM ** 2 / 15_000) * 1.001);
    expect(high).toBeGreaterThanOrEqual((lengthM ** 2 / 8000) * 0.999);
  });

  it('has no uncertainty where the interval is open, and says so', () => {
    const sourced = diffusivityOf({ ...fitted, profile95: [8000, null] });
    expect(sourced.uncertainty).toBeUndefined();
    expect(sourced.note).toContain('open');
  });

  it('holds at the measured temperature and leaves the rest of the set', () => {
    const after = withFittedDiffusivity(set, 'pvdf', fitted);
    const checked = parseMaterialSet(after);
    expect(checked).toMatchObject({ ok: true });
    const [first, binder] = after.components;
    expect(first).toBe(set.components[0]);
    expect(binder?.diffusion?.referenceTemperatureK).toBeCloseTo(303.2, 10);
    expect(binder?.diffusion?.diffusivityM2PerS.validity?.temperatureK).toEqual([303, 303.4]);
    expect(binder?.diffusion?.activationEnergyJPerMol).toEqual(
      set.components[1]?.diffusion?.activationEnergyJPerMol,
    );
    expect(meanMicroLengthM(after)).toBe(meanMicroLengthM(set));
  });

  it('is refused for what has no such diffusivity', () => {
    expect(whyNotTaken(set, 'pvdf', fitted)).toBeUndefined();
    expect(whyNotTaken(set, 'graphite', fitted)).toContain('micro scale');
    expect(whyNotTaken(set, 'pvdf', { microGeometry: 'sphere' })).toContain('shape');
    expect(() => withFittedDiffusivity(set, 'graphite', fitted)).toThrow('micro scale');
  });
});
