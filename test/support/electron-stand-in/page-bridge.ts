/** A call or a message of the page on its way to the main process. */
export interface PageCall {
  readonly channel: string;
  readonly args: readonly unknown[];
}

/** The name under which the page finds the way up to the main process. */
export const upName = 'electronStandInCall';

/** The name under which the main process finds the page's listeners. */
export const downName = 'electronStandInReceive';

export type PageCallAnswer = { readonly value: unknown } | { readonly error: string };

type Require = (name: string) => unknown;
type Module = { exports: unknown };
export type PreloadScript = (require: Require, module: Module, exports: unknown) => void;

interface PageGlobals {
  electronStandInCall(call: PageCall): Promise<PageCallAnswer>;
  electronStandInReceive?: (channel: string, args: readonly unknown[]) => void;
}

/**
 * Runs in the page before its own scripts and gives the preload script what a sandboxed one has of
 * Electron. Written to the page as text, so it refers to nothing outside itself.
 */
export function installBridge(preload: PreloadScript): void {
  const page = window as unknown as PageGlobals;
  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();

  // About what the context bridge does: copies, and functions only on the exposed object itself.
  const crossing = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => (value as (...inner: unknown[]) => unknown)(...args);
    }
    if (value !== null && typeof value === 'object') {
      return Object.freeze(
        Object.fromEntries(Object.entries(value).map(([key, each]) => [key, crossing(each)])),
      );
    }
    return value;
  };

  const electron = {
    contextBridge: {
      exposeInMainWorld(key: string, api: unknown): void {
        Object.defineProperty(window, key, { value: crossing(api) });
      },
    },
    ipcRenderer: {
      async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
        const answer = await page.electronStandInCall({ channel, args: structuredClone(args) });
        if ('error' in answer) throw new Error(answer.error);
        return answer.value;
      },
      on(channel: string, listener: (event: object, ...args: unknown[]) => void): void {
        const known = listeners.get(channel) ?? new Set();
        listeners.set(channel, known.add(listener));
      },
      removeListener(channel: string, listener: (event: object, ...args: unknown[]) => void): void {
        listeners.get(channel)?.delete(listener);
      },
    },
  };

  page.electronStandInReceive = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };

  const require: Require = (name) => {
    if (name === 'electron') return electron;
    throw new Error(`a sandboxed preload script cannot require '${name}'`);
  };
  const module: Module = { exports: {} };
  preload(require, module, module.exports);
}
