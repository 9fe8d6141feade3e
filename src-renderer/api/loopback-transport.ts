import { decode, encode } from '#shared/contract/codec.ts';
import { type Envelope, failure } from '#shared/contract/envelope.ts';
import type { ContractEvent } from '#shared/contract/events.ts';
import {
  callPath,
  eventsPath,
  readyFrame,
  wireContentType,
} from '#shared/contract/loopback-wire.ts';
import type { Transport } from './transport.ts';

export interface LoopbackOptions {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly token: string;
  /** The two functions of the browser that reach the network. */
  readonly fetch: typeof fetch;
  readonly openSocket: (url: string) => WebSocket;
}

const unreachable = failure({
  code: 'HOST_UNREACHABLE',
  message:
    'The program that serves this page has stopped. Start it again and open the new URL that it prints.',
});

/** Travels over HTTP and a WebSocket to the loopback host. */
export function loopbackTransport(options: LoopbackOptions): Transport {
  const { origin, token } = options;
  const listeners = new Set<(event: ContractEvent) => void>();
  const subscribed = openEvents(options, (event) => {
    for (const listener of listeners) listener(event);
  });

  const call = async (request: unknown): Promise<Envelope<unknown>> => {
    try {
      // A call may start what events then tell about: none of them must be missed.
      await subscribed;
      const response = await options.fetch(`${origin}${callPath}`, {
        method: 'POST',
        headers: { 'content-type': wireContentType, authorization: `Bearer ${token}` },
        body: encode(request),
      });
      return decode(new Uint8Array(await response.arrayBuffer())) as Envelope<unknown>;
    } catch {
      return unreachable;
    }
  };
  return {
    call,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Resolves when the host has accepted the token; rejects when it does not. */
function openEvents(
  { origin, token, openSocket }: LoopbackOptions,
  publish: (event: ContractEvent) => void,
): Promise<void> {
  const opened = new Promise<void>((resolve, reject) => {
    const socket = openSocket(`${origin.replace(/^http/, 'ws')}${eventsPath}`);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => socket.send(token);
    socket.onclose = () => reject(new Error('The event connection was closed.'));
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (data === readyFrame) resolve();
      else if (typeof data !== 'string') publish(decode(new Uint8Array(data)) as ContractEvent);
    };
  });
  // Whoever calls sees the rejection; a page that never calls must not report it as unhandled.
  opened.catch(() => undefined);
  return opened;
}
