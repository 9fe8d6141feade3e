import type { JobListener, JobQueue, TimedProgress } from '#main/jobs/job-queue.ts';
import type { Storage } from '#main/storage/open-storage.ts';
import {
  calculationKinds,
  type CalculationInput,
  type CalculationProgress,
  type CalculationRequest,
  type CalculationSummary,
} from '#shared/contract/calculations.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { TaskOutcome } from '#shared/worker-protocol/messages.ts';
import { calculationInput } from './calculation-input.ts';
import type { EventHub } from './event-hub.ts';

type Kind = CalculationInput['kind'];

const notStored: ContractError = {
  code: 'STORAGE_FAILED',
  message:
    'The calculation ended, but its result could not be stored in the data folder. ' +
    'Make space on the disk and start it again.',
};

type CalculationPlace = Pick<CalculationSummary, 'documentId' | 'projectId'>;

export interface CalculationServiceOptions {
  readonly storage: Storage;
  readonly hub: EventHub;
  readonly jobs: JobQueue;
  readonly log: (text: string, cause: unknown) => void;
}

/** Recipe runs and fits from their start to what is stored of them. */
export class CalculationService {
  readonly #storage: Storage;
  readonly #hub: EventHub;
  readonly #jobs: JobQueue;
  readonly #log: CalculationServiceOptions['log'];
  readonly #listener: JobListener<Kind>;
  /** Of those that have not ended. */
  readonly #places = new Map<string, CalculationPlace>();

  constructor({ storage, hub, jobs, log }: CalculationServiceOptions) {
    this.#storage = storage;
    this.#hub = hub;
    this.#jobs = jobs;
    this.#log = log;
    this.#listener = {
      started: (calculationId) => {
        this.#tryToStore(calculationId, () => storage.calculations.started(calculationId));
        this.#tell(calculationId);
      },
      progressed: (calculationId, told) => {
        const payload = { calculationId, progress: progressOf(told) };
        hub.publish({ name: 'calculations.progressed', payload });
      },
      ended: (calculationId, outcome, elapsedS) => {
        this.#storeEnd(calculationId, outcome, elapsedS);
        this.#places.delete(calculationId);
        this.#tell(calculationId);
      },
    };
  }

  /**
   * Queues what was asked for, with everything that goes into it as it is stored now.
   * @throws ContractFault with a sentence for the user where it cannot be calculated
   */
  start(request: CalculationRequest): CalculationSummary | undefined {
    const { title, input, inputHash } = calculationInput(request, this.#storage);
    const { calculations } = this.#storage;
    const summary = calculations.create(request.documentId, title, input, inputHash);
    if (!summary) return undefined;
    this.#places.set(summary.calculationId, summary);
    this.#jobs.start(summary.calculationId, input, this.#listener);
    this.#tell(summary.calculationId);
    return summary;
  }

  list(projectId: string): CalculationSummary[] {
    const active = calculationKinds.flatMap((kind) => this.#jobs.active(kind));
    const progress = new Map(active.map((job) => [job.jobId, job.progress]));
    return this.#storage.calculations.list(projectId).map((summary) => {
      const known = progress.get(summary.calculationId);
      return known ? { ...summary, progress: progressOf(known) } : summary;
    });
  }

  /** @returns how many of them had not ended yet */
  cancel(ids: readonly string[]): number {
    return ids.filter((id) => this.#jobs.cancel(id)).length;
  }

  /** Ends what is under way for documents or a project that nobody sees any more. */
  cancelIn(isInside: (place: CalculationPlace) => boolean): void {
    this.cancel([...this.#places].filter(([, place]) => isInside(place)).map(([id]) => id));
  }

  #tell(calculationId: string): void {
    const summary = this.#storage.calculations.summary(calculationId);
    if (!summary) return;
    const { projectId } = summary;
    this.#hub.publish({ name: 'calculations.changed', payload: { projectId, calculationId } });
  }

  #storeEnd(calculationId: string, outcome: TaskOutcome<Kind>, elapsedS: number): void {
    const { calculations } = this.#storage;
    const end = (): void => calculations.ended(calculationId, outcome, elapsedS);
    if (this.#tryToStore(calculationId, end)) return;
    // Without a result there is less to write.
    const failed = { state: 'failed', error: notStored } as const;
    this.#tryToStore(calculationId, () => calculations.ended(calculationId, failed, elapsedS));
  }

  /** A full disk must not end the program in the middle of its work. */
  #tryToStore(calculationId: string, store: () => void): boolean {
    try {
      store();
      return true;
    } catch (cause) {
      this.#log(`calculation ${calculationId} could not be stored:`, cause);
      return false;
    }
  }
}

function progressOf(told: TimedProgress<Kind>): CalculationProgress {
  const { fraction, phase, elapsedS, remainingS } = told;
  return { fraction, phase, ...('fit' in told && { fit: told.fit }), elapsedS, remainingS };
}
