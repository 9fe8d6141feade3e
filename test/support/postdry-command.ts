import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';
import { repositoryRoot } from './tools.ts';

const node = path.join(repositoryRoot, 'node_modules', '.bin', 'node');
const script = path.join(repositoryRoot, 'src-main', 'cli', 'main.ts');

export interface CommandOutcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real command, called from a folder of the running test's own as npm would do it. */
export function commandFolder() {
  const folder = temporaryFolder();
  return {
    run: (words: readonly string[], input = '', nodeOptions = ''): Promise<CommandOutcome> =>
      new Promise((resolve, reject) => {
        const env = { ...process.env, INIT_CWD: folder, NODE_OPTIONS: nodeOptions };
        const child = spawn(node, [script, ...words], { cwd: repositoryRoot, env });
        let [out, err] = ['', ''];
        child.stdout.on('data', (part: Buffer) => (out += part.toString()));
        child.stderr.on('data', (part: Buffer) => (err += part.toString()));
        child.on('error', reject);
        child.on('close', (code) => resolve({ code, out, err }));
        child.stdin.end(input);
      }),
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
