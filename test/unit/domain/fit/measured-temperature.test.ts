import { expect, it } from 'vitest';
import { measuredTemperatureK } from '#shared/domain/fit/measured-temperature.ts';
import { EXPERIMENT_FORMAT, type Experiment } from '#shared/domain/experiment/experiment.ts';

const experiment: Experiment = {
  format: EXPERIMENT_FORMAT,
  title: 'a',
  source: { fileName: 'a', sha256: '', instrument: null, sheet: null },
  timeS: [0, 10, 20, 30],
  temperatureK: [290, null, 301, 300],
  rowsRead: 4,
  rowsRejected: [],
  understood: [],
  warnings: [],
};

it('tells the temperatures of a part, and nothing where none was measured', () => {
  expect(measuredTemperatureK(experiment, 5, 40)).toEqual([300, 301]);
  expect(measuredTemperatureK(experiment, 5, 15)).toBeUndefined();
  const { temperatureK: _none, ...without } = experiment;
  expect(measuredTemperatureK(without, 0, 40)).toBeUndefined();
});
