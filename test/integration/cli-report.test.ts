import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findBrowser } from '#main/browser/find-browser.ts';
import { commandLine } from '../support/command-line.ts';

const { postdry, file, written, folder, expectRefusal } = commandLine();

const browser = findBrowser(process.platform, process.env);

it('writes a report of two recipes as HTML', async () => {
  const coil = file('coil.json', (await postdry(['example', 'cmc-sbr-coil'])).out);
  const one = file('one.txt', (await postdry(['example', 'recipe-coil-until-dry'])).out);
  const two = file('two.txt', (await postdry(['example', 'recipe-coil-standard'])).out);
  const words = ['recipe', 'report', one, two, '--case', coil];
  const { code, out } = await postdry([...words, '--out', 'report.html', '--title', 'Line 1']);
  expect([code, out]).toEqual([0, 'Wrote report.html.\n']);
  expect(written('report.html')).toContain('<h1>Line 1</h1>');
  const clash = await postdry([...words, '--out', coil]);
  expectRefusal(clash, /different files/, [coil, one, two, 'report.html']);
});

it.skipIf(browser === undefined)(
  'prints a report as PDF with an installed browser',
  async () => {
    const coil = file('coil.json', (await postdry(['example', 'cmc-sbr-coil'])).out);
    const one = file('one.txt', (await postdry(['example', 'recipe-coil-until-dry'])).out);
    const words = ['recipe', 'report', one, '--case', coil, '--out', 'r.html', '--pdf', 'r.pdf'];
    expect((await postdry(words)).code).toBe(0);
    expect(existsSync(join(folder(), 'r.pdf'))).toBe(true);
    const pdf = readFileSync(join(folder(), 'r.pdf'));
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000);
  },
  90_000,
);
