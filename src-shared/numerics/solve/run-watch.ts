import type { TwoScaleSystem } from '../model/two-scale-system.ts';

/**
 * Watches a run: the water balance and the lowest field value. The balance is computed from the
 * fields, not from the contents that the integration carries (whose sum is exact by construction),
 * and set against the water that passed the open face.
 */
export class RunWatch {
  /** max |C + released - C0| met, kg per m3 of coating. */
  balanceDefect = 0;
  /** Lowest field value met, as a share of the field's reference value. */
  lowestValue = 0;
  /** Content of a prescribed face node before the first segment, kg per m3 of coating. */
  readonly slabAtStart: number;

  readonly #system: TwoScaleSystem;
  /** All water at the start, kg per m3 of coating. */
  readonly startTotal: number;

  readonly #inverseReferences: Float64Array;
  readonly #contents: Float64Array;

  constructor(system: TwoScaleSystem, startContents: Float64Array, references: Float64Array) {
    this.#system = system;
    this.startTotal = system.total(startContents);
    this.slabAtStart = system.faceSlab(startContents);
    this.#inverseReferences = references.map((value) => (value > 0 ? 1 / value : 0));
    this.#contents = new Float64Array(system.fieldCount + 1);
  }

  /** Checks the state after a step; `released` is the water that passed the open face. */
  check(fields: Float64Array, released: number): void {
    const system = this.#system;
    system.contents(fields, this.#contents);
    const slab = system.faceSlab(this.#contents) - this.slabAtStart;
    const defect = Math.abs(system.total(this.#contents) + released - slab - this.startTotal);
    if (!(defect <= this.balanceDefect)) this.balanceDefect = defect;
    const inverse = this.#inverseReferences;
    for (let i = 0; i < fields.length; i++) {
      const share = fields[i]! * inverse[i]!;
      if (share < this.lowestValue) this.lowestValue = share;
    }
  }
}
