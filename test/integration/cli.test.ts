import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { resultRecordSchema, type ResultRecord } from '#shared/domain/run/result.ts';
import { commandLine } from '../support/command-line.ts';
import { interruptAtWork } from '../support/processes.ts';
import { isothermCase, linearCase, withValue } from '../support/transport-cases.ts';

const { postdry, file, written, folder, expectRefusal } = commandLine();

describe('simulate', () => {
  it('prints the result of a case', async () => {
    const { code, out, err } = await postdry(['simulate', file('case.json', linearCase)]);
    expect([code, err]).toEqual([0, '']);
    const result = v.parse(resultRecordSchema, JSON.parse(out));
    expect(result.status).toBe('finished');
    expect(result.timeS).toEqual(linearCase.outputTimesS);
    expect(result.totalWtPpm).toBeNull();
  });

  it('writes files in the folder of the caller and says so in one line', async () => {
    const name = file('case.json', { ...isothermCase, dryCoatingDensityKgPerM3: 1200 });
    const words = ['simulate', name, '--out', 'r.json', '--csv', 'r.csv', '--unit', 'wt-ppm'];
    const { code, out, err } = await postdry(words);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Wrote r.json and r.csv: finished, 3 times, .*\n$/);
    const result = v.parse(resultRecordSchema, JSON.parse(written('r.json')));
    const rows = written('r.csv')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    expect(rows[0]?.[1]).toBe('total [wt-ppm]');
    expect(rows.slice(1).map((row) => Number(row[1]))).toEqual(result.totalWtPpm);
    expect(readdirSync(folder()).sort()).toEqual(['case.json', 'r.csv', 'r.json']);
  });

  it('reads standard input and gives the table on standard output', async () => {
    const words = ['simulate', '-', '--csv', '-', '--method', 'analytic'];
    const { code, out } = await postdry(words, { input: JSON.stringify(linearCase) });
    expect(code).toBe(0);
    expect(out.split('\n')).toHaveLength(5);
    expect(out).toMatch(/^time \[s\],total \[fraction\]/);
  });

  it('replaces an earlier result', async () => {
    file('r.json', 'earlier');
    const { code } = await postdry(['simulate', file('case.json', linearCase), '--out', 'r.json']);
    expect(code).toBe(0);
    expect(JSON.parse(written('r.json'))).toMatchObject({ format: 'postdry.result/1' });
  });

  it('gives the same numbers whatever the order of keys and the name', async () => {
    const other = Object.fromEntries(Object.entries({ ...linearCase, name: 'x' }).reverse());
    const runs = await Promise.all(
      [file('one.json', linearCase), file('other.json', other)].map((name) =>
        postdry(['simulate', name]),
      ),
    );
    const [one, two] = runs.map(({ out }) => ({ ...(JSON.parse(out) as ResultRecord), name: '' }));
    expect(one).toEqual(two);
  });

  it('warns of a case in which nothing happens', async () => {
    const still = withValue(linearCase, 'boundary.solidConcentrationKgPerM3', 1);
    const { code, err } = await postdry(['simulate', file('case.json', still)]);
    expect(code).toBe(0);
    expect(err).toMatch(/^Warning: .*nothing will change/);
  });
});

