/** The paper's workflow on the command line: example, fits, prediction, simulation of the coil. */
import { describe, expect, it } from 'vitest';
import type { PredictionRecord } from '#shared/domain/fit/prediction-record.ts';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import { commandFolder, expectCommandRefusal } from '../support/postdry-command.ts';

const TRUE_COIL_TIME_H = [7, 8.2] as const;

describe('postdry example paper-workflow', () => {
  it('goes from two records to the time of a coil', async () => {
    const { run, written } = commandFolder();
    const done = async (...words: string[]): Promise<string> => {
      const { code, out, err } = await run(words);
      expect([code, err]).toEqual([0, expect.not.stringContaining('defect')]);
      return out;
    };
    expect(await done('example')).toMatch(/^paper-workflow +Project: .*synthetic records$/m);
    expect(await done('example', 'paper-workflow', '--out', 'flow')).toContain('fit-plan.json');
    expectCommandRefusal(await run(['example', 'paper-workflow', '--out', 'flow']), /not empty/);
    expectCommandRefusal(await run(['example', 'paper-workflow']), /--out paper-workflow/);
    const printed = await done('example', 'cmc-sbr-coil');
    expect(await done('example', 'cmc-sbr-coil', '--out', 'coil.json')).toBe('');
    expect(written('coil.json')).toBe(printed);

    const again = ['import', 'flow/synthetic-sheet.csv', '--out', 'flow/again.json'];
    expect(await done(...again)).toContain('instrument: made from the model, not measured');
    expect(written('flow/again.json')).toBe(written('flow/synthetic-sheet.json'));

    await done('fit-plan', 'flow/fit-plan.json', '--out', 'joint.json');
    const coil = ['--case', 'flow/coil-case.json'];
    const words = ['--out', 'prediction.json', '--case-out', 'coil.json'];
    const out = await done('predict', 'joint.json', ...coil, ...words);
    expect(out).toMatch(/time to 300 wt-ppm of the dry coating: 7 h \d+ min, 95 % 7 h/);
    expect(out).toContain('Synthetic record: stack');
    const prediction = JSON.parse(written('prediction.json')) as PredictionRecord;
    expect(prediction.scaling).toMatchObject({ sampleLengthM: 0.02, caseLengthM: 0.12 });
    const hours = (prediction.timeToTargetS ?? 0) / 3600;
    expect(hours).toBeGreaterThan(TRUE_COIL_TIME_H[0]);
    expect(hours).toBeLessThan(TRUE_COIL_TIME_H[1]);

    // What is simulated is what was predicted.
    await done('simulate', 'coil.json', '--out', 'result.json', '--accuracy', '1e-6');
    const { timeS, totalWtPpm } = JSON.parse(written('result.json')) as ResultRecord;
    const after = timeS.findIndex((_, i) => (totalWtPpm?.[i] ?? 0) < 300);
    const [before, at] = [after - 1, after].map((i) => [timeS[i]!, totalWtPpm![i]!] as const);
    const share = (before![1] - 300) / (before![1] - at![1]);
    const simulatedS = before![0] + share * (at![0] - before![0]);
    expect(simulatedS / prediction.timeToTargetS!).toBeCloseTo(1, 2);
  });

  it('fits the records one after the other, and carries the errors of the first on', async () => {
    const { run, written, file } = commandFolder();
    await run(['example', 'paper-workflow', '--out', 'flow']);
    const fit = async (name: string, ...fixed: string[]): Promise<FitRecord> => {
      const fixing = fixed.flatMap((each) => ['--fix', each]);
      const words = ['fit', `flow/synthetic-${name}.json`, ...fixing, '--out', `${name}.json`];
      expect((await run(words)).code).toBe(0);
      return JSON.parse(written(`${name}.json`)) as FitRecord;
    };
    const { tauMicroS, microShare } = (await fit('sheet', 'tau-macro=0.0162s')).parameters;
    await fit('stack', `tau-micro=${tauMicroS.value}s`, `beta=${microShare.value}`);
    const predict = ['predict', 'stack.json', '--case', 'flow/coil-case.json'];
    const scaled = [...predict, '--sample-length', '20mm'];
    const alone = await run(scaled);
    expect([alone.code, alone.out]).toEqual([0, expect.stringContaining('too narrow')]);
    const carried = await run([...scaled, '--known-from', 'sheet.json']);
    expect([carried.code, carried.out]).toEqual([0, expect.not.stringContaining('too narrow')]);

    expectCommandRefusal(await run([...predict, '--sample-length', '20']), /units m, cm, mm/);
    expectCommandRefusal(await run([...predict, '--run', '2']), /joint fit/);
    expectCommandRefusal(
      await run([
        'predict',
        'sheet.json',
        '--case',
        'flow/stack-case.json',
        '--known-from',
        'stack.json',
      ]),
      /tauMacroS = 0.0162 as known/,
    );
    expectCommandRefusal(
      await run(['predict', file('no.json', '{}'), '--case', 'flow/coil-case.json']),
      /no fit of the format/,
    );
  });
});
