import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { RunSummary } from '#shared/contract/runs.ts';
import type { Notices } from './notices.svelte.ts';

/** Whether a run waits for a solver or has one. */
export function isActive({ state }: RunSummary): boolean {
  return state === 'queued' || state === 'running';
}

/** The runs of the open project, those under way with their progress. */
export class Runs {
  readonly #client: HostClient;
  readonly #notices: Notices;
  #projectId: string | undefined;
  #fetching: Promise<void> | undefined;
  /** Asked for again while a list that may be older was already on its way. */
  #again = false;
  all = $state.raw<readonly RunSummary[]>([]);

  readonly active = $derived(this.all.filter(isActive));

  constructor(client: HostClient, notices: Notices) {
    this.#client = client;
    this.#notices = notices;
    client.on('runs.changed', ({ projectId }) => this.#fetchIfOpen(projectId));
    for (const name of ['runs.finished', 'runs.failed', 'runs.cancelled'] as const) {
      client.on(name, ({ projectId }) => this.#fetchIfOpen(projectId));
    }
    client.on('runs.progressed', ({ runId, progress }) => {
      this.all = this.all.map((run) =>
        run.runId === runId && isActive(run) ? { ...run, state: 'running', progress } : run,
      );
    });
  }

  async open(projectId: string): Promise<void> {
    this.#projectId = projectId;
    this.all = [];
    await this.fetch();
  }

  /** Runs of one case, the oldest first. */
  of(caseId: string): readonly RunSummary[] {
    return this.all.filter((run) => run.caseId === caseId);
  }

  /** Resolves when a list has been taken that is not older than this call. */
  fetch(): Promise<void> {
    this.#again = true;
    this.#fetching ??= this.#fetchWhileAsked().finally(() => (this.#fetching = undefined));
    return this.#fetching;
  }

  async start(caseId: string): Promise<void> {
    if (await this.#valueOf(this.#client.call('runs.start', { caseId }))) await this.fetch();
  }

  async cancel(runIds: readonly string[]): Promise<void> {
    if (runIds.length > 0) {
      await this.#valueOf(this.#client.call('runs.cancel', { runIds: [...runIds] }));
    }
  }

  async rename(runId: string, title: string): Promise<void> {
    await this.#valueOf(this.#client.call('runs.rename', { runId, title }));
  }

  async remove(runIds: readonly string[]): Promise<void> {
    const removed = this.all.filter(({ runId }) => runIds.includes(runId));
    const input = { runIds: [...runIds] };
    if (!(await this.#valueOf(this.#client.call('runs.delete', input)))) return;
    this.#notices.say(strings.frame.deleted.runs(removed.length), () => {
      void this.#valueOf(this.#client.call('runs.restore', input));
    });
  }

  #fetchIfOpen(projectId: string): void {
    if (projectId === this.#projectId) void this.fetch();
  }

  async #fetchWhileAsked(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const projectId = this.#projectId;
      if (projectId === undefined) return;
      const list = await this.#valueOf(this.#client.call('runs.list', { projectId }));
      if (list && projectId === this.#projectId) this.all = list.runs;
    }
  }

  async #valueOf<Value>(call: Promise<Envelope<Value>>): Promise<Value | undefined> {
    const answer = await call;
    if (answer.ok) return answer.value;
    this.#notices.fail(answer.error);
    return undefined;
  }
}
