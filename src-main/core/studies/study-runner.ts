import type { JobQueue } from '#main/jobs/job-queue.ts';
import { ProgressThrottle } from '#main/jobs/progress-throttle.ts';
import type { CalculationOutcome } from '#main/storage/repositories/calculations.ts';
import type { CalculationProgress, CalculationResult } from '#shared/contract/calculations.ts';
import type { Study } from './study.ts';
import { type RowsEnd, type RunRows, StudyRows } from './study-rows.ts';

/** Hears what becomes of studies. */
export interface StudyListener {
  started(studyId: string): void;
  progressed(studyId: string, progress: CalculationProgress): void;
  /** What was reached, from time to time, so that a power cut does not take all of it. */
  reached(studyId: string, result: CalculationResult): void;
  /** Called exactly once per study. */
  ended(studyId: string, outcome: CalculationOutcome, elapsedS: number): void;
}

interface ActiveStudy {
  readonly study: Study;
  readonly rows: StudyRows;
  progress?: CalculationProgress;
}

const progressIntervalMs = 250;
const keepIntervalMs = 5000;

/** The studies of one host that have not ended; their runs go through the queue of all tasks. */
export class StudyRunner {
  readonly #jobs: JobQueue;
  readonly #listener: StudyListener;
  readonly #active = new Map<string, ActiveStudy>();
  readonly #ends = new Set<Promise<void>>();

  constructor(jobs: JobQueue, listener: StudyListener) {
    this.#jobs = jobs;
    this.#listener = listener;
  }

  start(studyId: string, study: Study): void {
    const end = this.#run(studyId, study);
    this.#ends.add(end);
    void end.finally(() => this.#ends.delete(end));
  }

  progress(studyId: string): CalculationProgress | undefined {
    return this.#active.get(studyId)?.progress;
  }

  /** What the runs so far tell; undefined also for a study that has ended. */
  result(studyId: string): CalculationResult | undefined {
    return this.#active.get(studyId)?.study.result();
  }

  /** @returns false when there is no such study, because it has ended or never was */
  cancel(studyId: string): boolean {
    const active = this.#active.get(studyId);
    active?.rows.cancel();
    return active !== undefined;
  }

  /** Resolves when every study has heard of its end; call it after the queue was closed. */
  async settled(): Promise<void> {
    await Promise.all(this.#ends);
  }

  async #run(studyId: string, study: Study): Promise<void> {
    let startMs: number | undefined;
    let [done, keptMs] = [0, performance.now()];
    const elapsedS = (): number =>
      startMs === undefined ? 0 : (performance.now() - startMs) / 1000;
    const rows = new StudyRows(this.#jobs, studyId, () => {
      if (startMs !== undefined) return;
      startMs = performance.now();
      this.#listener.started(studyId);
    });
    const active: ActiveStudy = { study, rows };
    this.#active.set(studyId, active);
    const throttle = new ProgressThrottle<CalculationProgress>(progressIntervalMs, (progress) =>
      this.#listener.progressed(studyId, progress),
    );
    const runRows: RunRows = (setup, planned, heard) =>
      rows.run(setup, planned, (row) => {
        heard(row);
        done++;
        const fraction = study.fraction(done);
        const { total } = study;
        active.progress = {
          fraction,
          phase: 'rows',
          elapsedS: elapsedS(),
          remainingS: total === null ? null : restS(done, total, elapsedS()),
          runs: { done, total },
        };
        throttle.push(active.progress);
        if (performance.now() - keptMs < keepIntervalMs) return;
        keptMs = performance.now();
        const reached = study.result();
        if (reached) this.#listener.reached(studyId, reached);
      });
    const [end, result] = await this.#toItsEnd(study, runRows);
    throttle.stop();
    this.#active.delete(studyId);
    const kept = result && { result };
    this.#listener.ended(
      studyId,
      end === 'done'
        ? { state: 'finished', ...kept }
        : end === 'cancelled'
          ? { state: 'cancelled', ...kept }
          : { state: 'failed', error: end, ...kept },
      elapsedS(),
    );
  }

  /** What is wrong with a study must not leave it under way for ever. */
  async #toItsEnd(
    study: Study,
    runRows: RunRows,
  ): Promise<readonly [RowsEnd, CalculationResult | undefined]> {
    try {
      return [await study.run(runRows), study.result()];
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const message = `The study ended with a mistake of the program: ${reason}`;
      return [{ code: 'SOLVER_FAILED', message }, undefined];
    }
  }
}

/** Rows are alike: the rest is as fast as they were so far. Null before it can be told. */
function restS(done: number, total: number, elapsedS: number): number | null {
  return done < Math.min(5, 0.02 * total) ? null : (elapsedS * (total - done)) / done;
}
