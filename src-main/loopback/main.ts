import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { printPdf } from '#main/browser/print-pdf.ts';
import { applicationFiles } from '#main/core/application-files.ts';
import { createCore } from '#main/core/core.ts';
import { dataFolder } from '#main/core/data-folder.ts';
import { listRendererFiles } from '#main/core/renderer-files.ts';
import { StorageFault } from '#main/storage/storage-fault.ts';
import { forkSolverPort } from './fork-solver-port.ts';
import { writeHandoverFile } from './handover-file.ts';
import { openBrowser } from './open-browser.ts';
import { startLoopbackServer } from './server.ts';

interface LoopbackOptions {
  readonly open: boolean;
  readonly port: number;
}

function portNumber(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError('It has to be a whole number from 0 to 65535.');
}

async function run(options: LoopbackOptions): Promise<void> {
  const files = applicationFiles(import.meta.dirname);
  const core = createCore({
    host: 'loopback',
    files,
    dataFolder: dataFolder(),
    printPdf,
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
    // The pages are told how their runs end before their connections are closed.
    void core
      .close()
      .then(() => server.close())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  if (options.open) {
    const handover = writeHandoverFile(url);
    process.on('exit', () => handover.remove());
    const problem = await openBrowser(handover.url);
    if (problem) process.stderr.write(`${problem} Open this URL in a browser: ${url}\n`);
  }
}

function explainFailure(error: unknown): { reason: string; exitCode: number } {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    const reason =
      `port ${port ?? ''} of 127.0.0.1 is used by another program. ` +
      'Give another one with --port, or leave --port out for any free one.';
    return { reason, exitCode: 2 };
  }
  if (code === 'EACCES') {
    const reason =
      `port ${port ?? ''} of 127.0.0.1 is reserved for the system. ` +
      'Give one above 1023 with --port, or leave --port out for any free one.';
    return { reason, exitCode: 2 };
  }
  if (error instanceof StorageFault) return { reason: error.message, exitCode: 2 };
  return { reason: error instanceof Error ? message : String(error), exitCode: 1 };
}

const command = new Command('postdry-studio')
  .description('Opens PostDry Studio in the browser of this machine.')
  .option('--no-open', 'print the URL and open nothing')
  .option('--port <number>', 'port on 127.0.0.1, 0 for any free one', portNumber, 0)
  .action(async () => {
    try {
      await run(command.opts<{ open: boolean; port: number }>());
    } catch (error) {
      const { reason, exitCode } = explainFailure(error);
      process.stderr.write(`PostDry Studio cannot start: ${reason}\n`);
      process.exit(exitCode);
    }
  });
await command.parseAsync();
