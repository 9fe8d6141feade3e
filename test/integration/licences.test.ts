/** The list of licences that the build has written. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { readLicences } from '#main/core/licences.ts';
import { repositoryRoot } from '../support/tools.ts';

const file = path.join(repositoryRoot, 'out/licences.json');

beforeEach(({ skip }) => skip(!existsSync(file), 'nothing is built: npm run build'));

it('names what is in the bundles and beside them, each with its version and its text', () => {
  const { packages } = readLicences(file);
  const names = packages.map(({ name }) => name);
  const expected = ['better-sqlite3', 'chart.js', 'electron', 'msgpackr', 'svelte', 'valibot'];
  expect(names).toEqual(expect.arrayContaining(expected));
  for (const { name, version, licence, text } of packages) {
    const manifest = path.join(repositoryRoot, 'node_modules', name, 'package.json');
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ name, version });
    expect(licence, name).toMatch(/^[A-Z0-9][\w.() -]+$/);
    expect(text.length, name).toBeGreaterThan(400);
  }
});

it('is in order, names nothing twice, and nothing that only builds or tests', () => {
  const names = readLicences(file).packages.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)].toSorted());
  for (const tool of ['vite', 'vitest', 'typescript', 'playwright', 'eslint', 'electron-builder']) {
    expect(names).not.toContain(tool);
  }
});

it('is missing before the first build, which is said', () => {
  expect(() => readLicences(path.join(repositoryRoot, 'out/none.json'))).toThrow('Build it again');
});
