/**
 * Lets the first value through at once and then at most one per interval, always the newest.
 * A value that is still waiting when the subject ends is dropped by `stop`.
 */
export class ProgressThrottle<Value> {
  readonly #intervalMs: number;
  readonly #pass: (value: Value) => void;
  #waiting: { value: Value } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(intervalMs: number, pass: (value: Value) => void) {
    this.#intervalMs = intervalMs;
    this.#pass = pass;
  }

  push(value: Value): void {
    if (this.#timer) {
      this.#waiting = { value };
      return;
    }
    this.#pass(value);
    this.#timer = setTimeout(() => this.#elapsed(), this.#intervalMs);
    this.#timer.unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = undefined;
  }

  #elapsed(): void {
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) this.push(waiting.value);
  }
}
