import { describe, expect, it } from 'vitest';
import { EXPERIMENT_FORMAT, type Experiment } from '#shared/domain/experiment/experiment.ts';
import { hashExperiment } from '#shared/domain/experiment/hash-experiment.ts';
import { experimentRun } from '#shared/estimation/experiment/experiment-run.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';

const timeS = Array.from({ length: 12 }, (_, i) => 10 * (i - 2));
const massKg = timeS.map((_, i) => (20 - i) * 1e-6);

const withoutContent: Experiment = {
  format: EXPERIMENT_FORMAT,
  title: 'a run',
  source: { fileName: 'run.csv', sha256: 'ab', instrument: null, sheet: null },
  timeS,
  temperatureK: timeS.map((_, i) => 298 + 0.1 * i),
  rowsRead: 12,
  rowsRejected: [],
  understood: [],
  warnings: [],
};

const experiment: Experiment = { ...withoutContent, massKg };

describe('the part of an experiment that is fitted', () => {
  it('counts its times from the first one asked for', () => {
    const part = experimentRun(experiment, { fromS: 20, toS: 80 });
    expect(part.run.timesS).toEqual([0, 10, 20, 30, 40, 50, 60]);
    expect(part.run.content).toEqual(massKg.slice(4, 11));
    expect(part).toMatchObject({ quantity: 'mass', unit: 'kg', toS: 80 });
    expect(part.temperatureK?.map((value) => value.toFixed(1))).toEqual(['298.4', '299.0']);
  });

  it('is a water content where the dry mass is known', () => {
    const part = experimentRun(experiment, { fromS: 0, dryMassKg: 5e-6 });
    expect(part).toMatchObject({ quantity: 'waterContent', unit: 'kg/kg', dryMassKg: 5e-6 });
    expect(part.run.content[0]).toBeCloseTo((18 - 5) / 5, 12);
  });

  it('leaves out rows without a value and takes stated errors only if all are there', () => {
    const content = timeS.map((_, i) => (i === 5 ? null : 0.01 - 1e-4 * i));
    const errors = timeS.map(() => 1e-5);
    const full = {
      ...withoutContent,
      waterContentKgPerKg: content,
      waterContentErrorKgPerKg: errors,
    };
    const part = experimentRun(full, { fromS: 0 });
    expect(part.run.timesS).toEqual([0, 10, 20, 40, 50, 60, 70, 80, 90]);
    expect(part.run.sigma).toEqual(Array.from({ length: 9 }, () => 1e-5));
    const gap = { ...full, waterContentErrorKgPerKg: errors.map((e, i) => (i === 7 ? null : e)) };
    expect(experimentRun(gap, { fromS: 0 }).run.sigma).toBeUndefined();
  });

  it('refuses too few points and an experiment without contents', () => {
    expect(() => experimentRun(experiment, { fromS: 60 })).toThrow(/holds 4 measured points/);
    expect(() => experimentRun(withoutContent, { fromS: 0 })).toThrow(EstimationError);
  });
});

describe('an experiment', () => {
  it('has a hash of what was measured only', () => {
    const hash = hashExperiment(experiment);
    expect(hashExperiment({ ...experiment, title: 'another name', warnings: ['x'] })).toBe(hash);
    expect(hashExperiment({ ...experiment, massKg: massKg.with(3, 1e-6) })).not.toBe(hash);
  });
});
