import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { EXPERIMENT_FORMAT, type Experiment } from '#shared/domain/experiment/experiment.ts';
import { fitRecordSchema, type FitRecord } from '#shared/domain/fit/fit-record.ts';
import { FIGURE_7, syntheticRun, TRUTH } from '../support/drying-runs.ts';
import { commandFolder, expectCommandRefusal } from '../support/postdry-command.ts';

/** A record that dries from 600 s on, after ten points at its start. */
function experiment(change: Partial<Experiment> = {}): string {
  const { timesS, content } = syntheticRun({ duration: 20, points: 80, noise: 0.005 });
  const before = Array.from({ length: 10 }, (_, i) => 60 * i);
  const timeS = [...before, ...timesS.map((time) => time + 600)];
  const document: Experiment = {
    format: EXPERIMENT_FORMAT,
    title: 'synthetic',
    source: { fileName: 'run.csv', sha256: 'ab', instrument: null, sheet: null },
    timeS,
    waterContentKgPerKg: [...before.map(() => TRUTH.initial), ...content],
    temperatureK: timeS.map(() => 363.15),
    rowsRead: timeS.length,
    rowsRejected: [],
    understood: [],
    warnings: [],
    ...change,
  };
  return JSON.stringify(document);
}

const asMass = (): string => {
  const { waterContentKgPerKg, ...rest } = JSON.parse(experiment()) as Experiment;
  const massKg = waterContentKgPerKg!.map((content) => 5e-6 * (1 + content!));
  return JSON.stringify({ ...rest, massKg });
};

const read = (text: string): FitRecord => v.parse(fitRecordSchema, JSON.parse(text));

