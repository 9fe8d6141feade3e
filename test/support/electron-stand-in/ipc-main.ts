import { deserialize, serialize } from 'node:v8';

export interface InvokeEvent {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

type InvokeHandler = (event: InvokeEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, InvokeHandler>();

/** What a structured clone leaves of a value: no functions, no prototypes. */
export function cloned<Value>(value: Value): Value {
  return deserialize(serialize(value)) as Value;
}

export const ipcMain = {
  handle(channel: string, handler: InvokeHandler): void {
    if (handlers.has(channel)) throw new Error(`second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
};

/** A call of the page on its way to the handler and back. */
export async function invoke(
  event: InvokeEvent,
  channel: string,
  args: readonly unknown[],
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return cloned(await handler(event, ...cloned(args)));
}
