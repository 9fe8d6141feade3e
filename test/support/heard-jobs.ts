import type { JobListener } from '#main/jobs/job-queue.ts';
import type { JobOutcome } from '#main/jobs/solver-seat.ts';
import type { RunProgress } from '#shared/contract/runs.ts';

/** Writes down what a queue says about its jobs. */
export class HeardJobs implements JobListener {
  /** `started ID`, `progressed ID`, `finished ID` and so on, in order. */
  readonly news: string[] = [];
  readonly #outcomes = new Map<string, JobOutcome[]>();
  #progressCount = 0;
  #lastProgress: RunProgress | undefined;

  started(jobId: string): void {
    this.news.push(`started ${jobId}`);
  }

  progressed(jobId: string, progress: RunProgress): void {
    this.news.push(`progressed ${jobId}`);
    this.#progressCount++;
    this.#lastProgress = progress;
  }

  ended(jobId: string, outcome: JobOutcome): void {
    this.news.push(`${outcome.state} ${jobId}`);
    this.#outcomes.set(jobId, [...this.outcomes(jobId), outcome]);
  }

  get progressCount(): number {
    return this.#progressCount;
  }

  get lastProgress(): RunProgress | undefined {
    return this.#lastProgress;
  }

  /** Everything that was said about the end of a job; a queue says it once. */
  outcomes(jobId: string): readonly JobOutcome[] {
    return this.#outcomes.get(jobId) ?? [];
  }

  /** The states in which a job ended. */
  endsOf(jobId: string): string[] {
    return this.outcomes(jobId).map(({ state }) => state);
  }
}
