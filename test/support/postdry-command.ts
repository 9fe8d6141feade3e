import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { type CommandOutcome, runPostdry } from './run-postdry.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The real command, called from a folder of the running test's own as npm would do it. */
export function commandFolder() {
  const folder = temporaryFolder();
  return {
    run: (words: readonly string[], input = '', nodeOptions = ''): Promise<CommandOutcome> =>
      runPostdry(folder, words, { input, nodeOptions }),
    file: (name: string, content: string | Uint8Array): string => {
      writeFileSync(path.join(folder, name), content);
      return name;
    },
    written: (name: string) => readFileSync(path.join(folder, name), 'utf8'),
    files: () => readdirSync(folder).sort(),
  };
}

/** A refusal: exit code 2, words on stderr without a stack, nothing on stdout. */
export function expectCommandRefusal({ code, out, err }: CommandOutcome, words: RegExp): void {
  expect(err).toMatch(words);
  expect(err).not.toMatch(/^\s+at .*:\d+/m);
  expect([code, out]).toEqual([2, '']);
}