describe('postdry fit', () => {
  it('prints a fit of the part that begins at --from', async () => {
    const { run, file } = commandFolder();
    const words = [
      'fit',
      file('run.json', experiment()),
      '--model',
      'two-scale',
      '--from',
      '10min',
    ];
    const { code, out, err } = await run(words);
    expect(code).toBe(0);
    const fit = read(out);
    expect(fit.parameters.tauMacroS.value! / FIGURE_7.tauMacroS).toBeCloseTo(1, 0);
    const [low, high] = fit.parameters.tauMicroS.profile95;
    expect(low).toBeLessThan(FIGURE_7.tauMicroS);
    expect(high).toBeGreaterThan(FIGURE_7.tauMicroS);
    expect(fit.curve.timeS).toHaveLength(80);
    expect(fit.curve.timeS[0]).toBeCloseTo((20 * FIGURE_7.tauMacroS) / 80, 6);
    expect(fit.madeOf).toMatchObject({ fromS: 600, unit: 'kg/kg', pointCount: 80, fixed: {} });
    expect(fit.madeOf.dataHash).toMatch(/^[0-9a-f]{64}$/);
    expect(fit.verdicts.map(({ code: name }) => name)).toContain('ONE_TEMPERATURE');
    expect(err).toContain('90 °C');
    const again = await run(words);
    expect(again.out).toBe(out);
  });

  it('writes a file and compares the models in words', async () => {
    const { run, file, written, files } = commandFolder();
    const words = ['fit', file('run.json', experiment()), '--from', '600s', '--fix', 'beta=0.11'];
    const { code, out } = await run([
      ...words,
      '--fix',
      'equilibrium=0',
      '--compare',
      '--out',
      'fit.json',
    ]);
    expect(code).toBe(0);
    expect(files()).toEqual(['fit.json', 'run.json']);
    const fit = read(written('fit.json'));
    expect(fit.parameters.microShare).toMatchObject({
      value: 0.11,
      standardError: null,
      status: 'fixed',
    });
    expect(fit.madeOf.fixed).toEqual({ microShare: 0.11, equilibrium: 0 });
    expect(fit.comparison?.map(({ model }) => model)).toEqual(['macro', 'micro', 'two-scale']);
    const [macro, , both] = fit.comparison ?? [];
    expect(macro!.pValue).toBeLessThan(1e-6);
    expect(both!.aicc).toBeLessThan(macro!.aicc!);
    expect(both!.rmse).toBeCloseTo(fit.rmse, 12);
    for (const word of ['tau_micro', 'macro', 'AICc', 'same curve', '0.11'])
      expect(out).toContain(word);
  });

  it('prints the profile intervals first where the others are too narrow', async () => {
    const { run, file } = commandFolder();
    const words = ['fit', file('run.json', experiment()), '--from', '600s', '--out', 'fit.json'];
    const long = await run(words);
    expect(long.out).toMatch(/95 % linearised +│ 95 % profile/);
    const { out, err } = await run([...words, '--to', '40min']);
    expect(err).toContain('CANNOT_SEPARATE');
    expect(out).toMatch(/95 % profile +│ 95 % linearised, too narrow/);
  });

  it('fits a mass as mass, or as water content of a dry mass', async () => {
    const { run, file } = commandFolder();
    const name = file('mass.json', asMass());
    const words = ['fit', name, '--model', 'macro', '--from', '10min'];
    const mass = read((await run(words)).out);
    expect(mass.madeOf).toMatchObject({ quantity: 'mass', unit: 'kg', dryMassKg: null });
    expect(mass.parameters.initial.value! * 1e6).toBeCloseTo(5.005, 2);
    expect(mass.parameters.tauMicroS.value).toBeNull();
    const content = read((await run([...words, '--dry-mass', '5mg'])).out);
    expect(content.madeOf).toMatchObject({ quantity: 'waterContent', dryMassKg: 5e-6 });
    const [one, two] = [mass, content].map((fit) => fit.parameters.tauMacroS.value ?? NaN);
    expect(Math.abs(one! / two! - 1)).toBeLessThan(1e-6);
  });

  it('refuses what cannot be fitted and writes nothing', async () => {
    const { run, file, files } = commandFolder();
    const name = file('run.json', experiment());
    const refused = async (words: string[], expected: RegExp) => {
      expectCommandRefusal(await run(['fit', name, ...words]), expected);
      expect(files()).toEqual(['run.json']);
    };
    await refused(['--from', '99d', '--out', 'fit.json'], /holds 0 measured points/);
    await refused(['--model', 'micro', '--fix', 'beta=0.1'], /has no microShare/);
    await refused(['--fix', 'taumacro=3s'], /tau-macro, tau-micro, beta/);
    await refused(['--fix', 'tau-macro=3'], /units s, min, h, d/);
    await refused(['--from', '12'], /units s, min, h, d/);
    await refused(['--model', 'three'], /two-scale/);
    await refused(['--out', 'run.json'], /different files/);
    expectCommandRefusal(await run(['fit', '-'], '{}'), /not a valid run/);
    expectCommandRefusal(await run(['fit', '-'], '{'), /not JSON/);
  });
});

describe('postdry advise', () => {
  it('predicts the errors of a planned run', async () => {
    const { run } = commandFolder();
    const times = ['--tau-macro', '15min', '--tau-micro', '4.25h', '--beta', '0.11'];
    const plan = ['--duration', '15min', '--interval', '22.5s', '--noise', '0.005'];
    const known = ['--know', 'initial', '--know', 'equilibrium', '--json'];
    const { code, out } = await run(['advise', ...times, ...plan, ...known]);
    expect(code).toBe(0);
    const advice = JSON.parse(out) as {
      parameters: { tauMicroS: { standardError: number } };
      correlation: { tauMicroS: { microShare: number } };
    };
    expect(advice.parameters.tauMicroS.standardError / FIGURE_7.tauMicroS).toBeCloseTo(3.88, 1);
    expect(advice.correlation.tauMicroS.microShare).toBeCloseTo(-0.998, 3);
  });

  it('takes the expected times from a case, and asks for them where there is none', async () => {
    const { run } = commandFolder();
    const example = await run(['example', 'figure-7-ratio-17']);
    const plan = ['--duration', '10h', '--interval', '5min', '--noise', '0.005'];
    const { code, out } = await run(['advise', '-', ...plan], example.out);
    expect(code).toBe(0);
    expect(out).toMatch(/120 points over 10 h/);
    expectCommandRefusal(await run(['advise', ...plan]), /needs an expected value of tauMacroS/);
  });
});
