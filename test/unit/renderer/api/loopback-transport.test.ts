import { expect, it, vi } from 'vitest';
import { loopbackTransport } from '#renderer/api/loopback-transport.ts';
import { encode } from '#shared/contract/codec.ts';
import { failure, success } from '#shared/contract/envelope.ts';
import { readyFrame } from '#shared/contract/loopback-wire.ts';

type Socket = Pick<WebSocket, 'onopen' | 'onclose' | 'onmessage' | 'send'>;

function open(answer: unknown) {
  const socket = { send: vi.fn() } as unknown as Socket;
  const transport = loopbackTransport({
    origin: 'http://127.0.0.1:1',
    token: 'token',
    fetch: () => Promise.resolve(new Response(encode(answer))),
    openSocket: () => socket as WebSocket,
  });
  return {
    transport,
    ready: () => {
      socket.onmessage?.call(socket as WebSocket, { data: readyFrame } as MessageEvent);
    },
    close: () => {
      socket.onclose?.call(socket as WebSocket, {} as CloseEvent);
    },
  };
}

const request = { method: 'app.info', input: {} };
const refusal = {
  code: 'NOT_ALLOWED',
  message: 'Open the URL that the program has printed.',
} as const;

it('passes on why the host refuses, though it has closed the events too', async () => {
  const { transport, close } = open(failure(refusal));
  close();
  expect(await transport.call(request)).toEqual(failure(refusal));
});

it('does not take answers of a host whose events it cannot hear', async () => {
  const { transport, close } = open(success({}));
  close();
  expect(await transport.call(request)).toMatchObject({ error: { code: 'HOST_UNREACHABLE' } });
});

it('tells that a host is gone that could be reached before', async () => {
  const { transport, ready, close } = open(success({}));
  const lost = vi.fn();
  transport.onLost(lost);
  ready();
  expect(await transport.call(request)).toEqual(success({}));
  expect(lost).not.toHaveBeenCalled();
  close();
  expect(lost).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ code: 'HOST_UNREACHABLE' }),
  );
});
