/** Starts the built program in each of its hosts, for end-to-end tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const builtMain = fromRoot('out/main/main.js');

export interface RunningHost {
  /** The one line that the host prints. */
  readonly url: string;
  readonly process: ChildProcess;
  /** Everything else that was printed to stdout or stderr so far. */
  output(): string;
  /** Ends it with a signal. @returns the exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const start = fromRoot('src-main/launch/start.ts');

/** The loopback host as `npm start -- --no-open` runs it, without npm around it. */
export function startLoopbackHost(args: readonly string[] = []): Promise<RunningHost> {
  return waitForUrl(process.execPath, [start, '--no-open', ...args]);
}

/** The same on a data folder of the caller's, which stays. */
export function startLoopbackHostOn(dataFolder: string): Promise<RunningHost> {
  return waitForUrl(process.execPath, [start, '--no-open'], process.env, dataFolder);
}

/** The loopback host that opens the first browser that it finds in `folder`. */
export function startLoopbackHostWithBrowser(folder: string): Promise<RunningHost> {
  const environment = { ...process.env, DISPLAY: ':0', PATH: folder };
  return waitForUrl(process.execPath, [start, '--loopback'], environment);
}

/** The same as a user types it. */
export function startLoopbackHostWithNpm(): Promise<RunningHost> {
  return waitForUrl('npm', ['start', '-s', '--', '--loopback', '--no-open']);
}

async function waitForUrl(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  givenFolder?: string,
): Promise<RunningHost> {
  // The data of whoever runs the tests is never opened.
  const dataFolder = givenFolder ?? mkdtempSync(join(tmpdir(), 'postdry-host-'));
  const child = spawn(command, args, {
    cwd: fromRoot('.'),
    env: { ...env, POSTDRY_DATA_DIR: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.once('exit', () => {
    if (givenFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
  });
  let output = '';
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const lines = createInterface({ input: child.stdout });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const first = await Promise.race([once(lines, 'line') as Promise<[string]>, exited]);
  const url = first[0];
  if (typeof url !== 'string') {
    throw new Error(`the host did not start, exit code ${String(url)}: ${output}`);
  }
  lines.on('line', (line) => (output += `${line}\n`));
  return {
    url,
    process: child,
    output: () => output,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

/** Electron's own binary; undefined where it has not been downloaded. */
export function electronExecutable(): string | undefined {
  const pathFile = fromRoot('node_modules/electron/path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = fromRoot(`node_modules/electron/dist/${readFileSync(pathFile, 'utf8').trim()}`);
  return existsSync(binary) ? binary : undefined;
}
