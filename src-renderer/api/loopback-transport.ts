import { decode, encode } from '#shared/contract/codec.ts';
import { type Envelope, failure } from '#shared/contract/envelope.ts';
import type { ContractError } from '#shared/contract/error.ts';
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

const unreachable: ContractError = {
  code: 'HOST_UNREACHABLE',
  message:
    'The program that serves this page has stopped. Start it again and open the new URL that it prints.',
};

/** From this size on a browser takes so long to copy bytes into a request that its page stands still. */
const largeBytes = 2 ** 20;

const bodyOf = (bytes: Uint8Array<ArrayBuffer>): BodyInit =>
  bytes.length < largeBytes ? bytes : new Blob([bytes]);

/** Travels over HTTP and a WebSocket to the loopback host. */
export function loopbackTransport(options: LoopbackOptions): Transport {
  const { origin, token } = options;
  const listeners = new Set<(event: ContractEvent) => void>();
  const lostListeners = new Set<(error: ContractError) => void>();
  const subscribed = openEvents(options, {
    happened: (event) => {
      for (const listener of listeners) listener(event);
    },
    lost: () => {
      for (const listener of lostListeners) listener(unreachable);
    },
  });

  const call = async (request: unknown): Promise<Envelope<unknown>> => {
    try {
      // A call may start what events then tell about: none of them must be missed.
      const hearsEvents = await subscribed;
      const response = await options.fetch(`${origin}${callPath}`, {
        method: 'POST',
        headers: { 'content-type': wireContentType, authorization: `Bearer ${token}` },
        body: bodyOf(encode(request)),
      });
      const answer = decode(new Uint8Array(await response.arrayBuffer())) as Envelope<unknown>;
      // A refusal has its own reason, such as a wrong token, that the closed socket cannot give.
      return hearsEvents || !answer.ok ? answer : failure(unreachable);
    } catch {
      return failure(unreachable);
    }
  };
  return {
    call,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLost: (listener) => lostListeners.add(listener),
  };
}

interface EventsListener {
  happened(event: ContractEvent): void;
  /** The connection was closed after it had been accepted. */
  lost(): void;
}

/** Resolves to true when the host has accepted the token, to false when it closes instead. */
function openEvents(
  { origin, token, openSocket }: LoopbackOptions,
  listener: EventsListener,
): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = openSocket(`${origin.replace(/^http/, 'ws')}${eventsPath}`);
    let ready = false;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => socket.send(token);
    // Without a listener some implementations treat the error of a refused connection as fatal.
    socket.onerror = () => undefined;
    socket.onclose = () => {
      if (ready) listener.lost();
      else resolve(false);
    };
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (data === readyFrame) {
        ready = true;
        resolve(true);
      } else if (typeof data !== 'string') {
        listener.happened(decode(new Uint8Array(data)) as ContractEvent);
      }
    };
  });
}
