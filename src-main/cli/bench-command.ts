import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { installedPath } from './installation.ts';
import { EXIT, Refusal } from './refusal.ts';

/**
 * Runs the benchmark of the source checkout in a process of its own.
 * @returns the exit code
 */
export async function benchCommand(options: { readonly json?: boolean }): Promise<number> {
  const script = installedPath('test', 'bench', 'run.ts');
  if (!existsSync(script)) {
    throw new Refusal('The benchmark is only available in a source checkout.');
  }
  const child = spawn(process.execPath, [script, ...(options.json === true ? ['--json'] : [])], {
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0 ? EXIT.done : EXIT.endedEarly;
}
