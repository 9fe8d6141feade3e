import { failure } from '#shared/contract/envelope.ts';
import type { HostBridge } from '#shared/contract/ipc-wire.ts';
import type { Transport } from './transport.ts';

/** Travels through the bridge of the preload script. */
export function ipcTransport(bridge: HostBridge): Transport {
  return {
    call: async (request) => {
      try {
        return await bridge.invoke(request);
      } catch {
        // The channel only rejects for what cannot be cloned or when the host is closing.
        const message = 'The program did not answer. Close the window and start it again.';
        return failure({ code: 'HOST_UNREACHABLE', message });
      }
    },
    subscribe: (listener) => bridge.subscribe(listener),
    // A page does not outlive the program that shows it in its own window.
    onLost: () => undefined,
  };
}
