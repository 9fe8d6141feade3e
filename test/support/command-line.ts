import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const node = join(root, 'node_modules', '.bin', 'node');
const script = join(root, 'src-main', 'cli', 'main.ts');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Call {
  readonly input?: string;
  /** what to do once the command runs, for example to send it a signal */
  readonly meanwhile?: (kill: (signal: NodeJS.Signals) => void) => void;
}

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

    /** Runs the real command, called from the test's folder as npm would do it. */
    postdry: (words: readonly string[], { input, meanwhile }: Call = {}): Promise<Outcome> =>
      new Promise((resolve, reject) => {
        const child = spawn(node, [script, ...words], {
          cwd: root,
          env: { ...process.env, INIT_CWD: folder },
        });
        let [out, err] = ['', ''];
        child.stdout.on('data', (part: Buffer) => (out += part.toString()));
        child.stderr.on('data', (part: Buffer) => (err += part.toString()));
        child.on('error', reject);
        child.on('close', (code) => resolve({ code, out, err }));
        child.stdin.end(input ?? '');
        meanwhile?.((signal) => child.kill(signal));
      }),

    /** Writes a file into the folder; returns its name. */
    file: (name: string, content: object | string | Buffer): string => {
      const data =
        typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
      writeFileSync(join(folder, name), data);
      return name;
    },

    written: (name: string) => readFileSync(join(folder, name), 'utf8'),

    /** A refusal: exit code 2, words on stderr without a stack, nothing on stdout, no file. */
    expectRefusal: ({ code, out, err }: Outcome, words: RegExp, files: readonly string[]): void => {
      expect(err).toMatch(words);
      expect(err).not.toMatch(/^\s+at .*:\d+/m);
      expect(err).not.toContain('node:internal');
      expect([code, out]).toEqual([2, '']);
      expect(readdirSync(folder).sort()).toEqual([...files].sort());
    },
  };
}
