/** The ways a page can reach the core; the contract's tests are the same for all of them. */
import { EventEmitter } from 'node:events';
import { deserialize, serialize } from 'node:v8';
import { WebSocket as NodeSocket } from 'ws';
import type { Core } from '#main/core/core.ts';
import { listRendererFiles } from '#main/core/renderer-files.ts';
import { answerIpcCalls, sendIpcEvent } from '#main/electron/ipc-transport.ts';
import { pageUrl } from '#main/electron/origin.ts';
import { startLoopbackServer } from '#main/loopback/server.ts';
import { ipcTransport } from '#renderer/api/ipc-transport.ts';
import { loopbackTransport } from '#renderer/api/loopback-transport.ts';
import type { Transport } from '#renderer/api/transport.ts';
import { eventChannel, type HostBridge } from '#shared/contract/ipc-wire.ts';
import { buildPage } from '../support/built-page.ts';

export interface Harness {
  readonly transport: Transport;
  close(): Promise<void>;
}

export type OpenHarness = (core: Core) => Promise<Harness>;

const cloned = <Value>(value: Value): Value => deserialize(serialize(value)) as Value;

/** Calls the core directly. */
const openInProcess: OpenHarness = (core) =>
  Promise.resolve({
    transport: {
      call: (request) => core.dispatch(request),
      subscribe: (each) => core.subscribe(each),
      onLost: () => undefined,
    },
    close: () => core.close(),
  });

/** The real IPC transports of both ends on channels that clone as Electron's do. */
const openFakeIpc: OpenHarness = (core) => {
  type Handler = Parameters<Parameters<typeof answerIpcCalls>[0]['handle']>[1];
  let handler: Handler | undefined;
  answerIpcCalls({ handle: (_channel, given) => (handler = given) }, core.dispatch);
  const channel = new EventEmitter();
  core.subscribe((event) =>
    sendIpcEvent(
      {
        isDestroyed: () => false,
        send: (name: string, ...args: unknown[]) => channel.emit(name, {}, ...cloned(args)),
      },
      event,
    ),
  );
  const event = {
    senderFrame: { url: pageUrl, parent: null },
  } as unknown as Parameters<Handler>[0];
  const bridge: HostBridge = {
    invoke: async (request) => cloned(await handler?.(event, cloned(request))) as never,
    subscribe: (listener) => {
      const forward = (_event: unknown, payload: Parameters<typeof listener>[0]): void =>
        listener(payload);
      channel.on(eventChannel, forward);
      return () => channel.off(eventChannel, forward);
    },
  };
  return Promise.resolve({ transport: ipcTransport(bridge), close: () => core.close() });
};

/** The real server and the page's real transport; only what a browser adds by itself is added. */
const openLoopback: OpenHarness = async (core) => {
  const page = buildPage();
  const server = await startLoopbackServer(core, listRendererFiles(page.folder));
  const { origin, token } = server;
  return {
    transport: loopbackTransport({
      origin,
      token,
      fetch: (url, init) => {
        const headers = new Headers(init?.headers);
        headers.set('origin', origin);
        return fetch(url, { ...init, headers });
      },
      openSocket: (url) => new NodeSocket(url, { origin }) as unknown as WebSocket,
    }),
    close: async () => {
      await server.close();
      await core.close();
      page.remove();
    },
  };
};

export const harnesses: readonly [string, OpenHarness][] = [
  ['in process', openInProcess],
  ['fake ipc', openFakeIpc],
  ['loopback', openLoopback],
];
