import type { Envelope } from '#shared/contract/envelope.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { ContractEvent } from '#shared/contract/events.ts';

export interface ContractRequest {
  readonly method: string;
  readonly input: unknown;
}

/** How requests and events travel between the page and its host. */
export interface Transport {
  /** Never rejects: a host that cannot be reached is an envelope too. */
  call(request: ContractRequest): Promise<Envelope<unknown>>;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (event: ContractEvent) => void): () => void;
  /** The listener is called once when a host that could be reached is gone; no event follows. */
  onLost(listener: (error: ContractError) => void): void;
}
