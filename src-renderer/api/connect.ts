import { bridgeName, type HostBridge } from '#shared/contract/ipc-wire.ts';
import { HostClient } from './host-client.ts';
import { ipcTransport } from './ipc-transport.ts';
import { loopbackTransport } from './loopback-transport.ts';

/** Where the token of this launch is kept so that reloading the page does not lose it. */
const tokenKey = 'postdry.token';

/** Connects the page to whichever host has loaded it. */
export function connectToHost(): HostClient {
  const bridge = (window as unknown as Record<string, HostBridge | undefined>)[bridgeName];
  if (bridge) return new HostClient(ipcTransport(bridge));
  return new HostClient(
    loopbackTransport({
      origin: window.location.origin,
      token: takeToken(),
      fetch: (input, init) => window.fetch(input, init),
      openSocket: (url) => new WebSocket(url),
    }),
  );
}

/** Moves the token out of the address bar, where it would be copied and bookmarked. */
function takeToken(): string {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (token === null) return sessionStorage.getItem(tokenKey) ?? '';
  sessionStorage.setItem(tokenKey, token);
  history.replaceState(null, '', window.location.pathname);
  return token;
}
