import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSUMED, OWN_VALUE } from '#shared/domain/material/sourced-value.ts';
import { plantRates, withRate, withUsualRate } from '#shared/domain/recipe/plant/plant-rates.ts';
import { assumedRates, parsePlant, usualPlant } from '#shared/domain/recipe/plant/plant.ts';

describe('the rates of a plant', () => {
  it('are all assumed until somebody changes them, in the units that are read', () => {
    const rates = plantRates(usualPlant);
    expect(rates.filter(({ source }) => source === ASSUMED)).toHaveLength(11);
    expect(rates.find(({ key }) => key === 'pumpPowerW')).toMatchObject({ value: 4, unit: 'kW' });
    expect(rates.find(({ key }) => key === 'desorptionHeatJPerKg')?.value).toBeUndefined();
    expect(plantRates({ ...usualPlant, currency: 'USD' }).map(({ unit }) => unit)).toContain(
      'USD/kWh',
    );
  });

  it('take every value within their bounds as typed, and give it back', () => {
    for (const { key, least, most } of plantRates(usualPlant)) {
      fc.assert(
        fc.property(fc.double({ min: least, max: most, noNaN: true }), (typed) => {
          const value = Number(typed.toPrecision(12));
          fc.pre(value >= least && value <= most);
          const changed = withRate(usualPlant, key, value, OWN_VALUE);
          expect(parsePlant(structuredClone(changed))).toMatchObject({ ok: true });
          const rate = plantRates(changed).find((one) => one.key === key);
          expect(rate?.value).toBeCloseTo(value, 9);
          expect(assumedRates(changed)).not.toContain(key);
          expect(withUsualRate(changed, key)).toEqual(usualPlant);
        }),
        { numRuns: 50 },
      );
    }
  });
});
