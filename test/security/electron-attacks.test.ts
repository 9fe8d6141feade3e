/** What a page that went wrong, or that is not ours, could try in the Electron host. */
import { EventEmitter } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listRendererFiles } from '#main/core/renderer-files.ts';
import { answerAppRequest } from '#main/electron/app-protocol.ts';
import { answerIpcCalls } from '#main/electron/ipc-transport.ts';
import { forbidNavigation } from '#main/electron/navigation-policy.ts';
import { isTrustedSender } from '#main/electron/origin.ts';
import { isAllowedRequest, restrictSession } from '#main/electron/session-policy.ts';
import { type BuiltPage, buildPage } from '../support/built-page.ts';
import { session } from '../support/electron-stand-in/session.ts';

vi.mock('electron', () => import('../support/electron-stand-in/electron.ts'));

const foreignUrls = [
  'https://evil.example/',
  'app://evil/',
  'app://postdry.evil.example/',
  'app://postdry@evil.example/',
  'app://user:password@postdry/',
  'application://postdry/',
  'file:///etc/passwd',
  'http://127.0.0.1:5173/',
  'data:text/html,<script>1</script>',
  'about:blank',
  'javascript:1',
  '',
];

describe('a foreign sender', () => {
  it.each(foreignUrls)('%s', (url) => {
    expect(isTrustedSender({ url, parent: null })).toBe(false);
  });

  it('in a frame of our own origin, or in a frame that is gone', () => {
    expect(isTrustedSender({ url: 'app://postdry/', parent: {} })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
    expect(isTrustedSender({ url: 'app://postdry/', parent: null })).toBe(true);
  });

  it('does not reach a handler', async () => {
    const dispatch = vi.fn();
    type Handler = Parameters<Parameters<typeof answerIpcCalls>[0]['handle']>[1];
    let handler: Handler | undefined;
    answerIpcCalls({ handle: (_channel, given) => (handler = given) }, dispatch);
    const event = { senderFrame: { url: 'https://evil.example/', parent: null } };
    const answer: unknown = await handler?.(event as unknown as Parameters<Handler>[0], {
      method: 'app.info',
      input: {},
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
    expect(dispatch).not.toHaveBeenCalled();
  });
});

describe('the app protocol', () => {
  let page: BuiltPage;
  beforeAll(() => (page = buildPage()));
  afterAll(() => page.remove());

  const ask = (url: string, method = 'GET'): Promise<Response> =>
    answerAppRequest(new Request(url, { method }), listRendererFiles(page.folder));

  it('serves the files of the build with the content security policy', async () => {
    for (const path of ['', 'index.html', 'assets/index-1.js', 'assets/index-1.css']) {
      const response = await ask(`app://postdry/${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it.each([
    'app://postdry/../secret.txt',
    'app://postdry/%2e%2e/secret.txt',
    'app://postdry/..%2fsecret.txt',
    'app://postdry/assets/..%5c..%5csecret.txt',
    'app://postdry/assets/unlisted.js',
    'app://postdry/.vite/manifest.json',
    'app://postdry//etc/passwd',
    'app://postdry/C:/Windows/win.ini',
    'app://evil/index.html',
    'app://evil/',
  ])('does not serve %s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it('takes no other method', async () => {
    expect((await ask('app://postdry/', 'POST')).status).toBe(404);
  });
});

describe('navigation', () => {
  type OpenHandler = (details: { url: string }) => unknown;
  let openHandler: OpenHandler | undefined;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: OpenHandler) => (openHandler = handler),
  });
  beforeAll(() => {
    const app = new EventEmitter();
    forbidNavigation(app as unknown as Parameters<typeof forbidNavigation>[0]);
    app.emit('web-contents-created', {}, contents);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    '%s is prevented, also to our own origin',
    (name) => {
      for (const url of ['https://evil.example/', 'app://postdry/']) {
        const event = { url, preventDefault: vi.fn() };
        contents.emit(name, event, url);
        expect(event.preventDefault).toHaveBeenCalledOnce();
      }
    },
  );

  it('opens no window for anything', () => {
    expect(openHandler?.({ url: 'app://postdry/' })).toEqual({ action: 'deny' });
  });
});

describe('the session', () => {
  beforeAll(() =>
    restrictSession(session.defaultSession as unknown as Parameters<typeof restrictSession>[0]),
  );

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'hid'])(
    'grants no %s',
    (permission) => {
      const decide = vi.fn();
      session.defaultSession.permissionRequest?.(null, permission, decide);
      expect(decide).toHaveBeenCalledWith(false);
      expect(session.defaultSession.permissionCheck?.()).toBe(false);
      expect(session.defaultSession.devicePermission?.()).toBe(false);
    },
  );

  it.each([
    ['blob:app://postdry/6f1c', 'figure-7-ratio-17-total.csv', true],
    ['blob:app://postdry/6f1c', 'figure-7-ratio-17-total.png', true],
    ['blob:app://postdry/6f1c', 'run-me.exe', false],
    ['blob:app://postdry/6f1c', '../../.bashrc.csv', false],
    ['blob:https://evil.example/1', 'total.csv', false],
    ['app://postdry/index.html', 'index.html', false],
    ['https://evil.example/total.csv', 'total.csv', false],
  ])('lets %s be saved as %s: %s', (url, name, allowed) => {
    const event = { preventDefault: vi.fn() };
    session.defaultSession.emit('will-download', event, {
      getURL: () => url,
      getFilename: () => name,
    });
    expect(event.preventDefault).toHaveBeenCalledTimes(allowed ? 0 : 1);
  });

  it('lets no request leave the application', () => {
    for (const url of [...foreignUrls, 'blob:https://evil.example/1', 'ws://127.0.0.1/']) {
      expect(isAllowedRequest(url), url).toBe(false);
    }
    expect(isAllowedRequest('app://postdry/assets/index.js')).toBe(true);
    expect(isAllowedRequest('blob:app://postdry/6f1c')).toBe(true);
  });
});
