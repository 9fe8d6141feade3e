import { spawn } from 'node:child_process';

/** A binary that lacks a system library or a sandbox ends within this time. */
const startMs = 4000;

/**
 * Shows the desktop window and waits until it is closed.
 * @returns its exit code, or undefined when Electron could not start at all
 */
export function runElectron(binary: string, root: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(binary, [root], { stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    process.on('SIGTERM', forward);
    process.on('SIGINT', forward);
    child.once('error', () => resolve(undefined));
    child.once('exit', (code, signal) => {
      const failedToStart = performance.now() - started < startMs && code !== 0 && signal === null;
      resolve(failedToStart ? undefined : (code ?? 0));
    });
  });
}
