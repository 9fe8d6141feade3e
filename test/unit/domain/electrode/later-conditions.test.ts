import { expect, it } from 'vitest';
import { checkElectrodeCase } from '#shared/domain/electrode/check-electrode-case.ts';
import {
  electrodeNumberAt,
  withChangeAdded,
  withElectrodeNumber,
  withoutChange,
} from '#shared/domain/electrode/electrode-edits.ts';
import { changeGasFields, changeTimeFields } from '#shared/domain/electrode/electrode-fields.ts';
import { shippedCoil, transportOf } from '../../../support/electrode-cases.ts';

it('adds conditions after the last ones, and takes them away again', () => {
  const usual = shippedCoil('cmc-sbr-anode');
  const twice = withChangeAdded(withChangeAdded(usual));
  const times = twice.drying.changes?.map(({ timeS }) => timeS) ?? [];
  expect(times).toEqual([usual.endTimeS / 2, (3 * usual.endTimeS) / 4]);
  expect(checkElectrodeCase(twice)).toEqual([]);
  expect(transportOf(twice).boundary.changes).toHaveLength(2);
  expect(withoutChange(withoutChange(twice, 1), 0)).toEqual(usual);
});

it('has a field for every number of a later condition', () => {
  const changed = withElectrodeNumber(
    withChangeAdded(shippedCoil('cmc-sbr-anode')),
    'drying.changes[0].rampS',
    60,
  );
  const values = [...changeTimeFields(0), ...changeGasFields(changed, 0)].map(({ path }) =>
    electrodeNumberAt(changed, path),
  );
  expect(values).toHaveLength(6);
  expect(values).not.toContain(undefined);
  const atOnce = withElectrodeNumber(changed, 'drying.changes[0].rampS', undefined);
  expect(atOnce.drying.changes?.[0]).not.toHaveProperty('rampS');
  expect(changeGasFields(changed, 1)).toEqual([]);
});
