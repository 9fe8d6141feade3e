import { WebSocket as NodeSocket } from 'ws';
import { HostClient } from '#renderer/api/host-client.ts';
import { loopbackTransport } from '#renderer/api/loopback-transport.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/contract/methods.ts';

export type CallHost = <Name extends MethodName>(
  method: Name,
  input: MethodInput<Name>,
) => Promise<MethodOutput<Name>>;

/**
 * Calls a running loopback host as its page does.
 * @param url what the host has printed
 * @returns a function that throws where the host refuses
 */
export function hostCaller(url: string): CallHost {
  const { origin, hash } = new URL(url);
  const client = new HostClient(
    loopbackTransport({
      origin,
      token: hash.replace('#token=', ''),
      fetch: (target, init) => {
        const headers = new Headers(init?.headers);
        headers.set('origin', origin);
        return fetch(target, { ...init, headers });
      },
      openSocket: (target) => new NodeSocket(target, { origin }) as unknown as WebSocket,
    }),
  );
  return async (method, input) => {
    const answer = await client.call(method, input);
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
}
