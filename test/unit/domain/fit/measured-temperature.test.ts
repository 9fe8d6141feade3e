import { expect, it } from 'vitest';
import { measuredTemperatureK } from '#shared/domain/fit/measured-temperature.ts';
import { EXPERIMENT_FORMAT, type Experiment } from '#shared/domain/experiment/experiment.ts';

const withoutTemperature: Experiment = {
  format: EXPERIMENT_FORMAT,
  title: 'a',
  source: { fileName: 'a', sha256: '', instrument: null, sheet: null },
  timeS: [0, 10, 20, 30],
  rowsRead: 4,
  rowsRejected: [],
  understood: [],
  warnings: [],
};
const experiment = { ...withoutTemperature, temperatureK: [290, null, 301, 300] };

it('tells the temperatures of a part, and nothing where none was measured', () => {
  expect(measuredTemperatureK(experiment, 5, 40)).toEqual([300, 301]);
  expect(measuredTemperatureK(experiment, 5, 15)).toBeUndefined();
  expect(measuredTemperatureK(withoutTemperature, 0, 40)).toBeUndefined();
});
