import { factorColumns, solveColumns } from '../linear-algebra/column-band.ts';
import type { Discretisation } from '../mesh/discretisation.ts';
import { stiffnessEntry } from '../mesh/discretisation.ts';
import type { MicroClass } from './two-scale-problem.ts';

/**
 * One micro class on its mesh, at all macro columns together.
 * Legend: y content of the micro phase (kg/m3), W its value at the face, F Kirchhoff potential,
 * w volume weights, K stiffness, s length, phi volume fraction, c = step / leading coefficient.
 * Rows: micro node i, free nodes 0 .. n-1 in the state vector from `offset`; the face is not an
 * unknown, its content W(u) follows the macro scale. Columns: macro nodes.
 */
export class MicroScale {
  readonly freeCount: number;
  readonly offset: number;
  readonly weights: Float64Array;
  /** Content at the face and its slope dW/du, per column. */
  readonly face: Float64Array;
  readonly faceSlope: Float64Array;
  readonly volumeFraction: number;

  readonly #columns: number;
  readonly #problem: MicroClass;
  readonly #mesh: Discretisation;
  readonly #linear: boolean;
  /** Columns of the factor: 1 when all share one matrix. */
  readonly #matrixColumns: number;
  readonly #inverseLengthSquared: number;
  readonly #potential: Float64Array;
  readonly #diffusivity: Float64Array;
  readonly #factorDiffusivity: Float64Array;
  readonly #matrix: Float64Array;
  /** B^-1 times the coupling column: response of the free nodes to a change of u. */
  readonly #response: Float64Array;
  #factorScale = 0;

  constructor(
    problem: MicroClass,
    mesh: Discretisation,
    offset: number,
    columns: number,
    linear: boolean,
  ) {
    const n = mesh.freeCount;
    this.freeCount = n;
    this.offset = offset;
    this.weights = mesh.weights;
    this.volumeFraction = problem.volumeFraction;
    this.#columns = columns;
    this.#problem = problem;
    this.#mesh = mesh;
    this.#linear = linear;
    this.#matrixColumns = linear ? 1 : columns;
    this.#inverseLengthSquared = 1 / problem.lengthM ** 2;
    this.face = new Float64Array(columns);
    this.faceSlope = new Float64Array(columns);
    this.#potential = new Float64Array((n + 1) * columns);
    this.#diffusivity = new Float64Array((n + 1) * columns);
    this.#factorDiffusivity = new Float64Array((n + 1) * this.#matrixColumns);
    this.#matrix = new Float64Array(n * (2 * mesh.halfBandwidth + 1) * this.#matrixColumns);
    this.#response = new Float64Array(n * this.#matrixColumns);
  }

