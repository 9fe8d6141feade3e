import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openLog } from '#main/core/log-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('begins empty and keeps what was written, the newest at the end', () => {
  const folder = temporaryFolder();
  expect(openLog(folder).tail(10)).toBe('');
  openLog(folder).write('first');
  const log = openLog(folder);
  log.write('second');
  log.write('third');
  const lines = log.tail(2).split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z second$/);
  expect(lines[1]).toMatch(/ third$/);
});

it('says where an error comes from, and what any other cause is', () => {
  const log = openLog(temporaryFolder());
  log.write('incident 1:', new TypeError('no such thing'));
  expect(log.tail(20)).toMatch(/incident 1: TypeError: no such thing\n\s+at .*log-file\.test\.ts/);
  log.write('incident 2:', { code: 7 });
  expect(log.tail(1)).toMatch(/incident 2: \{ code: 7 \}$/);
  log.write('incident 3:', null);
  expect(log.tail(1)).toMatch(/incident 3: null$/);
});

it('keeps one older file when it has become long', () => {
  const folder = temporaryFolder();
  const logs = join(folder, 'logs');
  mkdirSync(logs);
  const long = 'x'.repeat(1024 * 1024 + 1);
  const log = openLog(folder);
  for (const name of ['oldest', 'older']) {
    writeFileSync(join(logs, 'postdry.log'), `${name} ${long}\n`);
    log.write('new');
  }
  expect(readdirSync(logs).toSorted()).toEqual(['postdry.1.log', 'postdry.log']);
  expect(readFileSync(join(logs, 'postdry.1.log'), 'utf8')).toMatch(/^older /);
  expect(readFileSync(join(logs, 'postdry.log'), 'utf8')).toMatch(/ new\n$/);
});

it('writes to the error output when its file cannot be written', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'logs'), 'a file in the place of the folder');
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    openLog(folder).write('first');
    expect(write).toHaveBeenCalledWith(expect.stringMatching(/ first\n$/));
  } finally {
    write.mockRestore();
  }
  expect(openLog(folder).tail(10)).toBe('');
});
