import type { Envelope } from '#shared/contract/envelope.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/contract/methods.ts';
import type { Transport } from './transport.ts';

/** The contract as the page sees it: typed calls and events over any transport. */
export class HostClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  call<Name extends MethodName>(
    method: Name,
    input: MethodInput<Name>,
  ): Promise<Envelope<MethodOutput<Name>>> {
    // Both ends are built from one table, so the answer has the type that the table says.
    return this.#transport.call({ method, input }) as Promise<Envelope<MethodOutput<Name>>>;
  }

  /** The listener is called once when the host is gone: nothing that is under way will end. */
  onLost(listener: (error: ContractError) => void): void {
    this.#transport.onLost(listener);
  }

  /** @returns a function that ends the subscription. */
  on<Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ): () => void {
    return this.#transport.subscribe((event) => {
      if (event.name === name) listener(event.payload);
    });
  }
}
