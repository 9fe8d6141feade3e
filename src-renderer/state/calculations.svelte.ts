import { SvelteMap } from 'svelte/reactivity';
import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import type {
  CalculationRecord,
  CalculationRequest,
  CalculationSummary,
} from '#shared/contract/calculations.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { Notices } from './notices.svelte.ts';

/** Results with their curves are large; this many stay in memory. */
const largestCount = 60;
/** So many times as many runs are clearly more. */
const growth = 1.05;

/** Whether a calculation waits for a solver or has one. */
export function isUnderWay({ state }: Pick<CalculationSummary, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** The calculations of the open project, and the results of those that were asked for. */
export class Calculations {
  readonly #client: HostClient;
  readonly #notices: Notices;
  readonly #records = new SvelteMap<string, CalculationRecord>();
  /** Not reactive: it is written while a page reads. */
  readonly #asked: Record<string, boolean> = {};
  #projectId: string | undefined;
  /** Runs of each study under way that its record on screen has; not reactive. */
  readonly #seenRuns: Record<string, number> = {};
  #fetching: Promise<void> | undefined;
  /** Asked for again while a list that may be older was already on its way. */
  #again = false;

  all = $state.raw<readonly CalculationSummary[]>([]);

  readonly active = $derived(this.all.filter(isUnderWay));

  constructor(client: HostClient, notices: Notices) {
    this.#client = client;
    this.#notices = notices;
    client.on('calculations.changed', ({ projectId, calculationId }) => {
      if (projectId !== this.#projectId) return;
      void this.fetch();
      if (calculationId !== null && this.#asked[calculationId]) void this.#get(calculationId);
    });
    client.on('calculations.progressed', ({ calculationId, progress }) => {
      this.all = this.all.map((one) =>
        one.calculationId === calculationId && isUnderWay(one)
          ? { ...one, state: 'running', progress }
          : one,
      );
      const { runs } = progress;
      if (runs && this.#asked[calculationId]) this.#followStudy(calculationId, runs.done);
    });
  }

  async open(projectId: string): Promise<void> {
    this.#projectId = projectId;
    this.all = [];
    this.#records.clear();
    for (const id of Object.keys(this.#asked)) this.#asked[id] = false;
    await this.fetch();
  }

  /** Calculations of one document, the oldest first. */
  of(documentId: string): readonly CalculationSummary[] {
    return this.all.filter((one) => one.documentId === documentId);
  }

  /** A calculation with its result as far as it has come; undefined until it has been fetched. */
  record(calculationId: string): CalculationRecord | undefined {
    const found = this.#records.get(calculationId);
    if (!found && !this.#asked[calculationId]) {
      this.#asked[calculationId] = true;
      // Reading must not write to what is being read.
      queueMicrotask(() => void this.#get(calculationId));
    }
    return found;
  }

  /** Resolves when a list has been taken that is not older than this call. */
  fetch(): Promise<void> {
    this.#again = true;
    this.#fetching ??= this.#fetchWhileAsked().finally(() => (this.#fetching = undefined));
    return this.#fetching;
  }

  async start(request: CalculationRequest): Promise<CalculationSummary | undefined> {
    const started = await this.#valueOf(this.#client.call('calculations.start', request));
    if (started) await this.fetch();
    return started;
  }

  async cancel(calculationIds: readonly string[]): Promise<void> {
    if (calculationIds.length === 0) return;
    const input = { calculationIds: [...calculationIds] };
    await this.#valueOf(this.#client.call('calculations.cancel', input));
  }

  async rename(calculationId: string, title: string): Promise<void> {
    await this.#valueOf(this.#client.call('calculations.rename', { calculationId, title }));
  }

  async remove(calculationIds: readonly string[]): Promise<void> {
    const input = { calculationIds: [...calculationIds] };
    if (!(await this.#valueOf(this.#client.call('calculations.delete', input)))) return;
    this.#notices.say(strings.recipes.deletedRuns(calculationIds.length), () => {
      void this.#valueOf(this.#client.call('calculations.restore', input));
    });
  }

  async #fetchWhileAsked(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const projectId = this.#projectId;
      if (projectId === undefined) return;
      const list = await this.#valueOf(this.#client.call('calculations.list', { projectId }));
      if (list && projectId === this.#projectId) this.all = list.calculations;
    }
  }

  /** Results of a study grow: they are fetched again once there is clearly more of them. */
  #followStudy(calculationId: string, done: number): void {
    const seen = this.#seenRuns[calculationId] ?? 0;
    if (done < seen * growth) return;
    this.#seenRuns[calculationId] = done;
    void this.#get(calculationId);
  }

  async #get(calculationId: string): Promise<void> {
    const answer = await this.#client.call('calculations.get', { calculationId });
    if (!answer.ok) {
      this.#asked[calculationId] = false;
      return;
    }
    // An answer that is older than the project on screen is not kept.
    if (answer.value.projectId !== this.#projectId) return;
    const known = this.#records.get(calculationId);
    if (known && !isUnderWay(known) && isUnderWay(answer.value)) return;
    this.#records.set(calculationId, answer.value);
    const [oldest] = this.#records.keys();
    if (this.#records.size > largestCount && oldest !== undefined && oldest !== calculationId) {
      this.#records.delete(oldest);
      this.#asked[oldest] = false;
    }
  }

  async #valueOf<Value>(call: Promise<Envelope<Value>>): Promise<Value | undefined> {
    const answer = await call;
    if (answer.ok) return answer.value;
    this.#notices.fail(answer.error);
    return undefined;
  }
}
