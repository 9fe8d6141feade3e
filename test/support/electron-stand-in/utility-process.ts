import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { app } from './application.ts';

const parentPortEntry = new URL('./utility-parent-port.ts', import.meta.url).href;

/** Electron's utility process as a child process that is given a `process.parentPort`. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(file: string, args: readonly string[]) {
    super();
    this.#child = fork(file, args, {
      serialization: 'advanced',
      execArgv: ['--import', parentPortEntry],
    });
    const stop = (): Promise<void> => {
      this.kill();
      return Promise.resolve();
    };
    app.closers.add(stop);
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => {
      app.closers.delete(stop);
      this.emit('exit', code ?? 0);
    });
  }

  postMessage(message: unknown): void {
    // As in Electron, a message to a process that is ending is lost without an error.
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork(file: string, args: readonly string[] = []): UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess.fork before the app was ready');
    return new UtilityProcess(file, args);
  },
};
