import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { EXPERIMENT_FORMAT, type Experiment } from '#shared/domain/experiment/experiment.ts';
import { compareModels } from '#shared/estimation/drying/compare-models.ts';
import { fitAndJudge } from '#shared/estimation/drying/fit-and-judge.ts';
import { experimentRun } from '#shared/estimation/experiment/experiment-run.ts';
import { drain } from '../../../support/drain.ts';
import { hasSharedData, NO_SHARED_DATA, sharedData } from '../../../support/import-fixture.ts';

const DESORPTION_S = 202.8 * 60;

/** Uncut kinetics of MIL-100(Fe): columns time [min], mass [mg], temperature [C], humidities [%]. */
function readExperiment(): Experiment {
  const text = readFileSync(path.join(sharedData, 'skid-mil100fe/kinetics.csv'), 'utf8');
  const lines: string[][] = parse(text, { fromLine: 2 });
  const rows = lines.map((row) => row.map(Number));
  const column = (place: number, factor: number, shift = 0) =>
    rows.map((row) => row[place]! * factor + shift);
  return {
    format: EXPERIMENT_FORMAT,
    title: 'MIL-100(Fe)',
    source: { fileName: 'kinetics.csv', sha256: '', instrument: null, sheet: null },
    timeS: column(0, 60),
    massKg: column(1, 1e-6),
    temperatureK: column(2, 1, 273.15),
    rowsRead: rows.length,
    rowsRejected: [],
    understood: [],
    warnings: [],
  };
}

describe('the desorption of a measured run', () => {
  it('is fitted by all models, its equilibrium free, with a dead time', ({ skip }) => {
    skip(!hasSharedData, NO_SHARED_DATA);
    const part = experimentRun(readExperiment(), { fromS: DESORPTION_S });
    expect(part).toMatchObject({ quantity: 'mass', unit: 'kg', dryMassKg: null });
    expect(part.run.timesS.length).toBeGreaterThan(2000);

    const rows = drain(compareModels(part.run, { model: 'two-scale' })).models;
    console.table(
      rows.map(({ misfit, aicc, test }) => ({
        model: misfit.model,
        free: misfit.freeCount,
        'rmse mg': (misfit.rmse * 1e6).toFixed(4),
        AICc: aicc.toFixed(1),
        F: test?.fRatio.toPrecision(3),
        p: test?.pValue.toPrecision(2),
      })),
    );
    const [macro, micro, both] = rows;
    // One slab has one curve, whichever scale it is.
    expect(micro!.misfit.sumOfSquares / macro!.misfit.sumOfSquares).toBeCloseTo(1, 6);
    expect(both!.misfit.rmse).toBeLessThan(macro!.misfit.rmse);
    expect(both!.aicc).toBeLessThan(macro!.aicc);
    expect(macro!.misfit.rmse * 1e6).toBeLessThan(0.2);

    const setup = { model: 'two-scale', freeDeadTime: true } as const;
    const fit = drain(fitAndJudge(part.run, setup, part.temperatureK));
    const { equilibrium, deadTimeS } = fit!.parameters;
    expect(equilibrium.status).toBe('fitted');
    // The record ends at 7.160 mg and still falls; the dry mass is 6.988 mg.
    expect(equilibrium.value! * 1e6).toBeGreaterThan(6.5);
    expect(equilibrium.value! * 1e6).toBeLessThan(7.16);
    expect(deadTimeS.value).toBeGreaterThan(20);
    expect(deadTimeS.value).toBeLessThan(600);
    const codes = fit!.verdicts.map(({ code }) => code);
    expect(codes).toContain('RESIDUALS_AUTOCORRELATED');
    expect(codes).toContain('ONE_TEMPERATURE');
    expect(fit!.noise.effectivePointCount).toBeLessThan(100);
  });

  it('shows by itself how long it waits', ({ skip }) => {
    skip(!hasSharedData, NO_SHARED_DATA);
    const part = experimentRun(readExperiment(), { fromS: DESORPTION_S });
    const fit = drain(fitAndJudge(part.run, { model: 'macro' }, part.temperatureK));
    const text = fit!.verdicts.find(({ code }) => code === 'DEAD_TIME_LIKELY')?.text;
    // The humidity falls within half a minute, the mass follows from 203.3 to 203.5 min on.
    expect(Number(/about ([\d.]+) s/.exec(text ?? '')?.[1])).toBeGreaterThan(25);
    expect(Number(/about ([\d.]+) s/.exec(text ?? '')?.[1])).toBeLessThan(50);
  });
});
