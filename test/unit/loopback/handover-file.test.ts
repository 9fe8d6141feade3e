import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { writeHandoverFile } from '#main/loopback/handover-file.ts';
import { browserCommand } from '#main/loopback/open-browser.ts';

const target = 'http://127.0.0.1:1234/#token=secret-of-this-launch';

it('leads to the page, and only its owner can read it', () => {
  const handover = writeHandoverFile(target);
  const file = fileURLToPath(handover.url);
  expect(readFileSync(file, 'utf8')).toContain(`content="0;url=${target}"`);
  if (process.platform !== 'win32') {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  }
  handover.remove();
  expect(existsSync(dirname(file))).toBe(false);
  handover.remove();
});

it.each(['linux', 'darwin', 'win32'] as const)(
  'keeps the token out of the arguments of a browser on %s',
  (platform) => {
    const handover = writeHandoverFile(target);
    const command = browserCommand(handover.url, platform, { PATH: '/usr/bin' }, () => true);
    expect(command?.args.join(' ')).toContain('open.html');
    expect(JSON.stringify(command)).not.toContain('secret');
    handover.remove();
  },
);
