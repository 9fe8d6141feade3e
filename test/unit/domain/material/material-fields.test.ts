import { expect, it } from 'vitest';
import { withModel } from '#shared/domain/material/component-edits.ts';
import {
  classFieldsOf,
  isothermFieldsOf,
  pointFieldsOf,
  uncertaintyFieldsOf,
  validityFieldsOf,
  valueFieldsOf,
} from '#shared/domain/material/material-fields.ts';
import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import { unitsOf } from '#shared/units/quantities.ts';
import { everyField } from '../../../support/arbitrary-material-edit.ts';
import { materialSet } from '../../../support/material-set.ts';

const above0 = { minimum: 0, aboveMinimum: true };

it('takes the bounds from the schema', () => {
  const bounds = Object.fromEntries(
    valueFieldsOf(materialSet()).map(({ path, bounds: own }) => [path, own]),
  );
  expect(bounds['components[1].massFraction.value']).toEqual({ minimum: 0, maximum: 1 });
  expect(bounds['components[1].diffusion.activationEnergyJPerMol.value']).toEqual({ minimum: 0 });
  expect(bounds['thicknessM.value']).toEqual(above0);
  const [length, share] = classFieldsOf(materialSet())[0]!;
  expect(length?.bounds).toEqual(above0);
  expect(share?.bounds).toEqual({ ...above0, maximum: 1 });
  const [low] = validityFieldsOf(materialSet(), 'components[1].desorption').slice(1);
  expect(low?.bounds).toEqual({ minimum: 0, maximum: 1 });
});

it('lets every parameter of every isotherm have what its schema allows', () => {
  const path = 'components[1].desorption';
  const interaction = isothermFieldsOf(
    withModel(materialSet(), 'pvdf', 'desorption', 'flory-huggins'),
    path,
  ).find((field) => field.path.endsWith('interaction'));
  expect(interaction?.bounds).toEqual({ minimum: -0.5, maximum: 10 });
  for (const model of Object.keys(isothermCatalogue) as (keyof typeof isothermCatalogue)[]) {
    const set = withModel(materialSet(), 'pvdf', 'desorption', model);
    const keys = isothermFieldsOf(set, path).map((field) => field.path.split('.').at(-1));
    expect(keys).toEqual([
      ...isothermCatalogue[model].parameters.map(({ key }) => key),
      'netIsostericHeatJPerMol',
      'referenceTemperatureK',
    ]);
    for (const { bounds } of isothermFieldsOf(set, path)) expect(bounds).not.toEqual({});
  }
});

it('reads a value and its uncertainty in the same quantity, a factor as a number', () => {
  const path = 'components[1].diffusion.diffusivityM2PerS';
  expect(uncertaintyFieldsOf(materialSet(), path).map(({ quantity }) => quantity)).toEqual([
    'diffusivity',
    'diffusivity',
  ]);
  const set = materialSet();
  set.thicknessM.uncertainty = { distribution: 'lognormal', factor95: 2 };
  expect(uncertaintyFieldsOf(set, 'thicknessM')).toMatchObject([
    { quantity: 'number', bounds: { minimum: 1, aboveMinimum: true } },
  ]);
  expect(uncertaintyFieldsOf(set, 'poreDiameterM')).toEqual([]);
});

it('has a known usual unit for every number, points of a table included', () => {
  const set = withModel(materialSet(), 'pvdf', 'desorption', 'tabulated');
  expect(pointFieldsOf(set, 'components[1].desorption').length).toBeGreaterThan(5);
  for (const { quantity, usualUnit, name } of everyField(set)) {
    expect(unitsOf(quantity).map(({ symbol }) => symbol)).toContain(usualUnit);
    expect(name).not.toBe('');
  }
});
