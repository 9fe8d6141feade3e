import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { type CommandCall, type CommandOutcome, runPostdry } from './run-postdry.ts';

/** The command line in a new folder for each test of the file that calls this. */
export function commandLine() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'postdry-cli-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder: () => folder,

    /** Runs the real command, called from the test's folder. */
    postdry: (words: readonly string[], call?: CommandCall) => runPostdry(folder, words, call),

    /** Writes a file into the folder; returns its name. */
    file: (name: string, content: object | string | Buffer): string => {
      const data =
        typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
      writeFileSync(join(folder, name), data);
      return name;
    },

    written: (name: string) => readFileSync(join(folder, name), 'utf8'),

    /** A refusal: exit code 2, words on stderr without a stack, nothing on stdout, no file. */
    expectRefusal: (
      { code, out, err }: CommandOutcome,
      words: RegExp,
      files: readonly string[],
    ): void => {
      expect(err).toMatch(words);
      expect(err).not.toMatch(/^\s+at .*:\d+/m);
      expect(err).not.toContain('node:internal');
      expect([code, out]).toEqual([2, '']);
      expect(readdirSync(folder).sort()).toEqual([...files].sort());
    },
  };
}
