import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { app } from './application.ts';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const privileged = new Set<string>();
const handlers = new Map<string, ProtocolHandler>();

/** Electron's `protocol`. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]): void {
    if (app.isReady()) throw new Error('registerSchemesAsPrivileged after the app was ready');
    for (const { scheme } of schemes) privileged.add(scheme);
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    if (!app.isReady()) throw new Error('protocol.handle before the app was ready');
    if (!privileged.has(scheme)) throw new Error(`the scheme ${scheme} has no privileges`);
    handlers.set(scheme, handler);
  },
};

/**
 * Puts a custom origin behind a local port, answered by the product's own handler.
 * @param origin e.g. `app://postdry`
 * @returns the http origin that stands for it
 */
export async function serveOrigin(origin: string): Promise<string> {
  const server = createServer((request, response) => {
    answer(origin, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const handler = handlers.get(new URL(origin).protocol.slice(0, -1));
  if (!handler) throw new Error(`no handler for ${origin}`);
  const url = `${origin}${request.url ?? '/'}`;
  const answered = await handler(new Request(url, { method: request.method ?? 'GET' }));
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(Buffer.from(await answered.arrayBuffer()));
}
