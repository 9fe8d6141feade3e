import type { JobListener, JobQueue, TimedProgress } from '#main/jobs/job-queue.ts';
import type { Storage } from '#main/storage/open-storage.ts';
import type { CalculationOutcome } from '#main/storage/repositories/calculations.ts';
import type {
  CalculationProgress,
  CalculationRecord,
  CalculationRequest,
  CalculationSummary,
} from '#shared/contract/calculations.ts';
import type { ContractError } from '#shared/contract/error.ts';
import { calculationInput } from './calculation-input.ts';
import { ContractFault } from './contract-fault.ts';
import type { EventHub } from './event-hub.ts';
import { isStudy, type Study } from './studies/study.ts';
import { studyOf } from './studies/study-of.ts';
import { StudyRunner } from './studies/study-runner.ts';

/** Calculations that are one task of a solver process; all others are studies of many. */
const taskKinds = ['recipe', 'fit', 'joint-fit', 'question'] as const;
type Kind = (typeof taskKinds)[number];

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

/** Recipe runs, fits and studies from their start to what is stored of them. */
export class CalculationService {
  readonly #storage: Storage;
  readonly #hub: EventHub;
  readonly #jobs: JobQueue;
  readonly #log: CalculationServiceOptions['log'];
  readonly #listener: JobListener<Kind>;
  readonly #studies: StudyRunner;
  /** Of those that have not ended. */
  readonly #places = new Map<string, CalculationPlace>();

  constructor({ storage, hub, jobs, log }: CalculationServiceOptions) {
    this.#storage = storage;
    this.#hub = hub;
    this.#jobs = jobs;
    this.#log = log;
    const progressed = (calculationId: string, progress: CalculationProgress): void =>
      hub.publish({ name: 'calculations.progressed', payload: { calculationId, progress } });
    const common = {
      started: (calculationId: string): void => {
        this.#tryToStore(calculationId, () => storage.calculations.started(calculationId));
        this.#tell(calculationId);
      },
      ended: (calculationId: string, outcome: CalculationOutcome, elapsedS: number): void => {
        this.#storeEnd(calculationId, outcome, elapsedS);
        this.#places.delete(calculationId);
        this.#tell(calculationId);
      },
    };
    this.#listener = { ...common, progressed: (id, told) => progressed(id, progressOf(told)) };
    this.#studies = new StudyRunner(jobs, {
      ...common,
      progressed,
      reached: (calculationId, result) =>
        void this.#tryToStore(calculationId, () =>
          storage.calculations.keep(calculationId, result),
        ),
    });
  }

  /**
   * Queues what was asked for, with everything that goes into it as it is stored now.
   * @throws ContractFault with a sentence for the user where it cannot be calculated
   */
  start(request: CalculationRequest): CalculationSummary | undefined {
    const { title, input, inputHash } = calculationInput(request, this.#storage);
    const study = isStudy(input) ? plannedStudy(() => studyOf(input)) : undefined;
    const { calculations } = this.#storage;
    const summary = calculations.create(request.documentId, title, input, inputHash);
    if (!summary) return undefined;
    const { calculationId } = summary;
    this.#places.set(calculationId, summary);
    if (study) this.#studies.start(calculationId, study);
    else if (!isStudy(input)) this.#jobs.start(calculationId, input, this.#listener);
    this.#tell(calculationId);
    return summary;
  }

  /** With what a study that is under way has reached so far. */
  get(calculationId: string): CalculationRecord | undefined {
    const record = this.#storage.calculations.get(calculationId);
    const result = this.#studies.result(calculationId);
    // A study gives results of its kind.
    return record && result ? ({ ...record, result } as CalculationRecord) : record;
  }

  list(projectId: string): CalculationSummary[] {
    const active = taskKinds.flatMap((kind) => this.#jobs.active(kind));
    const progress = new Map(active.map((job) => [job.jobId, job.progress]));
    return this.#storage.calculations.list(projectId).map((summary) => {
      const { calculationId } = summary;
      const task = progress.get(calculationId);
      const known = task ? progressOf(task) : this.#studies.progress(calculationId);
      return known ? { ...summary, progress: known } : summary;
    });
  }

  /** @returns how many of them had not ended yet */
  cancel(ids: readonly string[]): number {
    return ids.filter((id) => this.#jobs.cancel(id) || this.#studies.cancel(id)).length;
  }

  /** Resolves when the end of every study is stored; call it after the queue was closed. */
  settled(): Promise<void> {
    return this.#studies.settled();
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

  #storeEnd(calculationId: string, outcome: CalculationOutcome, elapsedS: number): void {
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

/** @throws ContractFault with the reason where a study cannot be made of its input */
function plannedStudy(plan: () => Study): Study {
  try {
    return plan();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ContractFault('INPUT_INVALID', `The study is not run. ${error.message}`);
  }
}

function progressOf(told: TimedProgress<Kind>): CalculationProgress {
  const { fraction, phase, elapsedS, remainingS } = told;
  return { fraction, phase, ...('fit' in told && { fit: told.fit }), elapsedS, remainingS };
}
