import { backColumns, factorColumns, forwardColumns } from '../linear-algebra/column-band.ts';
import type { Discretisation } from '../mesh/discretisation.ts';
import { stiffnessEntry } from '../mesh/discretisation.ts';
import type { MicroClass, Relation } from './two-scale-problem.ts';

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
  /** Content at the face in equilibrium with the macro scale, on the branch that is followed. */
  interfaceContent: Relation;

  readonly #columns: number;
  readonly #problem: MicroClass;
  readonly #mesh: Discretisation;
  readonly #linear: boolean;
  /** Columns of the factor: 1 when all share one matrix. */
  readonly #matrixColumns: number;
  readonly #inverseLengthSquared: number;
  readonly #potential: Float64Array;
  readonly #diffusivity: Float64Array;
  readonly #matrix: Float64Array;
  /** 1/D of the free nodes and dF(W)/du of the face, where the latest factor was made. */
  readonly #inverseDiffusivity: Float64Array;
  readonly #faceResponse: Float64Array;
  /** Row of the face while a system is solved. */
  readonly #border: Float64Array;
  /** Row of the face in K, zero outside the band. */
  readonly #faceRow: Float64Array;
  /** What each column gives to the macro scale, kg per m3 of coating and second. */
  readonly release: Float64Array;

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
    this.interfaceContent = problem.interfaceContent;
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
    this.#matrix = new Float64Array((n + 1) * (mesh.halfBandwidth + 1) * this.#matrixColumns);
    this.#inverseDiffusivity = new Float64Array(n * this.#matrixColumns);
    this.#faceResponse = new Float64Array(this.#matrixColumns);
    this.#border = new Float64Array(columns);
    this.#faceRow = Float64Array.from({ length: n + 1 }, (_, l) => stiffnessEntry(mesh, n, l));
    this.release = new Float64Array(columns);
  }

  /** Face content W(u) for the macro values at fields[macroOffset ..]. */
  updateFace(fields: Float64Array, macroOffset: number, temperatureK: number): void {
    this.interfaceContent.evaluate(
      fields,
      macroOffset,
      this.#columns,
      temperatureK,
      this.face,
      this.faceSlope,
      0,
    );
  }

  /**
   * Potentials F(y) - F(W), relative to the face: near equilibrium the rates then are differences of
   * what differs, and round-off does not grow with the stiffness. Call `updateFace` for the same
   * fields before.
   */
  updatePotential(fields: Float64Array, temperatureK: number): void {
    const columns = this.#columns;
    const free = this.freeCount * columns;
    const { diffusivity } = this.#problem;
    const potential = this.#potential;
    if (this.#linear) {
      // One diffusivity for all: asked for once.
      diffusivity.evaluate(this.face, 0, 1, temperatureK, potential, this.#diffusivity, free);
      const value = this.#diffusivity[free]!;
      if (this.#diffusivity[0] !== value) this.#diffusivity.fill(value);
      for (let row = 0; row < free; row += columns) {
        const from = this.offset + row;
        for (let j = 0; j < columns; j++) {
          potential[row + j] = value * (fields[from + j]! - this.face[j]!);
        }
      }
      return;
    }
    const own = this.#diffusivity;
    diffusivity.evaluate(fields, this.offset, free, temperatureK, potential, own, 0);
    diffusivity.evaluate(this.face, 0, columns, temperatureK, potential, own, free);
    for (let row = 0; row < free; row += columns) {
      for (let j = 0; j < columns; j++) potential[row + j]! -= potential[free + j]!;
    }
  }

  /** Rates of the free contents w_i y_i into `rates` (same layout as the fields); sets `release`. */
  addRates(rates: Float64Array): void {
    const columns = this.#columns;
    const n = this.freeCount;
    if (n === 0) return;
    const { halfBandwidth: b, stiffness } = this.#mesh;
    const scale = -this.#inverseLengthSquared;
    for (let i = 0; i < n; i++) {
      const first = Math.max(0, i - b);
      const entry = i * (2 * b + 1) + first - i + b;
      const terms = Math.min(n - 1, i + b) - first + 1;
      this.#combine(stiffness, entry, scale, first, terms, rates, this.offset + i * columns);
    }
    const first = Math.max(0, n - b);
    const given = scale * this.volumeFraction;
    this.#combine(this.#faceRow, first, given, first, n - first, this.release, 0);
  }

  /** target row = scale * sum over `terms` rows of potential from `first`, weighted by coefficients. */
  #combine(
    coefficients: Float64Array,
    entry: number,
    scale: number,
    first: number,
    terms: number,
    target: Float64Array,
    row: number,
  ): void {
    const columns = this.#columns;
    const potential = this.#potential;
    // Several terms at a time: the target row is loaded and stored less often.
    let l: number;
    if (terms >= 4) {
      const k0 = scale * coefficients[entry]!;
      const k1 = scale * coefficients[entry + 1]!;
      const k2 = scale * coefficients[entry + 2]!;
      const k3 = scale * coefficients[entry + 3]!;
      const s0 = first * columns;
      const s1 = s0 + columns;
      const s2 = s1 + columns;
      const s3 = s2 + columns;
      for (let j = 0; j < columns; j++) {
        target[row + j] =
          k0 * potential[s0 + j]! +
          k1 * potential[s1 + j]! +
          k2 * potential[s2 + j]! +
          k3 * potential[s3 + j]!;
      }
      l = 4;
    } else {
      const k0 = scale * coefficients[entry]!;
      const s0 = first * columns;
      for (let j = 0; j < columns; j++) target[row + j] = k0 * potential[s0 + j]!;
      l = 1;
    }
    for (; l + 3 <= terms; l += 3) {
      const k0 = scale * coefficients[entry + l]!;
      const k1 = scale * coefficients[entry + l + 1]!;
      const k2 = scale * coefficients[entry + l + 2]!;
      const s0 = (first + l) * columns;
      const s1 = s0 + columns;
      const s2 = s1 + columns;
      for (let j = 0; j < columns; j++) {
        target[row + j]! +=
          k0 * potential[s0 + j]! + k1 * potential[s1 + j]! + k2 * potential[s2 + j]!;
      }
    }
    for (; l < terms; l++) {
      const k0 = scale * coefficients[entry + l]!;
      const s0 = (first + l) * columns;
      for (let j = 0; j < columns; j++) target[row + j]! += k0 * potential[s0 + j]!;
    }
  }

  /**
   * Factorises (w/D + c K) of every column, the system for the changes of the potentials, at the
   * latest ones; adds the Schur complement of the elimination, per unit of macro weight and of u, to
   * schur[j].
   */
  factor(c: number, schur: Float64Array): void {
    const n = this.freeCount;
    if (n === 0) return;
    const columns = this.#matrixColumns;
    const { halfBandwidth: b, stiffness } = this.#mesh;
    const scale = c * this.#inverseLengthSquared;
    const inverse = this.#inverseDiffusivity;
    // In a linear problem all columns of a row have the same diffusivity.
    const stride = this.#linear ? this.#columns : 1;
    const matrix = this.#matrix;
    for (let i = 0; i <= n; i++) {
      for (let l = Math.max(0, i - b); l < i; l++) {
        const entry = (i * (b + 1) + l - i + b) * columns;
        matrix.fill(scale * stiffness[i * (2 * b + 1) + l - i + b]!, entry, entry + columns);
      }
      const diagonal = (i * (b + 1) + b) * columns;
      const own = scale * stiffness[i * (2 * b + 1) + b]!;
      if (i === n) matrix.fill(own, diagonal, diagonal + columns);
      else {
        const weight = this.weights[i]!;
        const row = i * columns;
        for (let j = 0; j < columns; j++) {
          const reciprocal = 1 / this.#diffusivity[(row + j) * stride]!;
          inverse[row + j] = reciprocal;
          matrix[diagonal + j] = own + weight * reciprocal;
        }
      }
    }
    factorColumns(matrix, n, b, columns);
    const border = (n * (b + 1) + b) * columns;
    const response = this.#faceResponse;
    for (let j = 0; j < columns; j++) {
      response[j] = this.#diffusivity[(n * columns + j) * stride]! * this.faceSlope[j]!;
      schur[j]! += this.volumeFraction * matrix[border + j]! * response[j]!;
    }
    if (columns === 1) schur.fill(schur[0]!);
  }

  /** Eliminates the free nodes from a residual and moves their effect to the macro rows. */
  eliminate(residual: Float64Array, macroOffset: number, macroWeights: Float64Array): void {
    const n = this.freeCount;
    if (n === 0) return;
    const columns = this.#columns;
    const border = this.#border;
    const { halfBandwidth: b } = this.#mesh;
    const shared = this.#matrixColumns;
    forwardColumns(this.#matrix, n, b, shared, residual, this.offset, columns, border);
    for (let j = 0; j < columns; j++) {
      residual[macroOffset + j]! += this.volumeFraction * macroWeights[j]! * border[j]!;
    }
  }

  /**
   * After the macro rows are solved: the free nodes follow the change of u. Returns the change of
   * the release of `column` (kg per m3 of coating and second, per unit of macro weight).
   */
  substitute(solution: Float64Array, macroOffset: number, column: number): number {
    const n = this.freeCount;
    if (n === 0) return 0;
    const columns = this.#columns;
    const border = this.#border;
    const response = this.#faceResponse;
    const shared = this.#matrixColumns;
    const own = shared === 1 ? 0 : 1;
    for (let j = 0; j < columns; j++) border[j] = response[j * own]! * solution[macroOffset + j]!;
    const { halfBandwidth: b } = this.#mesh;
    backColumns(this.#matrix, n, b, shared, solution, this.offset, columns, border);
    let potential = this.#faceRow[n]! * border[column]!;
    for (let i = Math.max(0, n - b); i < n; i++) {
      potential += this.#faceRow[i]! * solution[this.offset + i * columns + column]!;
    }
    const inverse = this.#inverseDiffusivity;
    for (let i = 0; i < n; i++) {
      const row = this.offset + i * columns;
      if (shared === 1) {
        const value = inverse[i]!;
        for (let j = 0; j < columns; j++) solution[row + j]! *= value;
      } else {
        const source = i * columns;
        for (let j = 0; j < columns; j++) solution[row + j]! *= inverse[source + j]!;
      }
    }
    return -this.#inverseLengthSquared * this.volumeFraction * potential;
  }
}
