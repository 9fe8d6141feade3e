import { expect, it } from 'vitest';
import { browserCommand } from '#main/loopback/open-browser.ts';

const url = 'file:///tmp/postdry-studio-1/open.html';
const only =
  (...programs: string[]) =>
  (file: string): boolean =>
    programs.includes(file);

it('prefers Chrome, then Chromium, then Edge on Linux, as an application window', () => {
  const env = { PATH: '/usr/local/bin:/usr/bin' };
  const both = only('/usr/bin/chromium', '/usr/local/bin/google-chrome');
  expect(browserCommand(url, 'linux', env, both)).toEqual({
    file: '/usr/local/bin/google-chrome',
    args: [`--app=${url}`],
  });
  expect(browserCommand(url, 'linux', env, only('/usr/bin/microsoft-edge'))?.file).toBe(
    '/usr/bin/microsoft-edge',
  );
});

it('falls back to what the system opens URLs with', () => {
  const env = { PATH: '/usr/bin' };
  expect(browserCommand(url, 'linux', env, only('/usr/bin/xdg-open'))).toEqual({
    file: '/usr/bin/xdg-open',
    args: [url],
  });
  expect(browserCommand(url, 'linux', env, only())).toBeUndefined();
  expect(browserCommand(url, 'linux', {}, only())).toBeUndefined();
});

it('finds Edge on Windows and never goes through a shell', () => {
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const env = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
  expect(browserCommand(url, 'win32', env, only(edge))?.file).toBe(edge);
  expect(browserCommand(url, 'win32', {}, only())?.file).toBe('rundll32');
  expect(browserCommand(url, 'darwin', {}, only())).toEqual({ file: 'open', args: [url] });
});