describe('simulate refuses', () => {
  const refused: [string, object, RegExp][] = [
    [
      'negative lengths',
      withValue(linearCase, 'macro.lengthM', -1),
      /macro.lengthM: found -1; allowed/,
    ],
    ['unknown keys', { ...linearCase, outputTimes: [1] }, /"outputTimes".*mean "outputTimesS"/],
    ['empty output times', { ...linearCase, outputTimesS: [] }, /outputTimesS: found a list of 0/],
    [
      'contradictions',
      withValue(linearCase, 'initial.waterActivity', 0.5),
      /initial.waterActivity/,
    ],
    ['absurd magnitudes', withValue(linearCase, 'macro.lengthM', 1e300), /macro: found values/],
  ];
  it.each(refused)('%s', async (_what, input, words) => {
    const name = file('case.json', input);
    expectRefusal(await postdry(['simulate', name, '--out', 'r.json']), words, [name]);
  });

  const contents: [string, string | Buffer, RegExp][] = [
    ['a broken text', '{"format": }', /line 1, column 12/],
    [
      'an infinite number',
      JSON.stringify(linearCase).replace('0.02', '1e999'),
      /macro.lengthM: found Infinity/,
    ],
    ['an empty file', '', /is empty/],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), /UTF-16 text; save it as UTF-8/],
    ['zero bytes', Buffer.from([123, 0, 125]), /not a text file/],
    ['Latin-1', Buffer.from([123, 0xe9, 125]), /not UTF-8/],
    ['a huge file', Buffer.alloc(16 * 1024 * 1024 + 1, 32), /larger than 16 MiB/],
  ];
  it.each(contents)('%s', async (_what, content, words) => {
    const name = file('case.json', content);
    expectRefusal(await postdry(['simulate', name, '--out', 'r.json']), words, [name]);
  });

  it('missing files and folders', async () => {
    mkdirSync(join(folder(), 'sub'));
    expectRefusal(await postdry(['simulate', 'no.json']), /no.json cannot be read: there is no/, [
      'sub',
    ]);
    expectRefusal(await postdry(['simulate', 'sub']), /sub is a folder/, ['sub']);
  });

  it('places where nothing can be written, before it simulates', async () => {
    const name = file('case.json', linearCase);
    mkdirSync(join(folder(), 'sub'));
    const files = ['sub', name];
    const call = (...words: string[]) => postdry(['simulate', name, ...words]);
    expectRefusal(await call('--out', 'no/r.json'), /no\/r.json cannot be written.*no such/, files);
    expectRefusal(await call('--csv', 'sub'), /sub cannot be written: it is a folder/, files);
    expectRefusal(await call('--out', `${name}/r.json`), /is not a folder/, files);
    expectRefusal(await call('--out', name), /different files/, files);
    expect(written(name)).toBe(JSON.stringify(linearCase));
  });

  it('what the case does not allow', async () => {
    const [linear, curved] = [file('a.json', linearCase), file('b.json', isothermCase)];
    const files = [linear, curved];
    expectRefusal(
      await postdry(['simulate', curved, '--method', 'analytic']),
      /sorption.kind/,
      files,
    );
    expectRefusal(
      await postdry(['simulate', linear, '--unit', 'wt-ppm']),
      /dryCoatingDensity/,
      files,
    );
  });

  it('options that do not exist or are out of range', async () => {
    const name = file('case.json', linearCase);
    const call = (...words: string[]) => postdry(['simulate', name, ...words]);
    expectRefusal(await call('--acuracy', '1e-4'), /mean --accuracy/, [name]);
    for (const value of ['0', '1e-10', '0.1', 'x', 'NaN', 'Infinity', '']) {
      expectRefusal(await call('--accuracy', value), /Allowed: a number from 1e-9 to 0.01/, [name]);
    }
    expectRefusal(await call('--method', 'bdf'), /ndf, analytic/, [name]);
    expectRefusal(await call('--unit', 'ppm'), /wt-ppm, kg\/kg, kg\/m3, fraction/, [name]);
    expectRefusal(await call('second.json'), /too many arguments/, [name]);
  });
});

describe('an interrupted simulation', () => {
  it('keeps what it has, marked as cancelled, and ends with code 1', async () => {
    const changes = Array.from({ length: 9999 }, (_, index) => ({
      timeS: index + 1,
      waterActivity: index % 2 === 0 ? 0.5 : 0.02,
    }));
    const long = {
      ...isothermCase,
      boundary: { waterActivity: 0.02, changes },
      endTimeS: 10_000,
      outputTimesS: Array.from({ length: 10_001 }, (_, index) => index),
    };
    const name = file('case.json', long);
    const words = ['simulate', name, '--out', 'r.json', '--accuracy', '1e-8'];
    const { code, err } = await postdry(words, {
      meanwhile: (child) => void interruptAtWork(child),
    });
    expect(err).toMatch(/was cancelled.*marked "cancelled"/);
    expect(code).toBe(1);
    const result = v.parse(resultRecordSchema, JSON.parse(written('r.json')));
    expect(result.status).toBe('cancelled');
    expect(result.timeS.length).toBeLessThan(10_001);
    expect(result.total).toHaveLength(result.timeS.length);
  });
});

