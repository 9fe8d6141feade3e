import type { HostClient } from '#renderer/api/host-client.ts';
import type { Adjustment } from '#renderer/case-view/adjust-case.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { ActiveRun, RunProgress, RunRecord, RunState } from '#shared/contract/runs.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';

/** What a run was asked to solve. */
export interface RunRequest {
  readonly transportCase: TransportCase;
  readonly adjustment: Adjustment;
  readonly accuracy: number;
}

/** What a run has given: all that was asked for, or what was reached before it ended early. */
export interface SolvedCase extends RunRequest {
  readonly jobId: string;
  readonly result: ResultRecord;
  /** Whether it has all times that were asked for; true too when only the estimate was cancelled. */
  readonly complete: boolean;
  /** Wall-clock time from the request to the result. */
  readonly elapsedMs: number;
}

/** The latest run of one study. A new start replaces the one before; late answers are ignored. */
export class Run {
  readonly #client: HostClient;
  #request = 0;
  #startedMs = 0;
  #cancelWished = false;
  /** Why the host said that this run failed, before it could be asked for the rest. */
  #announced: ContractError | undefined;

  asked = $state.raw<RunRequest>();
  /** Undefined until the host has answered the start. */
  jobId = $state.raw<string>();
  state = $state<RunState | 'idle'>('idle');
  progress = $state.raw<RunProgress>();
  error = $state.raw<ContractError>();
  /** Titles of the runs that are solved before this one. */
  waitsFor = $state.raw<readonly string[]>([]);
  /** Of the last run that gave one; kept while a new run is under way. */
  solved = $state.raw<SolvedCase>();

  readonly active = $derived(this.state === 'queued' || this.state === 'running');
  /** What the latest run itself has given so far. */
  readonly own = $derived(this.solved?.jobId === this.jobId ? this.solved : undefined);

  constructor(client: HostClient) {
    this.#client = client;
    client.on('runs.progressed', ({ jobId, progress }) => {
      if (jobId !== this.jobId || !this.active) return;
      this.state = 'running';
      this.progress = progress;
    });
    for (const name of ['runs.finished', 'runs.cancelled'] as const) {
      client.on(name, ({ jobId }) => {
        if (jobId === this.jobId) void this.#refresh();
      });
    }
    client.on('runs.failed', ({ jobId, error }) => {
      if (jobId !== this.jobId) return;
      this.#announced = error;
      void this.#refresh();
    });
    client.onLost((error) => {
      if (this.active) this.#fail(error);
    });
  }

  /** Whether the host has been asked for a run and has not given its id yet. */
  get starting(): boolean {
    return this.active && this.jobId === undefined;
  }

  async start(asked: RunRequest): Promise<void> {
    void this.cancel();
    const request = this.#begin(asked);
    const { transportCase, accuracy } = asked;
    const answer = await this.#client.call('runs.start', {
      transportCase,
      options: { accuracy },
    });
    if (request !== this.#request) {
      // Another start came in between; nobody waits for this run any more.
      if (answer.ok) void this.#client.call('runs.cancel', answer.value);
      return;
    }
    if (!answer.ok) {
      this.#fail(answer.error);
      return;
    }
    this.jobId = answer.value.jobId;
    if (this.#cancelWished) await this.cancel();
    // The run may have ended before this page knew its id; its events are past then.
    await this.#refresh();
  }

  /** Follows a run that another page, or this one before it was reloaded, has started. */
  adopt(asked: RunRequest, { jobId, state, progress }: ActiveRun): void {
    this.#begin(asked);
    this.#startedMs -= 1000 * (progress?.elapsedS ?? 0);
    this.jobId = jobId;
    this.state = state;
    this.progress = progress;
    // It may have ended since it was listed.
    void this.#refresh();
  }

  /** A run whose id is not known yet is cancelled as soon as it is. */
  async cancel(): Promise<void> {
    if (!this.active) return;
    const jobId = this.jobId;
    this.#cancelWished = jobId === undefined;
    if (jobId === undefined) return;
    const answer = await this.#client.call('runs.cancel', { jobId });
    if (!answer.ok && jobId === this.jobId) this.#fail(answer.error);
  }

  #begin(asked: RunRequest): number {
    this.asked = asked;
    this.#startedMs = performance.now();
    this.#cancelWished = false;
    this.#announced = undefined;
    this.jobId = undefined;
    this.state = 'queued';
    this.progress = undefined;
    this.error = undefined;
    this.waitsFor = [];
    return ++this.#request;
  }

  async #refresh(): Promise<void> {
    const jobId = this.jobId;
    if (jobId === undefined) return;
    const answer = await this.#client.call('runs.get', { jobId });
    if (jobId !== this.jobId || !this.active) return;
    if (answer.ok) this.#take(answer.value);
    else this.#fail(answer.error);
  }

  #take({ jobId, state, progress, result, error }: RunRecord): void {
    this.state = state;
    this.progress = progress ?? this.progress;
    this.error = error;
    if (state === 'queued' || state === 'running') return;
    if (result && this.asked) {
      const complete = result.timeS.length === this.asked.transportCase.outputTimesS.length;
      const elapsedMs = performance.now() - this.#startedMs;
      this.solved = { ...this.asked, jobId, result, complete, elapsedMs };
    }
  }

  #fail(error: ContractError): void {
    this.state = 'failed';
    this.error = this.#announced ?? error;
  }
}