  /** Face content W(u) for the macro values at fields[macroOffset ..]. */
  updateFace(fields: Float64Array, macroOffset: number, temperatureK: number): void {
    this.#problem.interfaceContent.evaluate(
      fields,
      macroOffset,
      this.#columns,
      temperatureK,
      this.face,
      this.faceSlope,
      0,
    );
  }

  /** Potentials F(y) and F(W); call `updateFace` for the same fields before. */
  updatePotential(fields: Float64Array, temperatureK: number): void {
    const free = this.freeCount * this.#columns;
    const { diffusivity } = this.#problem;
    diffusivity.evaluate(
      fields,
      this.offset,
      free,
      temperatureK,
      this.#potential,
      this.#diffusivity,
      0,
    );
    diffusivity.evaluate(
      this.face,
      0,
      this.#columns,
      temperatureK,
      this.#potential,
      this.#diffusivity,
      free,
    );
  }

  /** Rates of the free contents w_i y_i into `rates` (same layout as the fields), kg/(m3 s). */
  addRates(rates: Float64Array): void {
    const columns = this.#columns;
    const n = this.freeCount;
    const { halfBandwidth: b, stiffness } = this.#mesh;
    const potential = this.#potential;
    const scale = this.#inverseLengthSquared;
    const width = 2 * b + 1;
    for (let i = 0; i < n; i++) {
      const row = this.offset + i * columns;
      const first = Math.max(0, i - b);
      const last = Math.min(n, i + b);
      let entry = -scale * stiffness[i * width + first - i + b]!;
      let source = first * columns;
      for (let j = 0; j < columns; j++) rates[row + j] = entry * potential[source + j]!;
      for (let l = first + 1; l <= last; l++) {
        entry = -scale * stiffness[i * width + l - i + b]!;
        source = l * columns;
        for (let j = 0; j < columns; j++) rates[row + j]! += entry * potential[source + j]!;
      }
    }
  }

  /**
   * Adds what the micro scale gives to the macro scale (kg per m3 of coating and second, times the
   * macro weights) to target[to + j] for columns first .. last - 1.
   */
  addRelease(
    target: Float64Array,
    to: number,
    macroWeights: Float64Array,
    first: number,
    last: number,
  ): void {
    const n = this.freeCount;
    if (n === 0) return;
    const columns = this.#columns;
    const b = this.#mesh.halfBandwidth;
    const scale = -this.#inverseLengthSquared * this.volumeFraction;
    for (let l = Math.max(0, n - b); l <= n; l++) {
      const entry = scale * stiffnessEntry(this.#mesh, n, l);
      const source = l * columns;
      for (let j = first; j < last; j++) {
        target[to + j]! += macroWeights[j]! * entry * this.#potential[source + j]!;
      }
    }
  }

  /** Release of one column (kg per m3 of coating and second) at an up-to-date face content. */
  releaseOf(column: number, fields: Float64Array, temperatureK: number): number {
    const n = this.freeCount;
    if (n === 0) return 0;
    const columns = this.#columns;
    const { diffusivity } = this.#problem;
    const potential = this.#potential;
    let sum = 0;
    for (let l = Math.max(0, n - this.#mesh.halfBandwidth); l <= n; l++) {
      const at = l * columns + column;
      const source = l === n ? this.face : fields;
      const from = l === n ? column : this.offset + at;
      diffusivity.evaluate(source, from, 1, temperatureK, potential, this.#diffusivity, at);
      sum += stiffnessEntry(this.#mesh, n, l) * potential[at]!;
    }
    return -this.#inverseLengthSquared * this.volumeFraction * sum;
  }

  /**
   * Factorises w + c K D of every column at the latest potentials; adds the Schur complement of the
   * elimination, per unit of macro weight, to schur[j].
   */
  factor(c: number, schur: Float64Array): void {
    const n = this.freeCount;
    if (n === 0) return;
    const columns = this.#matrixColumns;
    const { halfBandwidth: b, stiffness } = this.#mesh;
    const width = 2 * b + 1;
    const scale = c * this.#inverseLengthSquared;
    this.#factorScale = scale;
    const diffusivity = this.#factorDiffusivity;
    const stride = this.#linear ? this.#columns : 1;
    for (let q = 0; q < (n + 1) * columns; q++) diffusivity[q] = this.#diffusivity[q * stride]!;
    const matrix = this.#matrix;
    for (let i = 0; i < n; i++) {
      for (let l = Math.max(0, i - b); l <= Math.min(n - 1, i + b); l++) {
        const entry = (i * width + l - i + b) * columns;
        const value = scale * stiffness[i * width + l - i + b]!;
        const mass = i === l ? this.weights[i]! : 0;
        const source = l * columns;
        for (let j = 0; j < columns; j++) {
          matrix[entry + j] = mass + value * diffusivity[source + j]!;
        }
      }
    }
    factorColumns(matrix, n, b, columns);
    const response = this.#response;
    const face = n * columns;
    response.fill(0);
    for (let i = Math.max(0, n - b); i < n; i++) {
      const value = scale * stiffnessEntry(this.#mesh, i, n);
      for (let j = 0; j < columns; j++) {
        response[i * columns + j] = value * diffusivity[face + j]! * this.faceSlope[j]!;
      }
    }
    solveColumns(matrix, n, b, columns, response, 0, columns);
    const own = stiffnessEntry(this.#mesh, n, n);
    for (let j = 0; j < columns; j++) {
      let sum = own * diffusivity[face + j]! * this.faceSlope[j]!;
      for (let i = Math.max(0, n - b); i < n; i++) {
        const q = i * columns + j;
        sum -= stiffnessEntry(this.#mesh, n, i) * diffusivity[q]! * response[q]!;
      }
      schur[j]! += scale * this.volumeFraction * sum;
    }
    if (columns === 1) schur.fill(schur[0]!);
  }

  /** Eliminates the free nodes: solves the micro rows and moves their effect to the macro rows. */
  eliminate(residual: Float64Array, macroOffset: number, macroWeights: Float64Array): void {
    const n = this.freeCount;
    if (n === 0) return;
    const columns = this.#columns;
    const b = this.#mesh.halfBandwidth;
    const shared = this.#matrixColumns;
    solveColumns(this.#matrix, n, b, shared, residual, this.offset, columns);
    const diffusivity = this.#factorDiffusivity;
    for (let i = Math.max(0, n - b); i < n; i++) {
      const value = this.#factorScale * this.volumeFraction * stiffnessEntry(this.#mesh, n, i);
      const row = this.offset + i * columns;
      if (shared === 1) {
        const entry = value * diffusivity[i]!;
        for (let j = 0; j < columns; j++) {
          residual[macroOffset + j]! -= macroWeights[j]! * entry * residual[row + j]!;
        }
      } else {
        for (let j = 0; j < columns; j++) {
          residual[macroOffset + j]! -=
            macroWeights[j]! * value * diffusivity[i * columns + j]! * residual[row + j]!;
        }
      }
    }
  }

  /** After the macro rows are solved: the free nodes follow the change of u. */
  substitute(solution: Float64Array, macroOffset: number): void {
    const columns = this.#columns;
    const response = this.#response;
    for (let i = 0; i < this.freeCount; i++) {
      const row = this.offset + i * columns;
      if (this.#matrixColumns === 1) {
        const value = response[i]!;
        for (let j = 0; j < columns; j++) solution[row + j]! -= value * solution[macroOffset + j]!;
      } else {
        const source = i * columns;
        for (let j = 0; j < columns; j++) {
          solution[row + j]! -= response[source + j]! * solution[macroOffset + j]!;
        }
      }
    }
  }
}
