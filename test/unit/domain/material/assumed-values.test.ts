import { expect, it } from 'vitest';
import { assumedValues } from '#shared/domain/material/assumed-values.ts';
import { materialSet } from '../../../support/material-set.ts';

it('lists what is assumed with its place and name, in the order of the document', () => {
  const set = materialSet();
  set.thicknessM.source = 'assumed';
  set.micro!.thickness.source = 'assumed';
  expect(assumedValues(set)).toEqual([
    { path: 'components[1].massFraction', name: 'PVDF: mass fraction' },
    { path: 'components[1].desorption', name: 'PVDF: desorption' },
    { path: 'thicknessM', name: 'Coating thickness' },
    { path: 'micro.thickness', name: 'Binder thickness' },
  ]);
});

it('lists nothing where everything has a source', () => {
  const set = materialSet();
  for (const component of set.components) {
    component.massFraction.source = 'own value';
    if (component.desorption) component.desorption.source = 'own value';
  }
  expect(assumedValues(set)).toEqual([]);
});
