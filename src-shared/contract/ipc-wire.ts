import type { Envelope } from './envelope.ts';
import type { ContractEvent } from './events.ts';

/** What page, preload script and Electron host agree on beside the contract itself. */

export const invokeChannel = 'postdry:invoke';

export const eventChannel = 'postdry:event';

/** Name of the bridge that the preload script puts on the page's global object. */
export const bridgeName = 'postdryHost';

export interface HostBridge {
  /** @param request a method with its input, see request.ts */
  invoke(request: unknown): Promise<Envelope<unknown>>;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (event: ContractEvent) => void): () => void;
}
