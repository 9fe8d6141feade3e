import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../support/tools.ts';

/** Tracked files and those about to be; nothing that .gitignore names. */
function repositoryFiles(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8' });
  return listed.split('\0').filter((file) => existsSync(path.join(repositoryRoot, file)));
}

const textFile = /\.(ts|js|json|svelte|css|html|md|yml|csv|svg)$|(^|\/)[^.]+$|(^|\/)\.[^/.]+$/;

/** Written in pieces so that this file does not contain what it looks for. */
const forbidden: [what: string, pattern: RegExp][] = [
  [
    'a path of one machine',
    new RegExp(`['"\`(\\s]/(${['work', 'home', 'Users'].join('|')})/\\w+/`),
  ],
  ['a package registry', new RegExp(['registry', '(npmjs|yarnpkg|npmmirror)'].join('\\.'))],
  ['a merge conflict', new RegExp(`^(${'<'.repeat(7)}|${'>'.repeat(7)}) `, 'm')],
];

describe('no file of the repository', () => {
  beforeEach(({ skip }) => {
    skip(!existsSync(path.join(repositoryRoot, '.git')), 'not a git working copy');
  });

  it.each(forbidden)('holds %s', (_what, pattern) => {
    const texts = repositoryFiles().filter((file) => textFile.test(file));
    const offenders = texts.filter((file) =>
      pattern.test(readFileSync(path.join(repositoryRoot, file), 'utf8')),
    );
    expect(offenders).toEqual([]);
    expect(texts.length).toBeGreaterThan(20);
  });

  it('is longer than 400 lines of source, in the numerics 600', () => {
    const limit = (file: string) => (file.startsWith('src-shared/numerics/') ? 600 : 400);
    const lines = (file: string) =>
      readFileSync(path.join(repositoryRoot, file), 'utf8').split('\n').length;
    const long = repositoryFiles().filter(
      (file) => /^src-.*\.(ts|svelte)$/.test(file) && lines(file) > limit(file),
    );
    expect(long).toEqual([]);
  });
});
