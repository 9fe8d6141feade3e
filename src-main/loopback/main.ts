import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { applicationFiles } from '#main/core/application-files.ts';
import { createCore } from '#main/core/core.ts';
import { listRendererFiles } from '#main/core/renderer-files.ts';
import { forkSolverPort } from './fork-solver-port.ts';
import { openBrowser } from './open-browser.ts';
import { startLoopbackServer } from './server.ts';

interface LoopbackOptions {
  readonly open: boolean;
  readonly port: number;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It has to be a whole number from 0 to 65535.');
}

async function run(options: LoopbackOptions): Promise<void> {
  const files = applicationFiles(import.meta.dirname);
  const core = createCore({
    host: 'loopback',
    files,
    solverPort: forkSolverPort(join(import.meta.dirname, 'fork-entry.js')),
  });
  const server = await startLoopbackServer(
    core,
    listRendererFiles(files.rendererFolder),
    options.port,
  );
  const url = `${server.origin}/#token=${server.token}`;
  process.stdout.write(`${url}\n`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void Promise.all([server.close(), core.close()]).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  if (options.open) {
    const problem = await openBrowser(url);
    if (problem) process.stderr.write(`${problem} Open this URL in a browser: ${url}\n`);
  }
}

const command = new Command('postdry-studio')
  .description('Opens PostDry Studio in the browser of this machine.')
  .option('--no-open', 'print the URL and open nothing')
  .option('--port <number>', 'port on 127.0.0.1, 0 for any free one', portNumber, 0)
  .action(async () => {
    try {
      await run(command.opts<{ open: boolean; port: number }>());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`PostDry Studio cannot start: ${reason}\n`);
      process.exit(1);
    }
  });
await command.parseAsync();
