import { HostClient } from '#renderer/api/host-client.ts';
import type { ContractRequest } from '#renderer/api/transport.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { ContractEvent } from '#shared/contract/events.ts';

type Answer = (input: never) => Envelope<unknown> | Promise<Envelope<unknown>>;

/** A host whose answers the test writes; it remembers every request. */
export function fakeHost(answers: Record<string, Answer>) {
  const requests: ContractRequest[] = [];
  const listeners = new Set<(event: ContractEvent) => void>();
  const client = new HostClient({
    call: async (request) => {
      requests.push(request);
      const answer = answers[request.method];
      if (!answer) throw new Error(`The test has no answer for ${request.method}.`);
      return answer(request.input as never);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLost: () => undefined,
  });
  return {
    client,
    requests,
    happen: (event: ContractEvent) => {
      for (const listener of listeners) listener(event);
    },
    inputsOf: (method: string) =>
      requests.filter((request) => request.method === method).map(({ input }) => input),
  };
}
