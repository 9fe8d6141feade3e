import { expect, it } from 'vitest';
import { materialDifferences } from '#shared/domain/material/material-differences.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { materialSet } from '../../../support/material-set.ts';

function differencesAfter(change: (set: MaterialSet) => void) {
  const after = materialSet();
  change(after);
  return materialDifferences(materialSet(), after);
}

it('are none between a document and itself', () => {
  expect(materialDifferences(materialSet(), materialSet())).toEqual([]);
});

it('have names and usual units, in the order of the document', () => {
  const differences = differencesAfter((set) => {
    set.thicknessM.value = 80e-6;
    set.components[1]!.massFraction = { value: 0.04, source: 'own value' };
    set.components[1]!.desorption!.validity.temperatureK = [298.15, 353.15];
    set.micro!.thickness.classes[1]!.lengthM = 3e-7;
    set.components[1]!.diffusion!.activationEnergyJPerMol.value = 35_000;
    set.title = 'Anode B';
  });
  expect(differences).toEqual([
    { path: 'title', name: 'Name', before: 'Anode A', after: 'Anode B' },
    {
      path: 'components[1].massFraction.value',
      name: 'PVDF: mass fraction',
      before: '5 %',
      after: '4 %',
    },
    {
      path: 'components[1].massFraction.source',
      name: 'PVDF: mass fraction, source',
      before: 'assumed',
      after: 'own value',
    },
    {
      path: 'components[1].desorption.validity.temperatureK',
      name: 'PVDF: desorption, validity, temperature',
      before: '25 to 60 °C',
      after: '25 to 80 °C',
    },
    {
      path: 'components[1].diffusion.activationEnergyJPerMol.value',
      name: 'PVDF: activation energy',
      before: '40 kJ/mol',
      after: '35 kJ/mol',
    },
    { path: 'thicknessM.value', name: 'Coating thickness', before: '60 µm', after: '80 µm' },
    {
      path: 'micro.thickness.classes[1].lengthM',
      name: 'Binder thickness, class 2, length',
      before: '200 nm',
      after: '300 nm',
    },
  ]);
});

it('match components by their ids, whatever their order', () => {
  const differences = differencesAfter((set) => {
    set.components.reverse();
    set.components[1]!.densityKgPerM3.value = 2250;
  });
  expect(differences).toEqual([
    {
      path: 'components[1].densityKgPerM3.value',
      name: 'Graphite: density',
      before: '2.2 g/cm³',
      after: '2.25 g/cm³',
    },
  ]);
});

it('name a component that only one document has once', () => {
  const differences = differencesAfter((set) => {
    set.components[0] = { ...set.components[0]!, id: 'nmc', name: 'NMC' };
  });
  expect(differences).toEqual([
    { path: 'components[0]', name: 'Component', before: '–', after: 'NMC' },
    { path: 'components[0]', name: 'Component', before: 'Graphite', after: '–' },
  ]);
});

it('show a key that is new or gone with a dash', () => {
  expect(
    differencesAfter((set) => {
      set.poreDiameterM.uncertainty = { distribution: 'normal', standardDeviation: 2e-7 };
      delete set.components[1]!.diffusion!.diffusivityM2PerS.uncertainty;
    }).map(({ name, before, after }) => [name, before, after]),
  ).toEqual([
    ['Pore diameter, uncertainty, distribution', '–', 'normal'],
    ['Pore diameter, uncertainty, standard deviation', '–', '200 nm'],
    ['PVDF: diffusivity, uncertainty, distribution', 'uniform', '–'],
    ['PVDF: diffusivity, uncertainty, lower', '5e-17 m²/s', '–'],
    ['PVDF: diffusivity, uncertainty, upper', '2e-16 m²/s', '–'],
  ]);
});

it('give every digit where a few would look the same', () => {
  const [difference] = differencesAfter((set) => {
    set.thicknessM.value = 60.0000001e-6;
  });
  expect(difference).toMatchObject({ before: '60 µm', after: '60.0000001 µm' });
});
