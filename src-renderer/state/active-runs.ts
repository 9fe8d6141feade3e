import type { HostClient } from '#renderer/api/host-client.ts';
import type { ActiveRun } from '#shared/contract/runs.ts';

/**
 * What the host is solving or going to solve, whoever started it. The list is fetched when it is
 * asked for and when an event tells of a run that is not in it.
 */
export class ActiveRuns {
  readonly #client: HostClient;
  readonly #changed: (runs: readonly ActiveRun[]) => void;
  #runs: readonly ActiveRun[] = [];
  #fetching: Promise<void> | undefined;
  /** Asked for again while a list that may be older already was on its way. */
  #again = false;

  /** @param changed is called with every new list, in the order of solving */
  constructor(client: HostClient, changed: (runs: readonly ActiveRun[]) => void) {
    this.#client = client;
    this.#changed = changed;
    client.on('runs.progressed', ({ jobId }) => {
      if (!this.#runs.some((run) => run.jobId === jobId)) void this.fetch();
    });
    for (const name of ['runs.finished', 'runs.failed', 'runs.cancelled'] as const) {
      client.on(name, ({ jobId }) => this.#take(this.#runs.filter((run) => run.jobId !== jobId)));
    }
  }

  /** Resolves when a list has been taken that is not older than this call. */
  fetch(): Promise<void> {
    this.#again = true;
    this.#fetching ??= this.#fetchWhileAsked().finally(() => (this.#fetching = undefined));
    return this.#fetching;
  }

  async #fetchWhileAsked(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const answer = await this.#client.call('runs.list', {});
      if (answer.ok) this.#take(answer.value.runs);
    }
  }

  #take(runs: readonly ActiveRun[]): void {
    this.#runs = runs;
    this.#changed(runs);
  }
}
