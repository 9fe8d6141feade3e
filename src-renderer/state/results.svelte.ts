import { SvelteMap } from 'svelte/reactivity';
import type { HostClient } from '#renderer/api/host-client.ts';
import type { RunRecord } from '#shared/contract/runs.ts';

/** Runs with many series are large; this many stay in memory. */
const largestCount = 60;

/** Runs with their results, fetched when they are asked for the first time. */
export class Results {
  readonly #client: HostClient;
  readonly #records = new SvelteMap<string, RunRecord>();
  /** Not reactive: it is written while a page reads. */
  readonly #asked: Record<string, boolean> = {};

  constructor(client: HostClient) {
    this.#client = client;
    for (const name of ['runs.finished', 'runs.failed', 'runs.cancelled'] as const) {
      client.on(name, ({ runId }) => {
        if (this.#asked[runId]) void this.#fetch(runId);
      });
    }
  }

  /** The run as far as it has come; undefined until it has been fetched. */
  record(runId: string): RunRecord | undefined {
    const found = this.#records.get(runId);
    if (!found && !this.#asked[runId]) {
      this.#asked[runId] = true;
      // Reading must not write to what is being read.
      queueMicrotask(() => void this.#fetch(runId));
    }
    return found;
  }

  async #fetch(runId: string): Promise<void> {
    const answer = await this.#client.call('runs.get', { runId });
    if (!answer.ok) {
      this.#asked[runId] = false;
      return;
    }
    this.#records.set(runId, answer.value);
    const [oldest] = this.#records.keys();
    if (this.#records.size > largestCount && oldest !== undefined && oldest !== runId) {
      this.#records.delete(oldest);
      this.#asked[oldest] = false;
    }
  }
}
