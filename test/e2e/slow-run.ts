/** Starts a run that no solver finishes while a test looks at it: of the case the page opens with. */
import type { Page } from 'playwright/test';
import { decode, encode } from '#shared/contract/codec.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { bridgeName, type HostBridge } from '#shared/contract/ipc-wire.ts';
import { callPath, wireContentType } from '#shared/contract/loopback-wire.ts';
import type { RunningHost } from '../support/hosts.ts';
import { slowCase, slowOptions } from '../support/solver/slow-case.ts';

const request = {
  method: 'runs.start',
  input: { transportCase: slowCase('figure-7-ratio-17'), options: slowOptions },
};

/** As another page of the same host would. */
export async function startSlowRun({ url }: Pick<RunningHost, 'url'>): Promise<void> {
  const { origin, hash } = new URL(url);
  const response = await fetch(`${origin}${callPath}`, {
    method: 'POST',
    headers: {
      origin,
      authorization: `Bearer ${hash.replace('#token=', '')}`,
      'content-type': wireContentType,
    },
    body: encode(request),
  });
  accepted(decode(new Uint8Array(await response.arrayBuffer())) as Envelope<unknown>);
}

/** Through the bridge of a page in Electron. */
export async function startSlowRunFromPage(page: Page): Promise<void> {
  accepted(
    await page.evaluate(
      ([name, given]) => (globalThis as unknown as Record<string, HostBridge>)[name]!.invoke(given),
      [bridgeName, request] as const,
    ),
  );
}

function accepted(answer: Envelope<unknown>): void {
  if (!answer.ok) throw new Error(answer.error.message);
}
