import type { ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RowAccuracy } from '#shared/domain/sweep/row-accuracy.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPostdry } from '../support/run-postdry.ts';

let folder = '';
const postdry = (...words: string[]) => runPostdry(folder, words);
const file = (name: string, content: string | object): string => {
  writeFileSync(
    join(folder, name),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
  return name;
};
const written = (name: string): string => readFileSync(join(folder, name), 'utf8');
const lines = (name: string): number =>
  existsSync(join(folder, name)) ? written(name).split('\n').length - 1 : 0;
const rowCount = 60;

/** Runs a plan until some rows are there, then sends a signal. */
async function stopped(signal: NodeJS.Signals, out: string, ...more: string[]) {
  let command: ChildProcess | undefined;
  const running = runPostdry(folder, ['sweep', 'plan.json', '--out', out, ...more], {
    meanwhile: (child) => (command = child),
  });
  while (lines(out) < 6) await wait(5);
  command?.kill(signal);
  return running;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'postdry-sweep-'));
  file('coil.json', (await postdry('example', 'cmc-sbr-coil')).out);
  file(
    'soak.txt',
    `recipe "soak"
  target water < 200 ppm (mean)
  1 Heat to 110 °C within 30 min in N2 dew point -40 °C, 1 bar
  2 Evacuate to 5 mbar
  3 Hold for {soak = 40 min}
`,
  );
  file('plan.json', {
    format: 'postdry.sweep/1',
    recipe: 'soak.txt',
    case: 'coil.json',
    axes: [{ vary: 'soak', kind: 'grid', from: 600, to: 7200, count: 20 }],
    samples: 3,
    uncertainties: {},
    accuracy: 1e-3,
    estimate: false,
  });
  await postdry('sweep', 'plan.json', '--out', 'whole.jsonl', '--table', 'whole.csv');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const checkedInWords =
  /5 of 60 finished rows were checked by finer runs: largest error \S+ wt-ppm .* in times\)\. Largest mass-balance defect /;

describe('sweep', () => {
  it('goes on after a kill, without a row twice or lost, to the same table', async () => {
    await stopped('SIGKILL', 'killed.jsonl');
    const before = lines('killed.jsonl');
    expect(before).toBeLessThan(rowCount + 1);
    appendFileSync(join(folder, 'killed.jsonl'), '{"index":59,"inp');
    const { code, out } = await postdry(
      ...['sweep', 'plan.json', '--out', 'killed.jsonl', '--table', 'killed.csv'],
    );
    expect(out).toContain(`60 of 60 rows (${before - 1} were there before)`);
    expect([code, lines('killed.jsonl')]).toEqual([0, rowCount + 1]);
    expect(written('killed.csv')).toBe(written('whole.csv'));
    expect(written('whole.csv').split('\n')[0]).toMatch(
      /^row,soak \[s\],.*outcome,time to target \[s\].*estimated error.*steep front,problem$/,
    );
    expect(out).toMatch(checkedInWords);
  });

  it('keeps what it has when it is cancelled, and says so', async () => {
    const { code, err } = await stopped('SIGINT', 'cancelled.jsonl', '--workers', '1');
    expect(code).toBe(1);
    expect(err).toContain(`${lines('cancelled.jsonl') - 1} of 60 rows are kept`);
  });

  it('gives the rows of the whole from its parts, and names what is missing', async () => {
    for (const part of [1, 2, 3]) {
      await postdry('sweep', 'plan.json', '--out', `${part}.jsonl`, '--shard', `${part}/3`);
    }
    const merged = await postdry(
      'sweep',
      'merge',
      '3.jsonl',
      '1.jsonl',
      '2.jsonl',
      '--out',
      'm.csv',
    );
    expect(merged.code).toBe(0);
    expect(merged.err).toMatch(checkedInWords);
    expect(written('m.csv')).toBe(written('whole.csv'));
    await postdry('sweep', 'merge', '2.jsonl', '3.jsonl', '1.jsonl', '--out', 'm.json');
    await postdry('sweep', 'plan.json', '--out', 'whole.jsonl', '--table', 'whole.json');
    expect(written('m.json')).toBe(written('whole.json'));
    const { accuracy, errors, rows } = JSON.parse(written('m.json')) as {
      accuracy: number;
      errors: RowAccuracy;
      rows: SweepRow[];
    };
    const told = rows.flatMap(({ estimatedErrorPpm: ppm }) => (ppm === null ? [] : [ppm]));
    expect(errors).toMatchObject({ finished: rowCount, checked: 5, steepFronts: 0 });
    expect(told).toHaveLength(5);
    expect(errors.largestErrorPpm).toBe(Math.max(...told));
    expect(errors.largestErrorShare).toBeLessThan(accuracy);
    const part = await postdry('sweep', 'merge', '3.jsonl', '1.jsonl', '--out', 'part.json');
    expect([part.code, part.err]).toEqual([1, expect.stringContaining('Missing rows: 1, 4, 7')]);
  });

  it('refuses files that are not its own and leaves them as they are', async () => {
    const plan = written('plan.json');
    file('other.json', plan);
    for (const out of ['plan.json', 'other.json', 'coil.json', 'killed.jsonl']) {
      const shard = out === 'killed.jsonl' ? ['--shard', '1/2'] : [];
      const before = written(out);
      const refused = await postdry('sweep', 'plan.json', '--out', out, ...shard);
      expect([refused.code, refused.out]).toEqual([2, '']);
      expect(written(out)).toBe(before);
    }
  });
});

