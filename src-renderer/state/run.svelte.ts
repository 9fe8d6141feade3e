import type { HostClient } from '#renderer/api/host-client.ts';
import type { Adjustment } from '#renderer/study/adjust-case.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { RunProgress, RunRecord, RunState, SolveOptions } from '#shared/contract/runs.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';

/** What a run was asked to solve. */
export interface RunRequest {
  readonly transportCase: TransportCase;
  readonly adjustment: Adjustment;
}

/** What a run has given: all that was asked for, or what was reached before it ended early. */
export interface SolvedCase extends RunRequest {
  readonly result: ResultRecord;
  /** Wall-clock time from the request to the result. */
  readonly elapsedMs: number;
}

/** The latest run of one study. A new start replaces the one before; late answers are ignored. */
export class Run {
  readonly #client: HostClient;
  #jobId: string | undefined;
  #request = 0;
  #startedMs = 0;
  #asked: RunRequest | undefined;

  state = $state<RunState | 'idle'>('idle');
  progress = $state.raw<RunProgress>();
  error = $state.raw<ContractError>();
  /** Of the last run that gave one; kept while a new run is under way. */
  solved = $state.raw<SolvedCase>();

  readonly active = $derived(this.state === 'queued' || this.state === 'running');

  constructor(client: HostClient) {
    this.#client = client;
    client.on('runs.progressed', ({ jobId, progress }) => {
      if (jobId !== this.#jobId || !this.active) return;
      this.state = 'running';
      this.progress = progress;
    });
    for (const name of ['runs.finished', 'runs.failed', 'runs.cancelled'] as const) {
      client.on(name, ({ jobId }) => {
        if (jobId === this.#jobId) void this.#refresh();
      });
    }
  }

  async start(asked: RunRequest, options: SolveOptions): Promise<void> {
    const request = ++this.#request;
    void this.cancel();
    this.#jobId = undefined;
    this.#asked = asked;
    this.#startedMs = performance.now();
    this.state = 'queued';
    this.progress = undefined;
    this.error = undefined;
    const { transportCase } = asked;
    const answer = await this.#client.call('runs.start', { transportCase, options });
    if (request !== this.#request) {
      // Another start came in between; nobody waits for this run any more.
      if (answer.ok) void this.#client.call('runs.cancel', answer.value);
      return;
    }
    if (!answer.ok) {
      this.#fail(answer.error);
      return;
    }
    this.#jobId = answer.value.jobId;
    // The run may have ended before this page knew its id; its events are past then.
    await this.#refresh();
  }

  async cancel(): Promise<void> {
    const jobId = this.#jobId;
    if (!this.active || jobId === undefined) return;
    const answer = await this.#client.call('runs.cancel', { jobId });
    if (!answer.ok && jobId === this.#jobId) this.#fail(answer.error);
  }

  async #refresh(): Promise<void> {
    const jobId = this.#jobId;
    if (jobId === undefined) return;
    const answer = await this.#client.call('runs.get', { jobId });
    if (jobId !== this.#jobId || !this.active) return;
    if (answer.ok) this.#take(answer.value);
    else this.#fail(answer.error);
  }

  #take({ state, progress, result, error }: RunRecord): void {
    this.state = state;
    this.progress = progress ?? this.progress;
    this.error = error;
    if (state === 'queued' || state === 'running') return;
    if (result && this.#asked) {
      const elapsedMs = performance.now() - this.#startedMs;
      this.solved = { ...this.#asked, result, elapsedMs };
    }
  }

  #fail(error: ContractError): void {
    this.state = 'failed';
    this.error = error;
  }
}
