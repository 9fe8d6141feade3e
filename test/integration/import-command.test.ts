import { describe, expect, it } from 'vitest';
import type { ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { parseExperiment } from '#shared/domain/experiment/parse-experiment.ts';
import { commandFolder, expectCommandRefusal } from '../support/postdry-command.ts';

const table = 'Zeit;Masse [mg];T [°C]\n0;10,5;25\n1;10,25;25\nx;10,1;25\n3;10;25\n';

describe('import', () => {
  it('writes what it read and says how it understood the file', async () => {
    const { run, file, written, files } = commandFolder();
    const words = ['import', file('run.csv', table), '--out', 'run.json', '--map', 'time=[min]'];
    const { code, out, err } = await run(words);
    expect(code).toBe(0);
    expect(out).toMatch(/^Wrote run\.json: 3 rows\.\n/);
    expect(out).toMatch(/mass: column "Masse \[mg\]", in mg: 10 to 10\.5 \(by its name/);
    expect(err).toMatch(/^Warning: line 4 not read: "x" in "Zeit" is no time/m);
    const record = JSON.parse(written('run.json')) as Experiment;
    expect(Object.keys(record)).toEqual([
      'format',
      'title',
      'source',
      'timeS',
      'massKg',
      'temperatureK',
      'rowsRead',
      'rowsRejected',
      'understood',
      'warnings',
    ]);
    expect(record).toMatchObject({
      format: 'postdry.experiment/1',
      title: 'run',
      timeS: [0, 60, 180],
      massKg: [10.5e-6, 10.25e-6, 10e-6],
      rowsRead: 3,
      rowsRejected: [{ line: 4 }],
    });
    expect(parseExperiment(record).ok).toBe(true);
    expect(files()).toEqual(['run.csv', 'run.json']);
  });

  it('names the choices and what it recognised where nobody can be asked', async () => {
    const { run, file, files } = commandFolder();
    const outcome = await run(['import', file('run.csv', table), '--out', 'run.json']);
    expectCommandRefusal(outcome, /"Zeit" has no unit/);
    expect(outcome.err).toContain('--map "time=[min]"');
    expect(outcome.err).toContain('time=Zeit,mass=Masse [mg][mg],temperature=T [°C][°C]');
    expect(files()).toEqual(['run.csv']);
  });

  it('asks where a dew point was measured, and keeps the answer in the template', async () => {
    const { run, file, files, written } = commandFolder();
    const log = 't [s];T [°C];p [mbar];Dew point [°C]\n0;25;1000;-40\n1;25;10;-40\n';
    const refusal = await run(['import', file('log.csv', log), '--out', 'log.json']);
    expectCommandRefusal(refusal, /Where was the dew point measured/);
    expect(refusal.err).toMatch(/--dew-point-at line.*--dew-point-at chamber/s);
    expect(files()).toEqual(['log.csv']);

    const answer = ['--dew-point-at', 'line', '--save-map', 'map.json'];
    expect((await run(['import', 'log.csv', '--out', 'log.json', ...answer])).code).toBe(0);
    const stored = JSON.parse(written('map.json')) as ImportTemplate;
    expect(stored.columns.dewPoint).toMatchObject({ at: 'line' });
    const again = await run(['import', 'log.csv', '--out', 'b.json', '--map', 'map.json']);
    expect(again.code).toBe(0);
    const humidity = (name: string) => (JSON.parse(written(name)) as Experiment).relativeHumidity!;
    expect(humidity('b.json')).toEqual(humidity('log.json'));
    expect(humidity('b.json')[1]! / humidity('b.json')[0]!).toBeCloseTo(0.01, 12);
  });

  it('asks which mass a content is a share of, and a template answers', async () => {
    const { run, file, written } = commandFolder();
    file('kf.csv', 'time [h],ppm\n0,1200\n1,600\n3,310\n');
    expectCommandRefusal(
      await run(['import', 'kf.csv', '--out', 'kf.json']),
      /which mass the water is a share of.*\nChoose one: --content-basis dry \| --content-basis "dry with foil" \| --content-basis wet\./s,
    );
    const answer = ['--content-basis', 'dry with foil', '--save-map', 'map.json'];
    const first = await run(['import', 'kf.csv', '--out', 'kf.json', ...answer]);
    expect([first.code, first.err]).toEqual([0, expect.stringContaining('Basis of the content')]);
    const stored = JSON.parse(written('map.json')) as ImportTemplate;
    expect(stored.columns.content).toMatchObject({ basis: 'dry with foil' });
    const again = await run(['import', 'kf.csv', '--out', 'b.json', '--map', 'map.json']);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('with its foil')]);
  }, 30_000);

  it('saves how the columns were read, for the next file', async () => {
    const { run, file, written } = commandFolder();
    file('run.csv', table);
    const first = ['--map', 'time=Zeit[h],temperature=none', '--decimal', 'comma'];
    const saved = await run([
      'import',
      'run.csv',
      '--out',
      'a.json',
      '--save-map',
      'm.json',
      ...first,
    ]);
    expect(saved.code).toBe(0);
    expect(JSON.parse(written('m.json'))).toMatchObject({
      format: 'postdry.import-template/1',
      decimal: 'comma',
      columns: {
        time: { column: 'Zeit', unit: 'h' },
        mass: { column: 'Masse [mg]', unit: 'mg' },
        temperature: null,
      },
    });
    const again = await run(['import', 'run.csv', '--out', 'b.json', '--map', 'm.json']);
    expect(again.code).toBe(0);
    const before = JSON.parse(written('a.json')) as Experiment;
    const after = JSON.parse(written('b.json')) as Experiment;
    expect({ ...after, understood: [] }).toEqual({ ...before, understood: [] });
    expect(after).not.toHaveProperty('temperatureK');
  });

  it('reads a million rows in little memory', async () => {
    const { run, file, written } = commandFolder();
    const rows = Array.from({ length: 1_000_000 }, (_none, at) =>
      `${at * 2};${10 + (at % 97) / 1000};25,1;${(at % 50) / 10}`.replaceAll('.', ','),
    );
    file('run.csv', `Zeit [s];Masse [mg];T [°C];p [mbar]\n${rows.join('\n')}\n`);
    const words = ['import', 'run.csv', '--out', 'run.json'];
    const { code, out, err } = await run(words, '', '--max-old-space-size=400');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Wrote run\.json: 1,000,000 rows/);
    const record = JSON.parse(written('run.json')) as Experiment;
    expect(record.timeS.at(-1)).toBe(1_999_998);
    expect(record.massKg).toHaveLength(1_000_000);
  });

  it('reads standard input and prints the run', async () => {
    const { run } = commandFolder();
    const { code, out } = await run(['import', '-'], 't [s]\tm [g]\n0\t1.5\n1\t2.5\n2\t3.5\n');
    expect([code, JSON.parse(out)]).toMatchObject([0, { massKg: [1.5e-3, 2.5e-3, 3.5e-3] }]);
  });

  it.each<[string, string[], RegExp]>([
    ['a PDF', [], /PDF.*export CSV/],
    ['a map with an unknown kind', ['--map', 'weight=Masse'], /"weight" is no kind of column/],
    [
      'a map with an unknown unit',
      ['--map', 'time=[fortnight]'],
      /columns\.time\.unit.*fortnight/s,
    ],
    ['a template that is none', ['--map', 'run.pdf'], /not a valid import template/],
    ['a template that is missing', ['--map', 'none.json'], /none\.json cannot be read/],
    ['its own file as --out', ['--out', 'run.pdf'], /different files/],
  ])('refuses %s', async (_name, words, expected) => {
    const { run, file, files } = commandFolder();
    expectCommandRefusal(await run(['import', file('run.pdf', '%PDF-1.7'), ...words]), expected);
    expect(files()).toEqual(['run.pdf']);
  });
});

