import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt } from '#main/launch/build-state.ts';
import { electronObstacle } from '#main/launch/electron-binary.ts';

describe('the desktop window', () => {
  it.each([
    ['linux', {}, 1000, 'There is no display for the desktop window.'],
    ['linux', { DISPLAY: ':0' }, 0, 'The desktop window does not run as root.'],
    ['linux', { DISPLAY: ':0' }, 1000, undefined],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, undefined],
    ['darwin', {}, 501, undefined],
    ['win32', {}, undefined, undefined],
  ] as const)('on %s with %j as user %s: %s', (platform, env, userId, obstacle) => {
    expect(electronObstacle(platform, env, userId)).toBe(obstacle);
  });
});

describe('the build', () => {
  let root: string;
  const past = new Date(2020, 0, 1);
  const later = new Date(2020, 0, 2);

  function write(name: string, time: Date): void {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    utimesSync(path, time, time);
    utimesSync(dirname(path), time, time);
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'postdry-build-'));
    for (const name of ['src-main/a.ts', 'src-renderer/b/c.svelte', 'src-shared/d.ts']) {
      write(name, past);
    }
    for (const name of ['package.json', 'svelte.config.js', 'vite.config.ts']) write(name, past);
    for (const folder of ['src-main', 'src-renderer', 'src-shared']) {
      utimesSync(join(root, folder), past, past);
    }
  });

  afterEach(() => rmSync(root, { recursive: true }));

  function writeResults(time: Date): void {
    write('out/renderer/index.html', time);
    write('out/main/main.js', time);
    write('out/preload/preload.cjs', time);
  }

  it('is missing at first and there once every part is', () => {
    expect(isBuilt(root)).toBe(false);
    write('out/main/main.js', later);
    expect(isBuilt(root)).toBe(false);
    writeResults(later);
    expect(isBuilt(root)).toBe(true);
  });

  it('is out of date when a source is newer, or was removed', () => {
    writeResults(later);
    write('src-renderer/b/c.svelte', new Date(2020, 0, 3));
    expect(isBuilt(root)).toBe(false);
    writeResults(new Date(2020, 0, 4));
    expect(isBuilt(root)).toBe(true);
    rmSync(join(root, 'src-renderer/b/c.svelte'));
    expect(isBuilt(root)).toBe(false);
  });
});
