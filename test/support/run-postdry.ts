import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './tools.ts';

export interface CommandOutcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CommandCall {
  /** Standard input; default empty. */
  readonly input?: string;
  readonly nodeOptions?: string;
  /** What to do once the command runs, for example to send it a signal. */
  readonly meanwhile?: (child: ChildProcess) => void;
}

/** Runs the real command, called from a folder as npm would do it. */
export function runPostdry(
  folder: string,
  words: readonly string[],
  { input = '', nodeOptions = '', meanwhile }: CommandCall = {},
): Promise<CommandOutcome> {
  const node = join(repositoryRoot, 'node_modules', '.bin', 'node');
  const script = join(repositoryRoot, 'src-main', 'cli', 'main.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(node, [script, ...words], {
      cwd: repositoryRoot,
      env: { ...process.env, INIT_CWD: folder, NODE_OPTIONS: nodeOptions },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
    meanwhile?.(child);
  });
}