describe('correct', () => {
  const steps = (...list: object[]) =>
    JSON.stringify({ format: 'postdry.corrections/1', steps: list });

  it('gives the water content of a run that was imported', async () => {
    const { run, file, written } = commandFolder();
    file('run.csv', table);
    await run(['import', 'run.csv', '--out', 'run.json', '--map', 'time=[min]']);
    const list = steps({ kind: 'dryMassByValue', massKg: 10e-6 }, { kind: 'timeZero', atS: 60 });
    const words = ['correct', 'run.json', '--steps', file('steps.json', list), '--out', 'c.json'];
    const { code, out, err } = await run(words);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^Wrote c\.json: 3 rows, 0 excluded\.\n {2}step 1, dry mass: 10 mg, as stated\n/,
    );
    const parsed = parseExperiment(JSON.parse(written('c.json')));
    if (!parsed.ok) throw new Error(parsed.problem);
    expect(parsed.value.timeS).toEqual([-60, 0, 120]);
    expect(parsed.value.waterContentKgPerKg?.[0]).toBeCloseTo(0.05, 12);
    expect(parsed.value.understood.at(-1)?.what).toBe('correction 2');
  });

  it('refuses a step that cannot be applied, and what is no run', async () => {
    const { run, file } = commandFolder();
    file('run.csv', table);
    await run(['import', 'run.csv', '--out', 'run.json', '--map', 'time=[min]']);
    const far = steps({ kind: 'segment', fromS: 1e6, toS: 2e6 });
    const outcome = await run(['correct', 'run.json', '--steps', file('far.json', far)]);
    expectCommandRefusal(outcome, /far\.json, step 1: No row with a value lies from/);
    const odd = steps({ kind: 'dryMassByValue', massKg: 0 });
    const refused = await run(['correct', 'run.json', '--steps', file('odd.json', odd)]);
    expectCommandRefusal(refused, /steps\[0\]\.massKg: found 0/);
    expectCommandRefusal(await run(['correct', 'run.csv', '--steps', 'far.json']), /not JSON/);
    expectCommandRefusal(
      await run(['correct', 'far.json', '--steps', 'odd.json']),
      /not a valid run/,
    );
  });
});
