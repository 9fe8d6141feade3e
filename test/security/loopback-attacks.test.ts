/** What other pages, programs and users of the same machine could try on the loopback host. */
import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { listRendererFiles } from '#main/core/renderer-files.ts';
import { type LoopbackServer, startLoopbackServer } from '#main/loopback/server.ts';
import { decode, encode } from '#shared/contract/codec.ts';
import {
  bodyLimitBytes,
  callPath,
  eventsPath,
  readyFrame,
  wireContentType,
} from '#shared/contract/loopback-wire.ts';
import { type BuiltPage, buildPage } from '../support/built-page.ts';
import { scriptedCore } from '../support/scripted-core.ts';

let page: BuiltPage;
let server: LoopbackServer;
let port: number;
const core = scriptedCore();

beforeAll(async () => {
  page = buildPage();
  server = await startLoopbackServer(core, listRendererFiles(page.folder));
  port = Number(new URL(server.origin).port);
});

afterAll(async () => {
  await server.close();
  await core.close();
  page.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Attack {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array;
}

/** Sends exactly the headers and the path it is given, unlike fetch. */
async function send({ path = '/', method = 'GET', headers = {}, body }: Attack): Promise<Answer> {
  const request = httpRequest({ host: '127.0.0.1', port, path, method, headers });
  // The host may answer and hang up before it has read everything.
  request.on('error', () => undefined);
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: await text(response),
  };
}

const infoRequest = encode({ method: 'app.info', input: {} });

function call(headers: Record<string, string | undefined>, body = infoRequest): Promise<Answer> {
  const all = {
    origin: server.origin,
    authorization: `Bearer ${server.token}`,
    'content-type': wireContentType,
    ...headers,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return send({ path: callPath, method: 'POST', headers: Object.fromEntries(given), body });
}

it('listens on 127.0.0.1 only and has a token of 256 bits', async () => {
  expect(Buffer.from(server.token, 'base64url')).toHaveLength(32);
  expect(server.origin).toBe(`http://127.0.0.1:${port}`);
  const socket = connect({ host: '127.0.0.2', port });
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});

it('answers its own page', async () => {
  expect((await call({})).status).toBe(200);
});

describe('a wrong Host (DNS rebinding)', () => {
  it.each([
    'evil.example',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost:PORT',
    '[::1]:PORT',
  ])('%s', async (host) => {
    const headers = { host: host.replace('PORT', String(port)) };
    expect((await call(headers)).status).toBe(403);
    expect((await send({ headers })).status).toBe(403);
  });
});

describe('a wrong Origin', () => {
  const origins = [
    undefined,
    'null',
    'http://evil.example',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:PORT.evil.example',
    'http://127.0.0.1:1',
  ];
  it.each(origins)('%s cannot call', async (origin) => {
    const answer = await call({ origin: origin?.replace('PORT', String(port)) });
    expect(answer.status).toBe(403);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('cannot read the page from a script', async () => {
    expect((await send({ headers: { origin: 'http://evil.example' } })).status).toBe(403);
  });

  it('gets no permission by a preflight', async () => {
    const headers = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    const answer = await send({ path: callPath, method: 'OPTIONS', headers });
    expect(answer.status).toBe(403);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('a wrong token', () => {
  it.each([undefined, '', 'Bearer ', 'Bearer x', 'Basic TOKEN', 'bearer TOKEN', 'Bearer TOKENx'])(
    '%s',
    async (authorization) => {
      const answer = await call({ authorization: authorization?.replace('TOKEN', server.token) });
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain(server.token);
    },
  );

  it('does not work in the query or in a cookie', async () => {
    const headers = { origin: server.origin, cookie: `token=${server.token}` };
    const path = `${callPath}?token=${server.token}`;
    const answer = await send({ path, method: 'POST', headers, body: infoRequest });
    expect(answer.status).toBe(405);
  });
});

describe('a body', () => {
  it('of a form is refused', async () => {
    expect((await call({ 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('that is announced too large is refused unread', async () => {
    expect((await call({}, new Uint8Array(bodyLimitBytes + 1))).status).toBe(413);
  });

  it('that turns out too large is refused', async () => {
    const chunked = { 'transfer-encoding': 'chunked' };
    expect((await call(chunked, new Uint8Array(bodyLimitBytes + 1))).status).toBe(413);
  });

  it.each([
    ['empty', new Uint8Array()],
    ['not MessagePack', new Uint8Array([0xc1, 0xff, 0xff])],
    ['cut off', infoRequest.slice(0, 5)],
    ['no request', encode([1, 2, 3])],
    ['polluting', encode(JSON.parse('{"method":"app.info","input":{},"__proto__":{"a":1}}'))],
  ])('%s is refused in an envelope', async (_name, body) => {
    const request = httpRequest({
      host: '127.0.0.1',
      port,
      path: callPath,
      method: 'POST',
      headers: {
        origin: server.origin,
        authorization: `Bearer ${server.token}`,
        'content-type': wireContentType,
      },
    });
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part as Buffer);
    expect(decode(Buffer.concat(parts))).toMatchObject({
      ok: false,
      error: { code: 'INPUT_INVALID' },
    });
    expect(({} as { a?: number }).a).toBeUndefined();
  });
});

describe('a path outside of the list', () => {
  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets\\..\\..\\secret.txt',
    '//etc/passwd',
    '/assets/unlisted.js',
    '/.vite/manifest.json',
    '/index.html/',
    '/assets/',
    '/index.html?x',
    '/%00',
    'http://evil.example/',
  ])('%s', async (path) => {
    const answer = await send({ path });
    expect(answer.status).toBe(404);
    expect(answer.body).toBe('');
  });

  it('no other method than GET and HEAD', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST']) {
      expect((await send({ method })).status).toBe(405);
    }
  });
});

it('serves every answer with the content security policy', async () => {
  for (const path of ['/', '/assets/index-1.js', '/assets/index-1.css', '/nothing']) {
    const { headers } = await send({ path });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  expect((await call({})).headers['content-security-policy']).toContain("default-src 'none'");
});

describe('the event socket', () => {
  function open(headers: { origin?: string; host?: string }, path = eventsPath): WebSocket {
    const { origin = server.origin, host } = headers;
    return new WebSocket(`ws://127.0.0.1:${port}${path}`, {
      origin,
      ...(host !== undefined && { headers: { host } }),
    });
  }

  it.each([
    [{ origin: 'http://evil.example' }],
    [{ origin: 'null' }],
    [{ host: 'evil.example' }],
    [{ host: 'localhost' }],
  ])('does not open for %j', async (headers) => {
    const [error] = (await once(open(headers), 'error')) as [Error];
    expect(error.message).toContain('403');
  });

  it('survives callers that are refused and reset the connection', async () => {
    const hello =
      `GET ${eventsPath} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: http://evil.example\r\n` +
      'connection: upgrade\r\nupgrade: websocket\r\n\r\n';
    for (let attempt = 0; attempt < 40; attempt++) {
      const socket = connect({ host: '127.0.0.1', port });
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(hello, () => socket.resetAndDestroy());
      await once(socket, 'close');
    }
    await wait(100);
    expect((await call({})).status).toBe(200);
  });

  it('does not open on another path', async () => {
    const [error] = (await once(open({}, '/api/other'), 'error')) as [Error];
    expect(error.message).toContain('403');
  });

  it.each([['wrong'], ['x'.repeat(2000)], [Buffer.from('binary')]])(
    'closes for a first frame that is not the token',
    async (frame) => {
      const socket = open({});
      await once(socket, 'open');
      const frames: unknown[] = [];
      socket.on('message', (data) => frames.push(data));
      socket.on('error', () => undefined);
      socket.send(frame);
      await once(socket, 'close');
      expect(frames).toEqual([]);
    },
  );

  it('closes when the page goes on talking', async () => {
    const socket = open({});
    await once(socket, 'open');
    socket.send(server.token);
    const [ready] = (await once(socket, 'message')) as [Buffer];
    expect(ready.toString()).toBe(readyFrame);
    socket.send(server.token);
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1008);
  });
});
