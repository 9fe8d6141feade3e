import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './tools.ts';

export interface CommandOutcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs the real command, called from a folder as npm would do it.
 * @param meanwhile what to do once the command runs, for example to send it a signal
 */
export function runPostdry(
  folder: string,
  words: readonly string[],
  meanwhile?: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<CommandOutcome> {
  const node = join(repositoryRoot, 'node_modules', '.bin', 'node');
  const script = join(repositoryRoot, 'src-main', 'cli', 'main.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(node, [script, ...words], {
      cwd: repositoryRoot,
      env: { ...process.env, INIT_CWD: folder },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end('');
    meanwhile?.((signal) => child.kill(signal));
  });
}
