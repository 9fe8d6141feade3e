/**
 * `npm start`: builds what is out of date, then opens the desktop window, or where that is not
 * possible the same program in the browser.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { build } from './build.ts';
import { isBuilt } from './build-state.ts';
import { endWithParent } from './end-with-parent.ts';
import { electronBinary, electronObstacle } from './electron-binary.ts';
import { runElectron } from './run-electron.ts';

interface StartOptions {
  readonly loopback?: boolean;
  readonly open: boolean;
  readonly port?: string;
}

const root = join(import.meta.dirname, '..', '..');

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Opens the desktop window. @returns why it could not be opened, undefined after it was closed */
async function openDesktop(): Promise<string | undefined> {
  const obstacle = electronObstacle(process.platform, process.env, process.getuid?.());
  if (obstacle !== undefined) return obstacle;
  const binary = await electronBinary(root);
  if (binary === undefined) return 'Electron is not installed and could not be downloaded.';
  const code = await runElectron(binary, root);
  if (code === undefined) return 'Electron could not start on this machine.';
  process.exitCode = code;
  return undefined;
}

/** Runs the loopback host in this process, so that signals and the exit code are its own. */
async function openLoopback({ open, port }: StartOptions): Promise<void> {
  const entry = join(root, 'out', 'main', 'loopback.js');
  const args = [...(open ? [] : ['--no-open']), ...(port === undefined ? [] : ['--port', port])];
  process.argv = [process.execPath, entry, ...args];
  await import(pathToFileURL(entry).href);
}

const command = new Command('npm start --')
  .description('Builds PostDry Studio if needed and opens it.')
  .option('--loopback', 'use the browser of this machine instead of the desktop window')
  .option('--no-open', 'print the URL and open nothing; implies --loopback')
  .option('--port <number>', 'port on 127.0.0.1, 0 for any free one; implies --loopback')
  .action(async () => {
    const options = command.opts<StartOptions>();
    if (!isBuilt(root) && !(await build(root))) {
      say('PostDry Studio could not be built; the reason is above.');
      process.exitCode = 1;
      return;
    }
    // Who gives a port, or wants nothing opened, means the loopback host.
    const { loopback = !options.open || options.port !== undefined } = options;
    if (!loopback) {
      const obstacle = await openDesktop();
      if (obstacle === undefined) return;
      say(`${obstacle} PostDry Studio opens in the browser instead.`);
    }
    await openLoopback(options);
  });
endWithParent();
await command.parseAsync();
