import type { ContractEvent } from '#shared/contract/events.ts';

export type EventListener = (event: ContractEvent) => void;

/** Hands every published event to every listener, in order. */
export class EventHub {
  readonly #listeners = new Set<EventListener>();

  publish(event: ContractEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** @returns a function that ends the subscription. */
  subscribe(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
