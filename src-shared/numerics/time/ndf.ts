import type { TwoScaleSystem } from '../model/two-scale-system.ts';
import { SolverError } from '../solver-error.ts';
import { errorConstant, kappaGamma, stepChangeMatrix } from './ndf-coefficients.ts';

/** Tolerances of the time integration. */
export interface NdfTolerances {
  /** Relative error per step. */
  readonly relative: number;
  /** Absolute error per step as a share of each field's reference value. */
  readonly absolute: number;
}

/** What an integration cost. */
export interface NdfStatistics {
  steps: number;
  rejected: number;
  newtonIterations: number;
  newtonFailures: number;
  factorisations: number;
  rightHandSides: number;
}

const maximumOrder = 5;
const newtonLimit = 6;

/**
 * Numerical differentiation formulas of order 1 to 5 with variable step and order (Shampine &
 * Reichelt 1997) on the conserved contents: linear invariants of the contents (the water balance)
 * are kept to the Newton residual. Differences of the contents and of the macro fields are carried;
 * the latter predict u without inverting an isotherm.
 *
 * Legend: Q contents, Y fields, k rates, h step, D backward differences of Q, U those of u.
 */
export class Ndf {
  readonly statistics: NdfStatistics = {
    steps: 0,
    rejected: 0,
    newtonIterations: 0,
    newtonFailures: 0,
    factorisations: 0,
    rightHandSides: 0,
  };
  /** Time of the latest accepted step, s. */
  timeS = 0;
  /** Fields at `timeS`. */
  readonly fields: Float64Array;
  /** Contents at `timeS` as computed from the fields; the last entry is the released water. */
  readonly contents: Float64Array;

  readonly #system: TwoScaleSystem;
  readonly #tolerances: NdfTolerances;
  readonly #scale: Float64Array;
  readonly #differences: Float64Array[];
  readonly #macroDifferences: Float64Array[];
  readonly #predicted: Float64Array;
  readonly #history: Float64Array;
  readonly #trial: Float64Array;
  readonly #trialContents: Float64Array;
  readonly #rates: Float64Array;
  readonly #residual: Float64Array;
  readonly #inverseTolerance: Float64Array;
  readonly #inverseContentTolerance: Float64Array;
  #order = 1;
  #stepS = 0;
  #equalSteps = 0;
  #previousStepS = 0;

  /**
   * @param scale reference value of every field (its magnitude), for the absolute tolerance
   */
  constructor(system: TwoScaleSystem, scale: Float64Array, tolerances: NdfTolerances) {
    const n = system.fieldCount;
    this.#system = system;
    this.#tolerances = tolerances;
    this.#scale = scale.map((value) => value * tolerances.absolute);
    const list = (length: number) =>
      Array.from({ length: maximumOrder + 3 }, () => new Float64Array(length));
    this.#differences = list(n + 1);
    this.#macroDifferences = list(system.columns);
    this.fields = new Float64Array(n);
    this.contents = new Float64Array(n + 1);
    this.#predicted = new Float64Array(n + 1);
    this.#history = new Float64Array(n + 1);
    this.#trial = new Float64Array(n);
    this.#trialContents = new Float64Array(n + 1);
    this.#rates = new Float64Array(n + 1);
    this.#residual = new Float64Array(n + 1);
    this.#inverseTolerance = new Float64Array(n);
    this.#inverseContentTolerance = new Float64Array(n);
  }

  /** Step that led to `timeS`, s. */
  get stepS(): number {
    return this.#previousStepS;
  }

  get order(): number {
    return this.#order;
  }

