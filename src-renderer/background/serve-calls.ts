import type { CallMessage, Calls, ReplyMessage } from './calls.ts';

type Handlers<Known extends Calls> = {
  readonly [Name in keyof Known]: (
    input: Known[Name]['input'],
    progress: (share: number) => void,
  ) => Known[Name]['output'] | Promise<Known[Name]['output']>;
};

/** Time after which a long piece of work looks whether something newer was asked for. */
const sliceMs = 40;

/** Answers what the page asks this worker for. */
export function serveCalls<Known extends Calls>(handlers: Handlers<Known>): void {
  const post = (reply: ReplyMessage): void => globalThis.postMessage(reply);
  globalThis.addEventListener('message', ({ data }: MessageEvent<CallMessage>) => {
    const { call, name, input } = data;
    void answer(async () => {
      const handler = handlers[name];
      if (!handler) throw new Error(`The worker does not know ${name}.`);
      return handler(input, (share) => post({ call, kind: 'progress', share }));
    });

    async function answer(work: () => Promise<unknown>): Promise<void> {
      try {
        const output = await work();
        post({ call, kind: 'done', output });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        post({ call, kind: 'failed', message });
      }
    }
  });
}

/**
 * Does work piece by piece, so that messages are heard meanwhile.
 * @param isWanted whether the result is still wanted
 * @returns null where it was not wanted any more
 */
export async function inPieces<Result>(
  work: Generator<number, Result, undefined>,
  progress: (share: number) => void,
  isWanted: () => boolean,
): Promise<Result | null> {
  let slice = performance.now();
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    if (performance.now() - slice < sliceMs) continue;
    progress(next.value);
    await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return null;
    slice = performance.now();
  }
}
