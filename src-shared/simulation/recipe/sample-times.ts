/** Shares of the length of a step: closest and widest distance of two points of the curves. */
const closest = 1e-4;
const widest = 1 / 60;
const growth = 0.2;

/** Times of the points of the curves within a step: dense after its start, where things move fast. */
export class SampleTimes {
  readonly #startS: number;
  readonly #lengthS: number;
  #offsetS = 0;

  constructor(startS: number, lengthS: number) {
    this.#startS = startS;
    this.#lengthS = lengthS;
    this.#next();
  }

  /** The times up to a moment that have not been given yet. */
  *upTo(timeS: number): Generator<number, void, undefined> {
    while (this.#startS + this.#offsetS < timeS) {
      yield this.#startS + this.#offsetS;
      this.#next();
    }
  }

  #next(): void {
    const lengthS = this.#lengthS;
    const stepS = Math.max(closest * lengthS, Math.min(growth * this.#offsetS, widest * lengthS));
    this.#offsetS += stepS;
  }
}
