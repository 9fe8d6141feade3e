import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ComponentIsotherm } from '#shared/domain/case/isotherm-schema.ts';
import { type IsothermModel, startingIsotherm } from '#shared/domain/material/starting-isotherm.ts';
import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import { activityLimit, loading } from '#shared/physics/isotherm/isotherm.ts';
import { referenceIsotherms } from '../../../support/arbitrary-isotherm.ts';

const models = Object.keys(isothermCatalogue) as IsothermModel[];

it.each(models.filter((model) => model !== 'tabulated'))(
  '%s begins with the numbers of the catalogue',
  (model) => {
    const started = startingIsotherm(model, 1234) as unknown as Record<string, unknown>;
    expect(started['model']).toBe(model);
    for (const { key, start } of isothermCatalogue[model].parameters) {
      expect(started[key]).toBe(key === 'densityKgPerM3' ? 1234 : start);
    }
  },
);

it('makes a table also of a curve that is level from low activities on', () => {
  const level = { model: 'toth', capacityKgPerKg: 1, affinity: 43, heterogeneity: 10 } as const;
  const table = startingIsotherm('tabulated', 1500, level);
  for (const activity of [0.05, 0.3, 0.5, 0.9]) {
    expect(loading(table, activity, 298.15) / loading(level, activity, 298.15)).toBeCloseTo(1, 3);
  }
});

it('takes over heat, reference temperature and loading of the model before', () => {
  const any = fc.oneof(...Object.values<fc.Arbitrary<ComponentIsotherm>>(referenceIsotherms));
  fc.assert(
    fc.property(any, fc.constantFrom(...models), (isotherm, model) => {
      const before = { ...isotherm, netIsostericHeatJPerMol: 5000, referenceTemperatureK: 310 };
      const started = startingIsotherm(model, 1500, before);
      expect(started).toMatchObject({ netIsostericHeatJPerMol: 5000, referenceTemperatureK: 310 });
      const end = Math.min(1, activityLimit(before, 310), activityLimit(started, 310));
      const [was, is] = [before, started].map((one) => loading(one, 0.5 * end, 310));
      // Flory and Huggins have no loading to scale, only an interaction within bounds.
      const free =
        started.model === 'flory-huggins' &&
        (started.interaction < -0.49 || started.interaction > 9.9);
      // A table reads this activity from its curve, which meets points only.
      const digits = model === 'tabulated' ? 1 : 2;
      if (!free) expect(is! / was!).toBeCloseTo(1, digits);
    }),
  );
});
