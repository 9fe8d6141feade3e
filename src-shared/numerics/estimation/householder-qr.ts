/**
 * A P = Q R of a column-major matrix with at least as many rows as columns, by Householder
 * reflections with column pivoting (G. H. Golub and C. F. Van Loan, Matrix Computations, 5.4.2).
 */
export class HouseholderQr {
  readonly rows: number;
  readonly columns: number;
  /** Column of A that stands at each place of R. */
  readonly permutation: number[];
  readonly #factors: Float64Array;
  readonly #diagonal: Float64Array;
  readonly #scales: Float64Array;

  constructor(matrix: Float64Array, rows: number, columns: number) {
    this.rows = rows;
    this.columns = columns;
    this.permutation = Array.from({ length: columns }, (_, j) => j);
    this.#factors = matrix.slice(0, rows * columns);
    this.#diagonal = new Float64Array(columns);
    this.#scales = new Float64Array(columns);
    for (let k = 0; k < columns; k++) {
      this.#bringLongestColumnTo(k);
      this.#reflect(k);
    }
  }

  /** Number of diagonal entries of R above `tolerance` times the first one. */
  rank(tolerance: number): number {
    const threshold = tolerance * Math.abs(this.#diagonal[0] ?? 0);
    const first = this.#diagonal.findIndex((value) => !(Math.abs(value) > threshold));
    return first === -1 ? this.columns : first;
  }

  /** Entry of R in the order of the permutation, row <= column. */
  entry(row: number, column: number): number {
    return row === column ? this.#diagonal[row]! : this.#factors[column * this.rows + row]!;
  }

  /** Overwrites a vector of `rows` entries with Q^T times it. */
  applyTranspose(vector: Float64Array): void {
    for (let k = 0; k < this.columns; k++) this.#applyReflection(k, vector, 0);
  }

  /** Solves R11 x = right side for the leading `count` columns, in the order of the permutation. */
  solveLeading(rightSide: Float64Array, count: number): Float64Array {
    const x = rightSide.slice(0, count);
    for (let k = count - 1; k >= 0; k--) {
      for (let j = k + 1; j < count; j++) x[k]! -= this.entry(k, j) * x[j]!;
      x[k]! /= this.#diagonal[k]!;
    }
    return x;
  }

  /** Least-squares solution of A x = right side for full rank; overwrites the right side. */
  solve(rightSide: Float64Array): Float64Array {
    this.applyTranspose(rightSide);
    const permuted = this.solveLeading(rightSide, this.columns);
    const x = new Float64Array(this.columns);
    this.permutation.forEach((column, k) => (x[column] = permuted[k]!));
    return x;
  }

  /** Column-major R P^T: what is left of A in its own order of columns, `columns` rows. */
  reduced(): Float64Array {
    const reduced = new Float64Array(this.columns * this.columns);
    this.permutation.forEach((column, j) => {
      for (let i = 0; i <= j; i++) reduced[column * this.columns + i] = this.entry(i, j);
    });
    return reduced;
  }

  #norm(column: number, fromRow: number): number {
    const begin = column * this.rows;
    // Scaled, so that squares neither overflow nor vanish.
    let largest = 0;
    for (let i = fromRow; i < this.rows; i++) {
      largest = Math.max(largest, Math.abs(this.#factors[begin + i]!));
    }
    if (largest === 0) return 0;
    let sum = 0;
    for (let i = fromRow; i < this.rows; i++) sum += (this.#factors[begin + i]! / largest) ** 2;
    return largest * Math.sqrt(sum);
  }

  #bringLongestColumnTo(k: number): void {
    let longest = k;
    let length = -1;
    for (let j = k; j < this.columns; j++) {
      const norm = this.#norm(j, k);
      if (norm > length) {
        longest = j;
        length = norm;
      }
    }
    if (longest === k) return;
    const from = longest * this.rows;
    const to = k * this.rows;
    const column = this.#factors.slice(to, to + this.rows);
    this.#factors.copyWithin(to, from, from + this.rows);
    this.#factors.set(column, from);
    const place = this.permutation[k]!;
    this.permutation[k] = this.permutation[longest]!;
    this.permutation[longest] = place;
  }

  #reflect(k: number): void {
    const head = k * this.rows + k;
    const norm = this.#norm(k, k);
    if (norm === 0) return;
    const first = this.#factors[head]!;
    const diagonal = first > 0 ? -norm : norm;
    this.#diagonal[k] = diagonal;
    // v = x - diagonal e1, scaled to v1 = 1; H = I - scale v v^T.
    const pivot = first - diagonal;
    for (let i = 1; i < this.rows - k; i++) this.#factors[head + i]! /= pivot;
    this.#factors[head] = 1;
    this.#scales[k] = -pivot / diagonal;
    for (let j = k + 1; j < this.columns; j++) {
      this.#applyReflection(k, this.#factors, j * this.rows);
    }
  }

  #applyReflection(k: number, vector: Float64Array, begin: number): void {
    const scale = this.#scales[k]!;
    if (scale === 0) return;
    const column = k * this.rows;
    let dot = 0;
    for (let i = k; i < this.rows; i++) dot += this.#factors[column + i]! * vector[begin + i]!;
    dot *= scale;
    for (let i = k; i < this.rows; i++) vector[begin + i]! -= dot * this.#factors[column + i]!;
  }
}
