/** A list of numbers that grows without an object for each; NaN stands for no value. */
export class NumberList {
  #numbers = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Float64Array(2 * this.#length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = value;
  }

  /** The numbers so far, without a copy. */
  get values(): Float64Array {
    return this.#numbers.subarray(0, this.#length);
  }
}
