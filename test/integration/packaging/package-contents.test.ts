import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  isBuilt,
  readFuses,
  writeElectronStandInDistribution,
} from '../../support/packaged-application.ts';
import { repositoryRoot } from '../../support/tools.ts';

/** The installed application for Linux, packed around a stand-in for Electron's binary. */
describe('the packaged application', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'postdry-package-'));
  const application = path.join(folder, 'release/linux-unpacked');
  let packed: string[] = [];

  beforeAll(() => {
    if (process.platform !== 'linux' || !isBuilt()) return;
    const distribution = path.join(folder, 'electron');
    mkdirSync(distribution);
    writeElectronStandInDistribution(distribution);
    const builder = path.join(repositoryRoot, 'node_modules/electron-builder/cli.js');
    const settings = [
      `-c.electronDist=${distribution}`,
      `-c.directories.output=${path.join(folder, 'release')}`,
    ];
    execFileSync(
      process.execPath,
      [builder, '--linux', 'dir', '--x64', '--publish', 'never', ...settings],
      { cwd: repositoryRoot, stdio: 'pipe' },
    );
    packed = listPackage(path.join(application, 'resources/app.asar'), { isPack: false });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  beforeEach(({ skip }) => {
    skip(process.platform !== 'linux', 'the stand-in for Electron is one for Linux');
    skip(!isBuilt(), 'nothing is built: npm run build');
  });

  it('holds the three built parts', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        '/out/main/main.js',
        '/out/licences.json',
        '/out/main/electron-entry.js',
        '/out/preload/preload.cjs',
        '/out/renderer/index.html',
        '/out/renderer/.vite/manifest.json',
        '/resources/cases',
        '/resources/materials',
        '/package.json',
        '/LICENSE',
      ]),
    );
  });

  it('holds nothing that is not needed to run it', () => {
    const allowed =
      /^\/(out|resources|node_modules\/better-sqlite3|node_modules$|package\.json$|LICENSE$)/;
    expect(packed.filter((file) => !allowed.test(file))).toEqual([]);
    const unwanted =
      /\.(map|ts|svelte|gyp|c|cc|cpp|h)$|better-sqlite3\/(deps|src)|loopback|\/cli\./;
    expect(packed.filter((file) => unwanted.test(file))).toEqual([]);
  });

  it("holds this platform's native files only, outside of the archive", () => {
    const native = packed.filter((file) => file.endsWith('.node'));
    const prebuilds = '/node_modules/better-sqlite3/prebuilds';
    expect(native.sort()).toEqual([`${prebuilds}/linux-arm64.node`, `${prebuilds}/linux-x64.node`]);
    for (const file of native) {
      expect(existsSync(path.join(application, 'resources/app.asar.unpacked', file))).toBe(true);
    }
  });

  it('has its fuses set', () => {
    const fuses = readFuses(path.join(application, 'postdry-studio'));
    expect(fuses.slice(0, 8)).toEqual([
      false, // run as Node
      true, // cookie encryption
      false, // NODE_OPTIONS
      false, // --inspect
      true, // integrity of the archive
      true, // only load the application from the archive
      false, // browser-process-specific V8 snapshot
      false, // extra privileges of file://
    ]);
  });
});
