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
  #order = 1;
  #stepS = 0;
  #equalSteps = 0;

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
    system.toContentRates(this.#rates);
    this.statistics.rightHandSides++;
    this.#updateTolerances(fields);
    const speed = this.#contentNorm(this.#rates);
    this.#stepS = Math.min(longestS, 0.1 / speed);
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
        throw this.#failure(start);
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

  /** Why no step was possible from `timeS`: the unknown that moved most against its tolerance. */
  #failure(timeS: number): SolverError {
    const residual = this.#residual;
    let worst = 0;
    let most = -1;
    for (let i = 0; i < this.fields.length; i++) {
      const moved = Math.abs(residual[i]! * this.#inverseTolerance[i]!);
      if (moved > most || Number.isNaN(moved)) {
        worst = i;
        most = moved;
      }
      if (Number.isNaN(moved)) break;
    }
    const code = Number.isFinite(most) ? 'STEP_TOO_SMALL' : 'NOT_FINITE';
    return new SolverError(code, this.statistics.steps, timeS, this.#system.placeOf(worst));
  }

  /** Predicts at `end`; the history part of the formula; fields predicted from both. */
  #predict(end: number): void {
    const system = this.#system;
    const order = this.#order;
    const { columns, macroOffset } = system;
    const predicted = this.#predicted;
    const history = this.#history;
    const differences = this.#differences;
    predictFrom(differences, order, predicted, history);
    const trial = this.#trial;
    for (let i = 0; i < macroOffset; i++) trial[i] = predicted[i]!;
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
      system.macroContents(trial, contents);
      system.rates(trial, rates);
      statistics.rightHandSides++;
      if (iteration === 0) {
        this.#updateTolerances(trial);
        if (!system.factorServes(c)) {
          system.factor(c);
          statistics.factorisations++;
        }
      }
      system.residual(predicted, history, trial, contents, rates, c, residual);
      const outflowChange = system.solve(residual);
      const change = this.#moveBy(residual);
      iteration++;
      statistics.newtonIterations++;
      if (!system.linear) {
        if (!(change < 1e30)) return 0;
        if (iteration > 1) {
          const rate = change / previous;
          if (rate >= 1 && change > 1e-9) return 0;
          converged = change * Math.min(rate, 0.5) < this.#newtonTolerance;
        } else converged = change < this.#newtonTolerance;
        previous = change;
      } else converged = true;
      if (converged) {
        // Contents as the linear system has them: the balance closes to round-off, and what is left
        // of the Newton error (between contents and fields) does not add up over the steps.
        system.addContentChange(contents, residual);
        contents[n] = predicted[n]! - history[n]! + c * (rates[n]! + outflowChange);
        if (!system.linear) system.reconcile(trial, residual, contents);
      }
    }
    if (!converged) return 0;
    for (let i = 0; i < system.macroOffset; i++) {
      const value = trial[i]!;
      contents[i] = value;
      residual[i] = value - predicted[i]!;
    }
    for (let i = system.macroOffset; i <= n; i++) residual[i] = contents[i]! - predicted[i]!;
    return iteration;
  }

  /** Moves on to the trial state and extends the differences by the correction `difference`. */
  #accept(difference: Float64Array): void {
    const system = this.#system;
    const order = this.#order;
    const { fieldCount, columns, macroOffset } = system;
    this.statistics.steps++;
    this.#equalSteps++;
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
    for (let i = 0; i < macroOffset; i++) fields[i] = contents[i]!;
  }

  #updateTolerances(fields: Float64Array): void {
    const { relative } = this.#tolerances;
    const scale = this.#scale;
    const inverse = this.#inverseTolerance;
    for (let i = 0; i < fields.length; i++) {
      inverse[i] = 1 / (relative * Math.abs(fields[i]!) + scale[i]!);
    }
  }

  /** Adds a change to the trial fields; returns its norm in terms of the fields' tolerances. */
  #moveBy(change: Float64Array): number {
    const inverse = this.#inverseTolerance;
    const trial = this.#trial;
    let sum = 0;
    for (let i = 0; i < trial.length; i++) {
      const value = change[i]!;
      trial[i]! += value;
      const weighted = value * inverse[i]!;
      sum += weighted * weighted;
    }
    return Math.sqrt(sum / trial.length);
  }

  /** Root mean square of a difference of contents, in terms of the fields' tolerances. */
  #contentNorm(values: Float64Array): number {
    const { macroOffset, solvedColumns, contentSlope } = this.#system;
    const inverse = this.#inverseTolerance;
    let sum = 0;
    for (let i = 0; i < macroOffset; i++) {
      const value = values[i]! * inverse[i]!;
      sum += value * value;
    }
    for (let j = 0; j < solvedColumns; j++) {
      const slope = contentSlope[j]!;
      if (!(slope > 0)) continue;
      const value = (values[macroOffset + j]! * inverse[macroOffset + j]!) / slope;
      sum += value * value;
    }
    return Math.sqrt(sum / inverse.length);
  }

  /** Newton is iterated until the remaining error is this share of the step's tolerance. */
  get #newtonTolerance(): number {
    return 3e-10 / this.#tolerances.relative;
  }
}

