/** Adds a case that no solver finishes while a test looks at it. */
import type { Page } from 'playwright/test';
import { decode, encode } from '#shared/contract/codec.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { bridgeName, type HostBridge } from '#shared/contract/ipc-wire.ts';
import { callPath, wireContentType } from '#shared/contract/loopback-wire.ts';
import type { RunningHost } from '../support/hosts.ts';
import { slowCase, slowOptions } from '../support/solver/slow-case.ts';
import { caseDocument } from '../support/stored-case.ts';

type Call = (method: string, input: unknown) => Promise<Envelope<unknown>>;

async function create(call: Call): Promise<void> {
  const list = await call('projects.list', {});
  if (!list.ok) throw new Error(list.error.message);
  const [project] = (list.value as { projects: { projectId: string }[] }).projects;
  const transportCase = slowCase('figure-7-ratio-17');
  const document = { ...caseDocument('slow'), transportCase, accuracy: slowOptions.accuracy };
  const created = await call('cases.create', { projectId: project?.projectId, document });
  if (!created.ok) throw new Error(created.error.message);
}

/** As another page of the same host would. */
export function createSlowCase({ url }: Pick<RunningHost, 'url'>): Promise<void> {
  const { origin, hash } = new URL(url);
  return create(async (method, input) => {
    const response = await fetch(`${origin}${callPath}`, {
      method: 'POST',
      headers: {
        origin,
        authorization: `Bearer ${hash.replace('#token=', '')}`,
        'content-type': wireContentType,
      },
      body: encode({ method, input }),
    });
    return decode(new Uint8Array(await response.arrayBuffer())) as Envelope<unknown>;
  });
}

/** Through the bridge of a page in Electron. */
export function createSlowCaseFromPage(page: Page): Promise<void> {
  return create((method, input) =>
    page.evaluate(
      ([name, given]) => (globalThis as unknown as Record<string, HostBridge>)[name]!.invoke(given),
      [bridgeName, { method, input }] as const,
    ),
  );
}
