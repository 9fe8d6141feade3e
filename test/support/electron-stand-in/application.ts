import { EventEmitter } from 'node:events';
import { isAbsolute } from 'node:path';

interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

function preventable(): PreventableEvent {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

/** Electron's `app`, as far as the product uses it. */
class Application extends EventEmitter {
  #ready = Promise.withResolvers<undefined>();
  #isReady = false;
  #sandboxed = false;
  #quitting = false;
  /** Work of the stand-in that has to be done before the process may end. */
  readonly closers = new Set<() => Promise<void>>();

  /** Tells every open window that it is about to be closed. */
  readonly windows = new Set<() => void>();

  whenReady(): Promise<undefined> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('enableSandbox has to be called before the app is ready');
    this.#sandboxed = true;
  }

  requestSingleInstanceLock(): boolean {
    return true;
  }

  /** Where the browser keeps its own files; the stand-in's browser keeps none. */
  setPath(name: string, path: string): void {
    if (name !== 'userData') throw new Error(`the stand-in has no path '${name}'`);
    if (!isAbsolute(path)) throw new Error(`the path '${path}' is not absolute`);
  }

  /** Ends at once, without `will-quit`. */
  exit(code: number): void {
    process.exit(code);
  }

  /** As in Electron, `will-quit` can be held up and `quit` called again. */
  quit(): void {
    for (const close of this.windows) close();
    const event = preventable();
    this.emit('will-quit', event);
    if (event.defaultPrevented || this.#quitting) return;
    this.#quitting = true;
    const closing = [...this.closers].map((close) => close());
    void Promise.allSettled(closing).then(() => process.exit(0));
  }

  /** Called by the stand-in when the entry point has been evaluated, as Electron does. */
  becomeReady(): void {
    if (!this.#sandboxed) throw new Error('the app does not enable the sandbox');
    this.#isReady = true;
    this.emit('ready');
    this.#ready.resolve(undefined);
  }
}

export const app = new Application();
