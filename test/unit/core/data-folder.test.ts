import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '#main/core/data-folder.ts';

const home = join('/home', 'ada');

describe('the data folder', () => {
  it('is the one that the environment names, made absolute', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const environment = { POSTDRY_DATA_DIR: 'data', APPDATA: 'x', XDG_DATA_HOME: 'y' };
      expect(dataFolder(environment, platform, home)).toBe(resolve('data'));
    }
  });

  it.each([
    ['linux', {}, join(home, '.local', 'share', 'PostDry Studio')],
    ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'PostDry Studio')],
    ['linux', { POSTDRY_DATA_DIR: '' }, join(home, '.local', 'share', 'PostDry Studio')],
    ['darwin', {}, join(home, 'Library', 'Application Support', 'PostDry Studio')],
    ['win32', { APPDATA: '/roaming' }, join('/roaming', 'PostDry Studio')],
    ['win32', {}, join(home, 'AppData', 'Roaming', 'PostDry Studio')],
  ] as const)('on %s with %j', (platform, environment, folder) => {
    expect(dataFolder(environment, platform, home)).toBe(folder);
  });
});
