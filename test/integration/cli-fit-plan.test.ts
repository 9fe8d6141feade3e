import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { EXPERIMENT_FORMAT } from '#shared/domain/experiment/experiment.ts';
import { jointFitRecordSchema } from '#shared/domain/fit/joint-fit-record.ts';
import { simulateVariedCase } from '#shared/estimation/physical/case-simulation.ts';
import { normalNumbers } from '../support/fit-models.ts';
import { syntheticRun, TRUTH } from '../support/drying-runs.ts';
import { commandFolder, expectCommandRefusal } from '../support/postdry-command.ts';
import { isothermCase, withValue } from '../support/transport-cases.ts';

const experiment = (timeS: readonly number[], content: readonly number[], temperatureK: number) =>
  JSON.stringify({
    format: EXPERIMENT_FORMAT,
    title: `at ${temperatureK} K`,
    source: { fileName: 'run.csv', sha256: 'ab', instrument: null, sheet: null },
    timeS,
    waterContentKgPerKg: content,
    temperatureK: timeS.map(() => temperatureK),
    rowsRead: timeS.length,
    rowsRejected: [],
    understood: [],
    warnings: [],
  });

describe('postdry fit-plan', () => {
  it('fits diffusion times that two runs share', async () => {
    const { run, file, written } = commandFolder();
    const runs = [1, 2].map((factor) => {
      const truth = { ...TRUTH, tauMacroS: factor ** 2 * TRUTH.tauMacroS };
      const duration = 8 / factor;
      const { timesS, content } = syntheticRun({
        duration,
        points: 60,
        noise: 0.004,
        seed: factor,
        truth,
      });
      return {
        experiment: file(`run${factor}.json`, experiment(timesS, content, 363.15)),
        lengthM: 0.02 * factor,
      };
    });
    const times = { model: 'two-scale', shared: ['tauMicroS', 'microShare'], scaled: true };
    const plan = { format: 'postdry.fit-plan/1', title: 'two lengths', runs, times };
    const words = ['fit-plan', file('plan.json', JSON.stringify(plan)), '--out', 'fit.json'];
    const { code, out, err } = await run(words);
    expect([code, out]).toEqual([0, expect.stringContaining('tauMicroS')]);
    expect(err).toContain('ONE_TEMPERATURE');
    const fit = v.parse(jointFitRecordSchema, JSON.parse(written('fit.json')));
    const [macro] = fit.parameters.filter(({ name }) => name === 'tauMacroS');
    expect(macro).toMatchObject({ runs: [0, 1], factors: [1, 4] });
    expect(macro!.value / TRUTH.tauMacroS).toBeCloseTo(1, 1);
    expect(fit.sharing?.pValue).toBeGreaterThan(0.001);
    expect(fit.runs.map(({ curve }) => curve.content.length)).toEqual([60, 60]);
  });

  it('fits values of cases to runs at two temperatures', async () => {
    const { run, file } = commandFolder();
    const micro = {
      ...isothermCase.micro,
      activationEnergyJPerMol: 2e4,
      referenceTemperatureK: 333.15,
    };
    const paths = ['micro.diffusivityM2PerS', 'micro.activationEnergyJPerMol'];
    const truth = [2e-16, 4.5e4];
    const timesS = Array.from({ length: 30 }, (_, i) => Math.round(60 * (i + 1) ** 1.4));
    const runs = [333.15, 363.15].map((temperatureK, k) => {
      const base = { ...isothermCase, micro, dryCoatingDensityKgPerM3: 1200 };
      const document = withValue(base, 'sorption.temperatureK', temperatureK);
      const exact = simulateVariedCase({ document, paths, timesS, compared: 'absolute' }, truth)!;
      const noise = normalNumbers(k + 3, exact.length);
      const content = exact.map((value, i) => value + 5e-6 * noise[i]!);
      return {
        experiment: file(`run${k}.json`, experiment(timesS, content, temperatureK)),
        case: file(`case${k}.json`, JSON.stringify(document)),
      };
    });
    const vary = [
      { path: paths[0], lower: 1e-19, upper: 1e-12 },
      { path: paths[1], lower: 0, upper: 2e5, transform: 'none' },
    ];
    const physical = { compared: 'absolute', vary };
    const plan = JSON.stringify({ format: 'postdry.fit-plan/1', runs, physical });
    const { code, out, err } = await run(['fit-plan', file('plan.json', plan)]);
    expect(code).toBe(0);
    const fit = v.parse(jointFitRecordSchema, JSON.parse(out));
    fit.parameters.forEach(({ value, standardError, profile95 }, k) => {
      expect(Math.abs(value - truth[k]!)).toBeLessThan(4 * standardError!);
      expect(profile95).not.toContain(null);
    });
    expect(err).not.toContain('ONE_TEMPERATURE');
    expect(err).toContain('STARTS_AGREE: All 4 starts reached one minimum.');
    expect(fit.madeOf.plan.physical).toMatchObject({ starts: 3 });
  });

  it('refuses a plan that is not one, and files that are missing', async () => {
    const { run, file } = commandFolder();
    const refused = async (plan: object, words: RegExp) =>
      expectCommandRefusal(await run(['fit-plan', file('plan.json', JSON.stringify(plan))]), words);
    const format = 'postdry.fit-plan/1';
    const times = { model: 'macro', shared: [] };
    const runs = [{ experiment: 'a.json' }, { experiment: 'b.json' }];
    await refused({ format, runs }, /neither of times and physical/);
    await refused({ format, runs: [runs[0]], times }, /two or more runs/);
    await refused({ format, runs, times: { ...times, shared: ['beta'] } }, /shared\[0\]/);
    await refused({ format, runs, times }, /a\.json cannot be read/);
    const limits = { tauMacroS: { lower: 9, upper: 3 } };
    await refused(
      { format, runs, times: { ...times, limits } },
      /limits\.tauMacroS: found lower 9/,
    );
    const physical = { compared: 'ends', vary: [{ path: 'a', lower: 1, upper: 2 }] };
    await refused({ format, runs, physical }, /runs\[0\]\.case/);
  });
});