describe('analyse', () => {
  it('says which scale controls, in words and as data', async () => {
    const { out: example } = await postdry(['example', 'figure-7-ratio-17']);
    const words = await postdry(['analyse', '-'], { input: example });
    expect(words.out).toMatch(/Ratio micro\/macro +17\n/);
    expect(words.out).toMatch(/Controlled by +both scales \(threshold 2 %\)/);
    const data = await postdry(['analyse', '-', '--json', '--threshold', '0.1'], {
      input: example,
    });
    expect(data.code).toBe(0);
    const analysis = JSON.parse(data.out) as Record<string, number>;
    expect(analysis).toMatchObject({ regime: 'macro', threshold: 0.1 });
    expect(analysis['meanTimeMicroShare']).toBeCloseTo((0.11 * 17) / (1 + 0.11 * 17), 9);
  });

  it('refuses what simulate refuses', async () => {
    const name = file('case.json', withValue(linearCase, 'macro.lengthM', -1));
    expectRefusal(await postdry(['analyse', name]), /macro.lengthM: found -1/, [name]);
    expectRefusal(await postdry(['analyse', name, '--threshold', '0']), /0.000001 to 0.5/, [name]);
  });
});

describe('properties', () => {
  const usual = {
    '--temperature': '90C',
    '--pressure': '10mbar',
    '--dew-point': '-40C',
    '--dew-point-at': 'line',
    '--pore': '2.5um',
  };
  const words = (changes: Record<string, string> = {}) => [
    'properties',
    ...Object.entries({ ...usual, ...changes }).map(([name, value]) => `${name}=${value}`),
  ];

  it('prints vapour and diffusivities in SI', async () => {
    const { code, out, err } = await postdry(words());
    expect([code, err]).toEqual([0, '']);
    const properties = JSON.parse(out) as Record<string, number>;
    expect(properties).toMatchObject({ temperatureK: 363.15, pressurePa: 1000, dewPointK: 233.15 });
    expect(properties['vapourPressurePa']?.toFixed(3)).toBe('0.128');
    expect(properties['bosanquetDiffusivityM2PerS']?.toExponential(2)).toBe('4.74e-4');
  });

  it('takes a negative dew point as a word of its own and units with spaces', async () => {
    const apart = Object.entries({ ...usual, '--temperature': '90 °C' }).flat();
    const { out } = await postdry(['properties', ...apart]);
    expect(out).toBe((await postdry(words())).out);
  });

  it('refuses bare numbers, other units, impossible values and missing options', async () => {
    const refused = async (changes: Record<string, string>, expected: RegExp) =>
      expectRefusal(await postdry(words(changes)), expected, []);
    await refused(
      { '--pressure': '10' },
      /unit is missing.* Pa, mbar, kPa, bar, for example 10mbar/,
    );
    await refused({ '--temperature': '90' }, /unit is missing.* K, °C, for example 90C/);
    await refused({ '--pore': '2.5bar' }, /unit is not known here.* m, cm, mm, µm, nm/);
    await refused({ '--dew-point': 'dry' }, /does not begin with a number/);
    await refused({ '--dew-point': '-90C' }, /Allowed: -83.15 °C to 373.946 °C/);
    await refused({ '--temperature': '-300C' }, /Allowed: 0.01 °C to/);
    await refused({ '--pressure': '0Pa' }, /Allowed: 0.000001 Pa to 100 bar/);
    await refused({ '--dew-point-at': 'lab' }, /line, chamber/);
    await refused({ '--dew-point': '60C', '--dew-point-at': 'chamber' }, /19947.4 Pa, more than/);
    expectRefusal(await postdry(words().slice(0, -1)), /--pore <d>' not specified/, []);
  });
});

describe('the other commands', () => {
  it('list the examples and print one that can be simulated', async () => {
    const list = await postdry(['example']);
    expect(list.out.split('\n')[0]).toMatch(/^figure-4-no-micro +Figure 4/);
    const { out } = await postdry(['example', 'figure-7-ratio-17']);
    const result = await postdry(['simulate', '-', '--method', 'analytic'], { input: out });
    expect(result.code).toBe(0);
    expectRefusal(await postdry(['example', 'figure-4-ratio-01']), /mean "figure-4-ratio-0.1"/, []);
  });

  it('print schemas', async () => {
    const { code, out } = await postdry(['schema', 'transport']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      properties: { format: { const: 'postdry.transport/1' } },
    });
    expectRefusal(await postdry(['schema', 'transpot']), /transport, case, result, material/, []);
  });

  it('check the paper', async () => {
    const { code, out } = await postdry(['paper', '--json']);
    expect(code).toBe(0);
    const { checks, summary } = JSON.parse(out) as {
      checks: { figure: string; verdict: string }[];
      summary: Record<string, number>;
    };
    expect(summary['not reproduced']).toBe(0);
    expect(summary['reproduced']).toBeGreaterThan(10);
    expect(new Set(checks.map(({ figure }) => figure[0]))).toEqual(
      new Set(['4', '5', '6', '7', 'S']),
    );
  });

  it('say how they are used', async () => {
    expect((await postdry(['--help'])).out).toMatch(/simulate .*<case>/);
    expect((await postdry(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expectRefusal(await postdry([]), /Usage: postdry/, []);
    expectRefusal(await postdry(['simulat']), /mean simulate/, []);
    expectRefusal(await postdry(['simulate']), /missing required argument/, []);
  });
});

describe('isotherm', () => {
  const table = 'RH [%];Beladung\n10;1,5\n60;2,5\n10;1,75\n';

  it('writes what it read and says how it understood the file', async () => {
    const words = ['isotherm', file('x.csv', table), '--out', 'x.json', '--loading-unit', 'mg/g'];
    const { code, out, err } = await postdry(words);
    expect(code).toBe(0);
    expect(out).toMatch(/^Wrote x\.json: 3 points\.\n/);
    expect(out).toMatch(/decimal sign: comma \(/);
    expect(err).toMatch(/^Warning: The file does not tell the temperature/);
    const record = JSON.parse(written('x.json')) as Record<string, unknown>;
    expect(Object.keys(record)).toEqual([
      'format',
      'name',
      'waterActivity',
      'loadingKgPerKg',
      'branch',
      'temperatureK',
      'understood',
      'warnings',
    ]);
    expect(record).toMatchObject({
      format: 'postdry.isotherm/1',
      name: 'x',
      waterActivity: [0.1, 0.6, 0.1],
      loadingKgPerKg: [0.0015, 0.0025, 0.00175],
      branch: ['adsorption', 'adsorption', 'desorption'],
      temperatureK: null,
    });
  });

  it('asks for what it cannot decide and names the option', async () => {
    const outcome = await postdry(['isotherm', file('x.csv', table), '--out', 'x.json']);
    expectRefusal(outcome, /--loading-unit mg\/g/, ['x.csv']);
  });

  it('takes a table from standard input', async () => {
    const input = 'aw\tX [kg/kg]\n0.1\t0.01\n0.5\t0.02\n';
    const { code, out } = await postdry(['isotherm', '-'], { input });
    expect([code, JSON.parse(out)]).toMatchObject([0, { loadingKgPerKg: [0.01, 0.02] }]);
  });

  it('refuses what is no table and what would overwrite it', async () => {
    const pdf = file('x.pdf', '%PDF-1.7');
    expectRefusal(await postdry(['isotherm', pdf]), /PDF.*export CSV/, ['x.pdf']);
    const same = await postdry(['isotherm', pdf, '--out', 'x.pdf']);
    expectRefusal(same, /different files/, ['x.pdf']);
  });
});