/*
 * The three passes over the history, written out for orders up to 5 so that each entry is visited
 * once. Unused orders take part with zero coefficients.
 */

/** predicted = sum of the differences 0..order; history = sum gamma_q / alpha_order difference q. */
function predictFrom(
  differences: readonly Float64Array[],
  order: number,
  predicted: Float64Array,
  history: Float64Array,
): void {
  const [d0, d1, d2, d3, d4, d5] = differences as Six;
  const { alpha, gamma } = kappaGamma;
  const scale = 1 / alpha[order]!;
  const g1 = gamma[1]! * scale;
  const m2 = order >= 2 ? 1 : 0;
  const m3 = order >= 3 ? 1 : 0;
  const m4 = order >= 4 ? 1 : 0;
  const m5 = order >= 5 ? 1 : 0;
  const g2 = m2 * gamma[2]! * scale;
  const g3 = m3 * gamma[3]! * scale;
  const g4 = m4 * gamma[4]! * scale;
  const g5 = m5 * gamma[5]! * scale;
  for (let i = 0; i < predicted.length; i++) {
    const a = d1[i]!;
    const b = d2[i]!;
    const c = d3[i]!;
    const d = d4[i]!;
    const e = d5[i]!;
    predicted[i] = d0[i]! + a + m2 * b + m3 * c + m4 * d + m5 * e;
    history[i] = g1 * a + g2 * b + g3 * c + g4 * d + g5 * e;
  }
}

type Six = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/** Backward differences after a step: the new highest ones, then each adds its successor. */
function extend(
  differences: readonly Float64Array[],
  change: Float64Array,
  order: number,
  length: number,
): void {
  const [d0, d1, d2, d3, d4, d5] = differences as Six;
  const next = differences[order + 1]!;
  const afterNext = differences[order + 2]!;
  for (let i = 0; i < length; i++) {
    let sum = change[i]!;
    afterNext[i] = sum - next[i]!;
    next[i] = sum;
    if (order >= 5) d5[i] = sum += d5[i]!;
    if (order >= 4) d4[i] = sum += d4[i]!;
    if (order >= 3) d3[i] = sum += d3[i]!;
    if (order >= 2) d2[i] = sum += d2[i]!;
    d1[i] = sum += d1[i]!;
    d0[i] = sum + d0[i]!;
  }
}

/** differences[1..order] := matrix transposed times them. */
function change(
  differences: readonly Float64Array[],
  matrix: Float64Array,
  order: number,
  length: number,
): void {
  const [, d1, d2, d3, d4, d5] = differences as Six;
  const m = (a: number, b: number) => (a <= order && b <= order ? matrix[a * 6 + b]! : 0);
  const [m11, m12, m13, m14, m15] = [m(1, 1), m(1, 2), m(1, 3), m(1, 4), m(1, 5)];
  const [m21, m22, m23, m24, m25] = [m(2, 1), m(2, 2), m(2, 3), m(2, 4), m(2, 5)];
  const [m31, m32, m33, m34, m35] = [m(3, 1), m(3, 2), m(3, 3), m(3, 4), m(3, 5)];
  const [m41, m42, m43, m44, m45] = [m(4, 1), m(4, 2), m(4, 3), m(4, 4), m(4, 5)];
  const [m51, m52, m53, m54, m55] = [m(5, 1), m(5, 2), m(5, 3), m(5, 4), m(5, 5)];
  for (let i = 0; i < length; i++) {
    const a = d1[i]!;
    const b = d2[i]!;
    const c = d3[i]!;
    const d = d4[i]!;
    const e = d5[i]!;
    d1[i] = m11 * a + m21 * b + m31 * c + m41 * d + m51 * e;
    d2[i] = m12 * a + m22 * b + m32 * c + m42 * d + m52 * e;
    d3[i] = m13 * a + m23 * b + m33 * c + m43 * d + m53 * e;
    d4[i] = m14 * a + m24 * b + m34 * c + m44 * d + m54 * e;
    d5[i] = m15 * a + m25 * b + m35 * c + m45 * d + m55 * e;
  }
}
