import type { JobListener, TimedProgress } from '#main/jobs/job-queue.ts';
import type { TaskOutcome } from '#shared/worker-protocol/messages.ts';

/** Writes down what a queue says about its jobs. */
export class HeardJobs implements JobListener<'simulate'> {
  /** `started ID`, `progressed ID`, `finished ID` and so on, in order. */
  readonly news: string[] = [];
  readonly #outcomes = new Map<string, TaskOutcome<'simulate'>[]>();
  #progressCount = 0;
  #lastProgress: TimedProgress<'simulate'> | undefined;

  started(jobId: string): void {
    this.news.push(`started ${jobId}`);
  }

  progressed(jobId: string, progress: TimedProgress<'simulate'>): void {
    this.news.push(`progressed ${jobId}`);
    this.#progressCount++;
    this.#lastProgress = progress;
  }

  ended(jobId: string, outcome: TaskOutcome<'simulate'>): void {
    this.news.push(`${outcome.state} ${jobId}`);
    this.#outcomes.set(jobId, [...this.outcomes(jobId), outcome]);
  }

  get progressCount(): number {
    return this.#progressCount;
  }

  get lastProgress(): TimedProgress<'simulate'> | undefined {
    return this.#lastProgress;
  }

  /** Everything that was said about the end of a job; a queue says it once. */
  outcomes(jobId: string): readonly TaskOutcome<'simulate'>[] {
    return this.#outcomes.get(jobId) ?? [];
  }

  /** The states in which a job ended. */
  endsOf(jobId: string): string[] {
    return this.outcomes(jobId).map(({ state }) => state);
  }
}
