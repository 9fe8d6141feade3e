import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { debuggingPortVariable } from './browser-window.ts';
import { dialogFileVariable } from './dialog.ts';

export interface StandInApplication {
  readonly page: Page;
  readonly process: ChildProcess;
  chooseMenuItem(label: string): void;
  /** Quits as a user would. @returns the exit code */
  quit(): Promise<number | null>;
}

const startMs = 20_000;

interface LaunchOptions {
  /** Stays; without it the data are temporary. */
  readonly dataFolder?: string;
  /** What the file dialogs are answered with. */
  readonly dialogFile?: string;
}

/** Starts a built main file under the stand-in and waits for its window. */
export async function launchStandIn(
  mainFile: string,
  options: LaunchOptions = {},
): Promise<StandInApplication> {
  const port = await freePort();
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'postdry-stand-in-'));
  const child = fork(fileURLToPath(new URL('./run.ts', import.meta.url)), [mainFile], {
    env: {
      ...process.env,
      [debuggingPortVariable]: String(port),
      POSTDRY_DATA_DIR: dataFolder,
      ...(options.dialogFile !== undefined && { [dialogFileVariable]: options.dialogFile }),
    },
    execArgv: [],
    silent: true,
  });
  child.once('exit', () => {
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => (output += text.toString()));
  }
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const { browser, page } = await connect(port, child, () => output);
  return {
    page,
    process: child,
    chooseMenuItem: (label) => void child.send(label),
    quit: async () => {
      await browser.close();
      child.kill('SIGTERM');
      const [code] = await exited;
      if (code !== 0) console.error(`the stand-in ended with ${code}: ${output}`);
      return code;
    },
  };
}

async function connect(
  port: number,
  child: ChildProcess,
  output: () => string,
): Promise<{ browser: Browser; page: Page }> {
  const until = performance.now() + startMs;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the stand-in ended: ${output()}`);
    const browser = await chromium
      .connectOverCDP(`http://127.0.0.1:${port}`)
      .catch(() => undefined);
    const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
    const page = pages.find((each) => each.url().startsWith('http://127.0.0.1'));
    if (browser && page) {
      await page.waitForLoadState('load');
      return { browser, page };
    }
    await browser?.close();
    await wait(100);
  }
  child.kill();
  throw new Error(`no window after ${startMs} ms: ${output()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
