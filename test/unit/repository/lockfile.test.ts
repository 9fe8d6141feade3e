import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../support/tools.ts';

interface Lockfile {
  packages: Record<string, { version?: string; resolved?: string; integrity?: string }>;
}

describe('package-lock.json', () => {
  const text = readFileSync(path.join(repositoryRoot, 'package-lock.json'), 'utf8');
  const packages = Object.entries((JSON.parse(text) as Lockfile).packages);

  it('names no registry, so that any mirror serves', () => {
    const resolved = packages.filter(([, entry]) => entry.resolved !== undefined);
    expect(resolved.map(([name]) => name)).toEqual([]);
  });

  it('fixes every package by its hash', () => {
    const installed = packages.filter(([name]) => name !== '');
    const loose = installed.filter(([, entry]) => entry.integrity?.startsWith('sha512-') !== true);
    expect(loose.map(([name]) => name)).toEqual([]);
    expect(installed.length).toBeGreaterThan(100);
  });
});
