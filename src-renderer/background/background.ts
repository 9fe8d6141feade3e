import type { CallMessage, Calls, ReplyMessage } from './calls.ts';

interface Waiting {
  readonly done: (output: never) => void;
  readonly failed: (error: Error) => void;
  readonly progress: ((share: number) => void) | undefined;
}

/** A worker of the page, started with its first call; its work never holds the window up. */
export class Background<Known extends Calls> {
  readonly #start: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #last = 0;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** @throws Error when the work failed or was stopped */
  call<Name extends keyof Known & string>(
    name: Name,
    input: Known[Name]['input'],
    progress?: (share: number) => void,
  ): Promise<Known[Name]['output']> {
    const worker = (this.#worker ??= this.#started());
    const call = ++this.#last;
    return new Promise((done, failed) => {
      this.#waiting.set(call, { done, failed, progress });
      const message: CallMessage = { call, name, input };
      worker.postMessage(message);
    });
  }

  /** Ends the worker and everything that it was asked for; the next call starts a new one. */
  stop(reason = 'stopped'): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { failed } of this.#waiting.values()) failed(new Error(reason));
    this.#waiting.clear();
  }

  #started(): Worker {
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<ReplyMessage>) => this.#hear(data));
    worker.addEventListener('error', ({ message }) => this.stop(message));
    return worker;
  }

  #hear(reply: ReplyMessage): void {
    const waiting = this.#waiting.get(reply.call);
    if (!waiting) return;
    if (reply.kind === 'progress') {
      waiting.progress?.(reply.share);
      return;
    }
    this.#waiting.delete(reply.call);
    if (reply.kind === 'done') waiting.done(reply.output as never);
    else waiting.failed(new Error(reply.message));
  }
}
