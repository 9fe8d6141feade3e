import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright';
import { browserArguments, findBrowser } from '../browser.ts';
import { app } from './application.ts';
import { cloned, invoke } from './ipc-main.ts';
import {
  downName,
  installBridge,
  type PageCall,
  type PageCallAnswer,
  upName,
} from './page-bridge.ts';
import { serveOrigin } from './protocol.ts';

/** The port on which tests reach the window's browser. */
export const debuggingPortVariable = 'POSTDRY_STAND_IN_PORT';

interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly webPreferences: Readonly<Record<string, unknown>> & { readonly preload: string };
}

/** What every window of the product has to ask for, whatever Electron's defaults are. */
const requiredPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
};

class WebContents extends EventEmitter {
  page: Page | undefined;
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;

  setWindowOpenHandler(handler: NonNullable<WebContents['windowOpenHandler']>): void {
    this.windowOpenHandler = handler;
  }

  isDestroyed(): boolean {
    return this.page?.isClosed() ?? true;
  }

  send(channel: string, ...args: unknown[]): void {
    const sent = this.page?.evaluate(
      ([name, to, values]) => {
        const receive = (window as unknown as Record<string, unknown>)[name];
        (receive as (channel: string, args: readonly unknown[]) => void)(to, values);
      },
      [downName, channel, cloned(args)] as const,
    );
    // A page that is being closed does not take messages any more.
    sent?.catch(() => undefined);
  }
}

/** Electron's `BrowserWindow` as one page of a Chromium of its own. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly #options: WindowOptions;
  #maximized = false;

  constructor(options: WindowOptions) {
    super();
    if (!app.isReady()) throw new Error('a BrowserWindow before the app was ready');
    for (const [name, required] of Object.entries(requiredPreferences)) {
      const found = options.webPreferences[name];
      if (found !== required) throw new Error(`webPreferences.${name} is ${String(found)}`);
    }
    this.#options = options;
    const close = (): void => {
      if (app.windows.delete(close)) this.emit('close', {});
    };
    app.windows.add(close);
    this.on('closed', close);
    app.emit('web-contents-created', {}, this.webContents);
  }

  show(): void {
    // The page is visible, or headless, from the start.
  }

  focus(): void {
    void this.webContents.page?.bringToFront();
  }

  isMinimized(): boolean {
    return false;
  }

  maximize(): void {
    this.#maximized = true;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    const { x = 0, y = 0, width, height } = this.#options;
    return { x, y, width, height };
  }

  async loadURL(url: string): Promise<void> {
    const { width, height, webPreferences } = this.#options;
    const origin = `${new URL(url).protocol}//${new URL(url).host}`;
    const served = await serveOrigin(origin);
    const browser = await launchBrowser();
    app.closers.add(() => browser.close());
    const page = await browser.newPage({ viewport: { width, height } });
    this.webContents.page = page;
    page.on('close', () => {
      this.emit('closed');
      app.emit('window-all-closed');
    });
    await page.exposeBinding(upName, async ({ frame }, call: PageCall): Promise<PageCallAnswer> => {
      const senderFrame = {
        url: frame.url().replace(served, origin),
        parent: frame.parentFrame(),
      };
      try {
        return { value: await invoke({ senderFrame }, call.channel, call.args) };
      } catch (error) {
        return { error: String(error) };
      }
    });
    const preload = readFileSync(webPreferences.preload, 'utf8');
    await page.addInitScript({
      content: `(${installBridge.toString()})((require, module, exports) => {\n${preload}\n});`,
    });
    await page.goto(served + new URL(url).pathname);
    this.emit('ready-to-show');
  }
}

function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  const port = process.env[debuggingPortVariable];
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [...browserArguments, ...(port === undefined ? [] : [`--remote-debugging-port=${port}`])],
  });
}
