import fc from 'fast-check';
import temml from 'temml';
import { describe, expect, it } from 'vitest';
import {
  isothermCatalogue,
  temperatureShiftEquation,
  temperatureShiftParameters,
} from '#shared/physics/isotherm/isotherm-catalogue.ts';
import { unitsOf } from '#shared/units/quantities.ts';
import { referenceIsotherms } from '../../../support/arbitrary-isotherm.ts';

const entries = Object.entries(isothermCatalogue);
const parameters = [
  ...entries.flatMap(([, entry]) => [...entry.parameters]),
  ...temperatureShiftParameters,
];

describe('the catalogue of isotherms', () => {
  it.each(entries)('lists every number of %s', (model, entry) => {
    const [example] = fc.sample<object>(
      referenceIsotherms[model as keyof typeof referenceIsotherms],
      1,
    );
    const keys = Object.entries(example ?? {})
      .filter(([, value]) => typeof value === 'number')
      .map(([key]) => key);
    expect(entry.parameters.map(({ key }) => key).sort()).toEqual(keys.sort());
  });

  it('has usual units that are known and starts within the bounds', () => {
    for (const { quantity, usualUnit, usual, start } of parameters) {
      expect(unitsOf(quantity).map(({ symbol }) => symbol)).toContain(usualUnit);
      expect(start).toBeGreaterThanOrEqual(usual[0]);
      expect(start).toBeLessThanOrEqual(usual[1]);
    }
  });

  it('has equations that can be set', () => {
    for (const equation of [
      ...entries.map(([, entry]) => entry.equation),
      temperatureShiftEquation,
    ]) {
      expect(() => temml.renderToString(equation, { throwOnError: true })).not.toThrow();
    }
  });
});
