import { Background } from '#renderer/background/background.ts';
import { startCorrectionsWorker } from '#renderer/background/start-corrections-worker.ts';
import type {
  Correction,
  CorrectionCalls,
  ProfileOutcome,
  ProfileQuestion,
  RawColumns,
  RunFacts,
} from '#renderer/background/corrections-session.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { MethodOutput } from '#shared/contract/methods.ts';
import type { CorrectionStep } from '#shared/domain/experiment/corrections/corrections.ts';

/** The numbers of one experiment, and what its corrections make of them in a worker. */
export class MeasuredRun {
  readonly #worker = new Background<CorrectionCalls>(startCorrectionsWorker);
  readonly #loaded: Promise<boolean>;
  #applied: readonly CorrectionStep[] | undefined;
  #round = 0;

  raw = $state.raw<RawColumns>();
  facts = $state.raw<RunFacts>();
  correction = $state.raw<Correction>();
  /** Why there are no numbers. */
  problem = $state<string>();
  working = $state(true);

  constructor(fetch: () => Promise<Envelope<MethodOutput<'experiments.data'>>>) {
    this.#loaded = this.#load(fetch);
  }

  /** Applies corrections; of several lists that are asked for, the last one counts. */
  async correct(steps: readonly CorrectionStep[]): Promise<void> {
    if (steps === this.#applied) return;
    this.#applied = steps;
    const round = ++this.#round;
    if (!(await this.#loaded) || round !== this.#round) return;
    this.working = true;
    try {
      const correction = await this.#worker.call('correct', steps);
      if (round === this.#round) this.correction = correction;
    } catch (error) {
      this.#fail(error);
    }
    if (round === this.#round) this.working = false;
  }

  /** The run as a profile of a recipe; undefined where its worker was stopped meanwhile. */
  async profile(question: ProfileQuestion): Promise<ProfileOutcome | undefined> {
    try {
      return (await this.#loaded) ? await this.#worker.call('profile', question) : undefined;
    } catch {
      return undefined;
    }
  }

  close(): void {
    this.#round += 1;
    this.#worker.stop();
  }

  async #load(fetch: () => Promise<Envelope<MethodOutput<'experiments.data'>>>): Promise<boolean> {
    const answer = await fetch();
    if (!answer.ok) {
      this.problem = answer.error.message;
      this.working = false;
      return false;
    }
    try {
      const { raw, facts } = await this.#worker.call('load', answer.value.experiment);
      this.raw = raw;
      this.facts = facts;
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  #fail(error: unknown): void {
    this.problem = error instanceof Error ? error.message : String(error);
    this.working = false;
  }
}