describe('recipe robust', () => {
  const robust = (...words: string[]) =>
    postdry('recipe', 'robust', 'soak.txt', '--case', 'coil.json', '--samples', '12', ...words);

  it('gives the same numbers whatever the number of workers', async () => {
    const [one, two, other] = await Promise.all([
      robust('--json', '--workers', '1'),
      robust('--json', '--workers', '2'),
      robust('--json', '--seed', '2'),
    ]);
    expect(one.code).toBe(0);
    expect(two.out).toBe(one.out);
    expect(other.out).not.toBe(one.out);
    const { probability, met, finished, bands, errors } = JSON.parse(one.out) as {
      [key in 'probability' | 'met' | 'finished']: number;
    } & { bands: Record<'p5' | 'p50' | 'p95', number[]>; errors: RowAccuracy };
    expect([probability, finished]).toEqual([met / 12, 12]);
    expect(errors).toMatchObject({ finished: 12, checked: 5, steepFronts: 0 });
    expect(errors.largestErrorShare).toBeLessThan(1e-4);
    bands.p50.forEach((median, k) => {
      expect(bands.p5[k]!).toBeLessThanOrEqual(median);
      expect(bands.p95[k]!).toBeGreaterThanOrEqual(median);
    });
  });

  it('finds the shortest value that suffices', async () => {
    const { code, out } = await robust(
      ...['--optimise', 'soak', '--from', '10min', '--to', '5h', '--json', '--accuracy', '1e-3'],
    );
    const { kind, value, trials, ...rests } = JSON.parse(out) as {
      kind: string;
      value: number;
      trials: { value: number; probability: number }[];
    };
    expect([code, kind]).toEqual([0, 'found']);
    // Twelve samples of twelve are not enough for the lower end of the interval.
    expect(rests).toMatchObject({ lowerEndSuffices: false, falls: null, errors: { checked: 5 } });
    for (const trial of trials) expect(trial.probability >= 0.95).toBe(trial.value >= value);
  });

  it('chooses a further value so that the recipe is shortest', async () => {
    const words = [
      ...['--case', 'coil.json', '--samples', '2', '--accuracy', '1e-3'],
      ...['--optimise', 'soak', '--from', '10min', '--to', '90min'],
    ];
    const text = written('soak.txt').replace('30 min', '{ramp = 30 min}');
    file('ramp.txt', text);
    const within = (choice: string, ...more: string[]) =>
      postdry('recipe', 'robust', 'ramp.txt', ...words, '--within', choice, ...more);
    const { code, out } = await within('ramp=10min..90min', '--json');
    expect(code).toBe(0);
    const { best, tried, status } = JSON.parse(out) as {
      status: string;
      best: { values: number[]; lengthS: number; value: number };
      tried: { values: number[]; lengthS: number | null }[];
    };
    expect(status).toBe('done');
    for (const { lengthS } of tried) {
      expect(lengthS ?? Infinity).toBeGreaterThanOrEqual(best.lengthS);
    }
    // What it found is what the search of one value finds with the other one written in.
    file('chosen.txt', text.replace('{ramp = 30 min}', `${best.values[0]} s`));
    const alone = await postdry('recipe', 'robust', 'chosen.txt', ...words, '--json');
    expect((JSON.parse(alone.out) as { value: number }).value).toBe(best.value);
    expect((await within('ramp')).err).toContain('NAME=LOW..HIGH');
    expect((await within('soak=1h..2h')).err).toContain('repeats a name');
    expect((await within('tempo=1h..2h')).err).toContain('Its named values: ');
  }, 240_000);
});
