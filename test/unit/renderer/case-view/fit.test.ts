import { describe, expect, it } from 'vitest';
import { fitChart, fitCurveCsv, fitPoints } from '#renderer/case-view/fit-charts.ts';
import { correlationTable, fitRows, intervalBar } from '#renderer/case-view/fit-rows.ts';
import { intervalText, parameterUnit } from '#renderer/case-view/fit-units.ts';
import { EXPERIMENT_FORMAT, type Experiment } from '#shared/domain/experiment/experiment.ts';
import { fitExperiment } from '#shared/estimation/experiment/fit-experiment.ts';
import { drain } from '../../../support/drain.ts';
import { syntheticRun } from '../../../support/drying-runs.ts';

const run = syntheticRun({ duration: 40, points: 300, noise: 0.003 });
const experiment: Experiment = {
  format: EXPERIMENT_FORMAT,
  title: 'a run',
  source: { fileName: 'run.csv', sha256: '', instrument: null, sheet: null },
  timeS: run.timesS.map((timeS) => timeS + 600),
  waterContentKgPerKg: [...run.content],
  rowsRead: 300,
  rowsRejected: [],
  understood: [],
  warnings: [],
};
const fit = drain(
  fitExperiment(experiment, {
    fromS: 600,
    model: 'two-scale',
    microGeometry: 'slab',
    fixed: {},
    freeDeadTime: false,
    compare: true,
    starts: 3,
  }),
);
if (!fit) throw new Error('The fit was cancelled.');

describe('what is shown of a fit', () => {
  it('has the measured points on the axis of the experiment', () => {
    const { timeS, measured } = fitPoints(fit);
    expect(timeS[0]).toBeCloseTo(experiment.timeS[0] ?? NaN, 6);
    for (const [i, value] of measured.entries()) expect(value).toBeCloseTo(run.content[i]!, 12);
  });

  it('draws a band around the curve that holds it', () => {
    const [curve, prediction] = fitChart(fit, 'wt-ppm', undefined).series;
    for (const series of [curve, prediction]) {
      Array.from(series!.y).forEach((y, i) => {
        expect(series!.band!.min[i]).toBeLessThanOrEqual(y);
        expect(series!.band!.max[i]).toBeGreaterThanOrEqual(y);
      });
    }
    expect(prediction!.band!.max[9]).toBeGreaterThan(curve!.band!.max[9]!);
  });

  it('exports one line for each point', () => {
    const lines = fitCurveCsv(fit).trim().split('\n');
    expect(lines).toHaveLength(301);
    expect(lines[0]).toContain('fitted / (kg/kg)');
  });

  it('lists the parameters of the model with units and bars', () => {
    const rows = fitRows(fit, 'wt-ppm');
    expect(rows.map(({ name }) => name)).toEqual([
      'tauMacroS',
      'tauMicroS',
      'microShare',
      'initial',
      'equilibrium',
      'deadTimeS',
    ]);
    expect(rows.find(({ name }) => name === 'deadTimeS')?.bar).toBeUndefined();
    for (const { bar } of rows.slice(0, 5)) {
      expect(bar!.low).toBeLessThan(0.5);
      expect(bar!.high).toBeGreaterThan(0.5);
    }
    const width = (name: string) => {
      const bar = rows.find((row) => row.name === name)?.bar;
      return bar!.high! - bar!.low!;
    };
    expect(width('tauMacroS')).toBeLessThan(width('tauMicroS'));
    expect(parameterUnit('microShare', fit, 'wt-ppm').symbol).toBe('%');
    expect(parameterUnit('initial', fit, 'kg/kg').symbol).toBe('kg/kg');
  });

  it('says open ends, and its bar has none there', () => {
    const unit = { symbol: 'min', factor: 1 / 60 };
    expect(intervalText([60, null], unit)).toBe('from 1, open above');
    expect(intervalText([null, 60], unit)).toBe('open below, to 1');
    expect(intervalText([60, 120], unit)).toBe('1 to 2');
    const open = { ...fit.parameters.tauMicroS, profile95: [1000, null] as [number, null] };
    expect(intervalBar('tauMicroS', open, 1)?.high).toBeUndefined();
  });

  it('has a symmetric correlation matrix with ones on its diagonal', () => {
    const { names, rows } = correlationTable(fit);
    expect(names).toHaveLength(5);
    rows.forEach((row, i) => {
      expect(row[i]).toBeCloseTo(1, 10);
      row.forEach((value, j) => expect(value).toBeCloseTo(rows[j]![i]!, 10));
    });
  });
});
