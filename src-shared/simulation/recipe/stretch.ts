import type { Condition } from '../../domain/recipe/recipe.ts';
import { SampleTimes } from './sample-times.ts';

/** One of several steps in a row under the same conditions. */
export interface Stage {
  /** Length, or cap of a stage that ends by a condition. */
  readonly durationS: number;
  readonly until: Condition | undefined;
}

/** A stage has ended. */
export interface StageEnd {
  readonly ended: 'completed' | 'condition-met' | 'already-met' | 'cap-reached' | 'cancelled';
  /** Whether the deadline of a repeat around it ended it. */
  readonly cut: boolean;
}

/**
 * Keeps the time of stages in a row. Ends are sums from the last time that was not known in advance,
 * so that one hold and the same hold in two parts end at the same time to the last bit.
 */
export class Stretch {
  readonly startS: number;
  samples: SampleTimes;
  readonly #stages: readonly Stage[];
  readonly #deadlineS: number;
  #index = 0;
  #anchorS: number;
  #anchorIndex = 0;

  constructor(startS: number, stages: readonly Stage[], deadlineS: number) {
    this.startS = startS;
    this.#stages = stages;
    this.#deadlineS = deadlineS;
    this.#anchorS = startS;
    this.samples = this.#samplesFrom(startS);
  }

  /** The stage that goes on; undefined when all have ended. */
  get stage(): Stage | undefined {
    return this.#stages[this.#index];
  }

  /** Latest end of the present stage. */
  get endS(): number {
    return Math.min(this.#deadlineS, this.#plannedEndS(this.#index));
  }

  /** Latest end of all stages. */
  get limitS(): number {
    return Math.min(this.#deadlineS, this.#plannedEndS(this.#stages.length - 1));
  }

  /** Ends the present stage; `met` where its condition did it. */
  end(timeS: number, met: boolean): StageEnd {
    const cut = !met && this.#deadlineS < this.#plannedEndS(this.#index);
    const capped = cut || this.stage?.until !== undefined;
    const ended = met ? 'condition-met' : capped ? 'cap-reached' : 'completed';
    this.#goOn(timeS, met);
    if (cut) this.#index = this.#stages.length;
    return { ended, cut };
  }

  /** Ends the present stage, whose condition was met before it began. */
  skip(timeS: number): StageEnd {
    this.#goOn(timeS, true);
    return { ended: 'already-met', cut: false };
  }

  #goOn(timeS: number, unforeseen: boolean): void {
    this.#index++;
    if (unforeseen) {
      this.#anchorS = timeS;
      this.#anchorIndex = this.#index;
    }
    this.samples = this.#samplesFrom(timeS);
  }

  #plannedEndS(index: number): number {
    let sum = 0;
    for (let k = this.#anchorIndex; k <= index; k++) sum += this.#stages[k]!.durationS;
    return this.#anchorS + sum;
  }

  #samplesFrom(timeS: number): SampleTimes {
    return new SampleTimes(timeS, this.stage?.durationS ?? 0);
  }
}