  /**
   * (Re)starts at order 1 from `fields` and `contents` as they stand, at a time of the system's
   * current segment; `longestS` bounds the first step.
   */
  start(timeS: number, longestS: number): void {
    const system = this.#system;
    const { fields, contents } = this;
    this.timeS = timeS;
    system.setTime(timeS);
    system.prescribeFace(fields);
    system.contents(fields, contents);
    system.rates(fields, this.#rates);
    this.statistics.rightHandSides++;
    this.#updateTolerances(fields);
    const speed = this.#contentNorm(this.#rates);
    this.#stepS = Math.min(longestS, 0.01 / speed);
    if (!(this.#stepS > 0)) this.#stepS = longestS * 1e-9;
    this.#order = 1;
    this.#equalSteps = 0;
    const [base, slope] = this.#differences;
    base!.set(contents);
    for (let i = 0; i < slope!.length; i++) slope![i] = this.#stepS * this.#rates[i]!;
    const [u, uSlope] = this.#macroDifferences;
    const { columns, macroOffset } = system;
    for (let j = 0; j < columns; j++) {
      u![j] = fields[macroOffset + j]!;
      const content = system.contentSlope[j]!;
      uSlope![j] = content > 0 ? slope![macroOffset + j]! / content : 0;
    }
  }

  /** Takes one accepted step that ends at `limitS` at the latest. */
  step(limitS: number): void {
    const start = this.timeS;
    let failures = 0;
    for (;;) {
      const remaining = limitS - start;
      if (this.#stepS >= remaining * (1 - 1e-12)) this.#rescale(remaining / this.#stepS);
      if (failures > 100 || !(this.#stepS > 0)) {
        throw new SolverError('STEP_TOO_SMALL', this.statistics.steps, start, this.#stepS);
      }
      const end = this.#stepS === remaining ? limitS : start + this.#stepS;
      const iterations = this.#newton(end);
      if (iterations === 0) {
        failures++;
        this.statistics.newtonFailures++;
        this.#rescale(0.5);
        continue;
      }
      const difference = this.#residual;
      const error = errorConstant[this.#order]! * this.#contentNorm(difference);
      if (!(error <= 1)) {
        failures++;
        this.statistics.rejected++;
        const factor = 0.9 * error ** (-1 / (this.#order + 1));
        this.#rescale(Math.max(0.2, factor || 0.2));
        continue;
      }
      this.timeS = end;
      this.#accept(difference);
      this.#adapt(error);
      return;
    }
  }

  /** Predicts at `end`; the history part of the formula; fields predicted from both. */
  #predict(end: number): void {
    const system = this.#system;
    const order = this.#order;
    const { fieldCount, columns, macroOffset } = system;
    const predicted = this.#predicted;
    const history = this.#history;
    const differences = this.#differences;
    predicted.set(differences[0]!);
    history.fill(0);
    const { alpha, gamma } = kappaGamma;
    for (let q = 1; q <= order; q++) {
      const values = differences[q]!;
      const factor = gamma[q]! / alpha[order]!;
      for (let i = 0; i <= fieldCount; i++) {
        const value = values[i]!;
        predicted[i]! += value;
        history[i]! += factor * value;
      }
    }
    const trial = this.#trial;
    system.microFields(predicted, trial);
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let q = 0; q <= order; q++) sum += this.#macroDifferences[q]![j]!;
      trial[macroOffset + j] = sum;
    }
    system.setTime(end);
    system.prescribeFace(trial);
  }

  /**
   * Solves the implicit step for `#trial` and `#trialContents`; leaves contents - predicted in
   * `#residual`. Returns the iterations used, 0 on failure.
   */
  #newton(end: number): number {
    this.#predict(end);
    const system = this.#system;
    const { statistics } = this;
    const n = system.fieldCount;
    const c = this.#stepS / kappaGamma.alpha[this.#order]!;
    const trial = this.#trial;
    const contents = this.#trialContents;
    const rates = this.#rates;
    const residual = this.#residual;
    const predicted = this.#predicted;
    const history = this.#history;
    let previous = 0;
    let converged = false;
    let iteration = 0;
    while (iteration < newtonLimit && !converged) {
      system.contents(trial, contents);
      system.rates(trial, rates);
      statistics.rightHandSides++;
      if (iteration === 0) {
        this.#updateTolerances(trial);
        if (!system.factorServes(c)) {
          system.factor(c);
          statistics.factorisations++;
        }
      }
      for (let i = 0; i < n; i++) {
        residual[i] = predicted[i]! - history[i]! + c * rates[i]! - contents[i]!;
      }
      if (system.facePrescribed) residual[n - 1] = 0;
      system.solve(residual);
      for (let i = 0; i < n; i++) trial[i]! += residual[i]!;
      iteration++;
      statistics.newtonIterations++;
      if (system.linear) break;
      const change = this.#fieldNorm(residual);
      if (!(change < 1e30)) return 0;
      if (iteration > 1) {
        const rate = change / previous;
        if (rate >= 1 && change > 1e-9) return 0;
        converged = change * Math.min(rate, 0.5) < this.#newtonTolerance;
      } else converged = change < this.#newtonTolerance;
      previous = change;
    }
    if (!system.linear && !converged) return 0;
    system.contents(trial, contents);
    contents[n] = predicted[n]! - history[n]! + c * system.outflow(trial);
    for (let i = 0; i <= n; i++) residual[i] = contents[i]! - predicted[i]!;
    return Number.isFinite(residual[n]) ? iteration : 0;
  }

  /** Moves on to the trial state and extends the differences by the correction `difference`. */
  #accept(difference: Float64Array): void {
    const system = this.#system;
    const order = this.#order;
    const { fieldCount, columns, macroOffset } = system;
    this.statistics.steps++;
    this.#equalSteps++;
    this.#previousStepS = this.#stepS;
    this.fields.set(this.#trial);
    this.contents.set(this.#trialContents);
    extend(this.#differences, difference, order, fieldCount + 1);
    const change = this.#history; // free until the next prediction
    for (let j = 0; j < columns; j++) {
      let predicted = 0;
      for (let q = 0; q <= order; q++) predicted += this.#macroDifferences[q]![j]!;
      change[j] = this.#trial[macroOffset + j]! - predicted;
    }
    extend(this.#macroDifferences, change, order, columns);
  }

  /** Chooses the next order and step from the errors of the neighbouring orders. */
  #adapt(error: number): void {
    const order = this.#order;
    if (this.#equalSteps < order + 1) return;
    const differences = this.#differences;
    const factorOf = (value: number, power: number) => (value + 1e-30) ** (-1 / power);
    let best = factorOf(error, order + 1);
    let bestOrder = order;
    if (order > 1) {
      const lower = errorConstant[order - 1]! * this.#contentNorm(differences[order]!);
      const factor = factorOf(lower, order);
      if (factor > best) {
        best = factor;
        bestOrder = order - 1;
      }
    }
    if (order < maximumOrder) {
      const higher = errorConstant[order + 1]! * this.#contentNorm(differences[order + 2]!);
      const factor = factorOf(higher, order + 2);
      if (factor > best) {
        best = factor;
        bestOrder = order + 1;
      }
    }
    this.#order = bestOrder;
    this.#rescale(Math.min(10, 0.9 * best));
  }

  /** Changes the step by a factor: differences of the interpolating polynomial on the new grid. */
  #rescale(factor: number): void {
    const order = this.#order;
    const matrix = stepChangeMatrix(order, factor);
    change(this.#differences, matrix, order, this.#system.fieldCount + 1);
    change(this.#macroDifferences, matrix, order, this.#system.columns);
    this.#stepS *= factor;
    this.#equalSteps = 0;
  }

  /** Contents (with the released water) and fields at a time within the last step. */
  interpolate(timeS: number, contents: Float64Array, fields: Float64Array): void {
    const system = this.#system;
    const { columns, macroOffset } = system;
    const s = (timeS - this.timeS) / this.#stepS;
    contents.set(this.#differences[0]!);
    fields.set(this.#macroDifferences[0]!, macroOffset);
    let product = 1;
    for (let q = 1; q <= this.#order; q++) {
      product *= (s + q - 1) / q;
      const values = this.#differences[q]!;
      for (let i = 0; i < contents.length; i++) contents[i]! += product * values[i]!;
      const macro = this.#macroDifferences[q]!;
      for (let j = 0; j < columns; j++) fields[macroOffset + j]! += product * macro[j]!;
    }
    system.microFields(contents, fields);
  }

  #updateTolerances(fields: Float64Array): void {
    const system = this.#system;
    const { columns, macroOffset } = system;
    const { relative } = this.#tolerances;
    const scale = this.#scale;
    const inverse = this.#inverseTolerance;
    for (let i = 0; i < fields.length; i++) {
      inverse[i] = 1 / (relative * Math.abs(fields[i]!) + scale[i]!);
    }
    const inverseContent = this.#inverseContentTolerance;
    for (const { offset, weights, freeCount } of system.micro) {
      for (let i = 0; i < freeCount; i++) {
        const factor = 1 / weights[i]!;
        const row = offset + i * columns;
        for (let j = 0; j < columns; j++) inverseContent[row + j] = inverse[row + j]! * factor;
      }
    }
    for (let j = 0; j < columns; j++) {
      const slope = system.contentSlope[j]!;
      const solved = j < system.solvedColumns && slope > 0;
      inverseContent[macroOffset + j] = solved ? inverse[macroOffset + j]! / slope : 0;
    }
  }

  #fieldNorm(values: Float64Array): number {
    return weightedNorm(values, this.#inverseTolerance);
  }

  #contentNorm(values: Float64Array): number {
    return weightedNorm(values, this.#inverseContentTolerance);
  }

  /** Newton is iterated until the remaining error is this share of the step's tolerance. */
  get #newtonTolerance(): number {
    return 1e-7 / this.#tolerances.relative ** 0.5 / 100;
  }
}

function weightedNorm(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const value = values[i]! * weights[i]!;
    sum += value * value;
  }
  return Math.sqrt(sum / weights.length);
}

/** Backward differences after a step: the new highest ones, then each adds its successor. */
function extend(differences: Float64Array[], change: Float64Array, order: number, length: number) {
  const next = differences[order + 1]!;
  const afterNext = differences[order + 2]!;
  for (let i = 0; i < length; i++) {
    const value = change[i]!;
    afterNext[i] = value - next[i]!;
    next[i] = value;
  }
  for (let q = order; q >= 0; q--) {
    const values = differences[q]!;
    const higher = differences[q + 1]!;
    for (let i = 0; i < length; i++) values[i]! += higher[i]!;
  }
}

const old = new Float64Array(maximumOrder + 1);

/** differences[1..order] := matrix transposed times them, column by column, in place. */
function change(differences: Float64Array[], matrix: Float64Array, order: number, length: number) {
  for (let i = 0; i < length; i++) {
    for (let a = 1; a <= order; a++) old[a] = differences[a]![i]!;
    for (let b = 1; b <= order; b++) {
      let sum = 0;
      for (let a = 1; a <= order; a++) sum += matrix[a * 6 + b]! * old[a]!;
      differences[b]![i] = sum;
    }
  }
}
