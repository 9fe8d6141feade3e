import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isReachable, readWindowState, writeWindowState } from '#main/electron/window-state.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const state = { bounds: { x: 30, y: 40, width: 1200, height: 800 }, maximized: true };

describe('the state of the window', () => {
  it('is read as it was written', () => {
    const folder = temporaryFolder();
    expect(readWindowState(folder)).toBeUndefined();
    writeWindowState(folder, state);
    expect(readWindowState(folder)).toEqual(state);
  });

  it.each([
    ['cut off', '{"bounds":'],
    ['of another kind', '[]'],
    ['empty', 'null'],
    ['with nothing for bounds', '{"bounds":null,"maximized":true}'],
    ['without bounds', '{"maximized":true}'],
    ['with fractions', JSON.stringify({ ...state, bounds: { ...state.bounds, x: 0.5 } })],
    ['with text', JSON.stringify({ ...state, bounds: { ...state.bounds, width: '800' } })],
  ])('that is %s is not used', (_name, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'window.json'), text);
    expect(readWindowState(folder)).toBeUndefined();
  });

  it('that cannot be read is not used', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'window.json'));
    expect(readWindowState(folder)).toBeUndefined();
  });
});

describe('a window', () => {
  const left = { x: 0, y: 0, width: 1920, height: 1080 };
  const right = { x: 1920, y: 200, width: 1280, height: 1024 };
  const size = { width: 1200, height: 800 };

  it.each([
    ['in the middle of a display', { x: 100, y: 100, ...size }, true],
    ['on the second display', { x: 2000, y: 300, ...size }, true],
    ['partly beside the displays', { x: -1000, y: 0, ...size }, true],
    ['almost beside the displays', { x: -1001, y: 0, ...size }, false],
    ['low, with its title visible', { x: 0, y: 980, ...size }, true],
    ['lower than that', { x: 0, y: 981, ...size }, false],
    ['with its title above the display', { x: 0, y: -1, ...size }, false],
    ['on a display that is not connected any more', { x: 4000, y: 0, ...size }, false],
  ])('%s', (_name, bounds, reachable) => {
    expect(isReachable(bounds, [left, right])).toBe(reachable);
  });

  it('is not reachable without a display', () => {
    expect(isReachable({ x: 0, y: 0, ...size }, [])).toBe(false);
  });
});
