import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { securityHeaders } from '#main/core/content-security-policy.ts';
import type { Core } from '#main/core/core.ts';
import type { RendererFiles } from '#main/core/renderer-files.ts';
import { callPath, eventsPath } from '#shared/contract/loopback-wire.ts';
import { answerCall } from './call-route.ts';
import { createEventRoute } from './event-route.ts';
import { createRequestGuard, type RequestGuard } from './request-guard.ts';
import { serveFile } from './static-route.ts';

export interface LoopbackServer {
  readonly origin: string;
  /** 256 bits, new for every launch. */
  readonly token: string;
  /** Stops listening and closes every connection; what was sent before still arrives. */
  close(): Promise<void>;
}

/** WebSocket close code for "going away". */
const goingAway = 1001;

/** Time that a page has to answer the closing of its event socket. */
const farewellMs = 500;

/**
 * Serves the page and the contract on 127.0.0.1.
 * @param port 0 for any free one
 * @throws Error when the port cannot be used
 */
export async function startLoopbackServer(
  core: Core,
  files: RendererFiles,
  port = 0,
): Promise<LoopbackServer> {
  const token = randomBytes(32).toString('base64url');
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const guard = createRequestGuard((server.address() as AddressInfo).port, token);
  const events = createEventRoute(guard, core);

  server.on('request', (request, response) => {
    route(request, response, guard, core, files).catch((cause: unknown) => {
      console.error('request failed:', cause);
      if (!response.headersSent) response.writeHead(500, securityHeaders);
      response.end();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    // Node leaves the errors of an upgraded socket to us: unheard, a reset would end the host.
    socket.on('error', () => socket.destroy());
    const { host, origin } = request.headers;
    if (!guard.isOwnHost(host) || !guard.isOwnOrigin(origin) || request.url !== eventsPath) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    events.handleUpgrade(request, socket, head, (client) => events.emit('connection', client));
  });

  return {
    origin: guard.origin,
    token,
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          for (const client of events.clients) client.terminate();
        }, farewellMs);
        for (const client of events.clients) client.close(goingAway);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  guard: RequestGuard,
  core: Core,
  files: RendererFiles,
): Promise<void> {
  const { host, origin } = request.headers;
  const foreign = origin !== undefined && !guard.isOwnOrigin(origin);
  if (!guard.isOwnHost(host) || foreign) {
    response.writeHead(403, { ...securityHeaders, connection: 'close' }).end();
  } else if (request.url === callPath && request.method === 'POST') {
    await answerCall(request, response, guard, core.dispatch);
  } else if (request.method === 'GET' || request.method === 'HEAD') {
    await serveFile(request, response, files);
  } else {
    response.writeHead(405, { ...securityHeaders, connection: 'close' }).end();
  }
}
