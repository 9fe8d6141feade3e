import { WebSocketServer, type WebSocket } from 'ws';
import type { Core } from '#main/core/core.ts';
import { encode } from '#shared/contract/codec.ts';
import { readyFrame } from '#shared/contract/loopback-wire.ts';
import type { RequestGuard } from './request-guard.ts';

/** Time in which a page has to show its token. */
const authenticationMs = 5000;

/** WebSocket close code for "policy violation". */
const policyViolation = 1008;

/** WebSocket server for the events; sockets that do not begin with the token are closed. */
export function createEventRoute(guard: RequestGuard, core: Core): WebSocketServer {
  // A page sends its token and nothing else, so any larger frame is refused unread.
  const server = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  server.on('connection', (socket) => serveEvents(socket, guard, core));
  return server;
}

function serveEvents(socket: WebSocket, guard: RequestGuard, core: Core): void {
  const timer = setTimeout(() => socket.close(policyViolation), authenticationMs);
  let unsubscribe: (() => void) | undefined;
  socket.on('message', (frame, isBinary) => {
    clearTimeout(timer);
    const token = isBinary || !Buffer.isBuffer(frame) ? undefined : frame.toString('utf8');
    if (unsubscribe || !guard.isToken(token)) {
      socket.close(policyViolation);
      return;
    }
    unsubscribe = core.subscribe((event) => socket.send(encode(event)));
    socket.send(readyFrame);
  });
  socket.on('close', () => {
    clearTimeout(timer);
    unsubscribe?.();
  });
  // A frame over the limit or a broken connection ends this socket only.
  socket.on('error', () => socket.terminate());
}
