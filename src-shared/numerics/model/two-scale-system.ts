import { factorBand, solveBand } from '../linear-algebra/band-lu.ts';
import type { Discretisation } from '../mesh/discretisation.ts';
import type { FieldPlace } from '../solver-error.ts';
import { MicroScale } from './micro-scale.ts';
import type {
  Relation,
  Segment,
  SorptionRelations,
  TwoScaleMesh,
  TwoScaleProblem,
} from './two-scale-problem.ts';

/**
 * The semi-discrete Two-Scale-Model: fields (unknowns) -> contents (what is conserved) and rates.
 *
 * Fields: for each micro class [node i][column j] the content y (kg/m3), then the driving value u of
 * every column at `macroOffset`. Contents: same layout, y itself and z_j [S(u) + sum phi w_face W(u)],
 * plus one more entry at `fieldCount`: water that has passed the open face (kg per m3 of coating).
 * Rates: of w_i y_i in the micro rows, of the contents in the others.
 * Legend: z macro weights, A macro conductance / s_ma^2, B film conductance / s_ma, K stiffness.
 * A face that follows the chamber (Dirichlet) and carries weight is a column whose u is prescribed.
 */
export class TwoScaleSystem {
  readonly columns: number;
  readonly macroOffset: number;
  readonly fieldCount: number;
  /** True when one Newton iteration is exact: proportional relations, constant diffusivities. */
  readonly linear: boolean;
  readonly micro: readonly MicroScale[];
  readonly problem: TwoScaleProblem;
  readonly mesh: TwoScaleMesh;
  /** d(content)/du per column at the latest `contents`. */
  readonly contentSlope: Float64Array;
  readonly #reached: Float64Array;
  /** Solved-for columns; a prescribed face is not among them. */
  solvedColumns: number;
  /** Chamber value of u at the latest `setTime`. */
  faceDriving = 0;
  temperatureK = 0;
  /** Water of the chamber at the face per unit of u, at the latest `setTime`. */
  faceCapacity = 0;
  /** Content of the macro solid on the branch that is followed. */
  solid: Relation;

  readonly #macro: Discretisation;
  readonly #macroValue: Float64Array;
  readonly #macroSlope: Float64Array;
  readonly #schur: Float64Array;
  readonly #matrix: Float64Array;
  readonly #driving: Float64Array;
  /** theta' at all macro nodes, at the latest `rates` and at the latest `factor`. */
  readonly #mobility: Float64Array;
  readonly #factorMobility: Float64Array;
  readonly #potential: Float64Array;
  readonly #factorSlope: Float64Array;
  readonly #macroConductanceScale: number;
  readonly #filmScale: number;
  /** c, conductance, film, temperature and solved columns of the latest factor. */
  readonly #factoredFor = new Float64Array(5).fill(Number.NaN);
  #segment: Segment;
  #content: Relation;
  #sorption: SorptionRelations | undefined;
  #timeS = 0;
  #conductance = 0;
  #film = 0;

  constructor(problem: TwoScaleProblem, mesh: TwoScaleMesh) {
    this.problem = problem;
    this.mesh = mesh;
    this.#macro = mesh.macro;
    const free = mesh.macro.freeCount;
    const filmAnywhere = problem.segments.some((segment) => segment.filmConductance !== undefined);
    this.columns = mesh.macro.weights[free]! > 0 || filmAnywhere ? free + 1 : free;
    this.linear =
      problem.macro.content.proportional &&
      problem.micro.every((m) => m.interfaceContent.proportional && m.diffusivity.constant) &&
      problem.segments.every(({ macroPotential }) => macroPotential === undefined) &&
      problem.segments.every(
        ({ sorption, faceCapacity }) => sorption === undefined && faceCapacity === undefined,
      );
    let offset = 0;
    this.micro = problem.micro.map((microClass, k) => {
      const scale = new MicroScale(microClass, mesh.micro[k]!, offset, this.columns, this.linear);
      offset += scale.freeCount * this.columns;
      return scale;
    });
    this.macroOffset = offset;
    this.fieldCount = offset + this.columns;
    this.contentSlope = new Float64Array(this.columns);
    this.#reached = new Float64Array(this.fieldCount);
    this.#macroValue = new Float64Array(this.columns);
    this.#macroSlope = new Float64Array(this.columns);
    this.#schur = new Float64Array(this.columns);
    this.#matrix = new Float64Array((free + 1) * (2 * mesh.macro.halfBandwidth + 1));
    this.#driving = new Float64Array(free + 1);
    this.#mobility = new Float64Array(free + 1).fill(1);
    this.#factorMobility = new Float64Array(free + 1).fill(1);
    this.#potential = new Float64Array(free + 1);
    this.#factorSlope = new Float64Array(this.columns);
    this.#macroConductanceScale = 1 / problem.macro.lengthM ** 2;
    this.#filmScale = 1 / problem.macro.lengthM;
    this.#segment = problem.segments[0]!;
    this.#content = problem.macro.content;
    this.solid = problem.macro.solid;
    this.solvedColumns = free;
    this.enterSegment(this.#segment);
  }

  /** Selects the conditions that `setTime` evaluates. */
  enterSegment(segment: Segment): void {
    this.#segment = segment;
    this.#mobility.fill(1);
    this.#factorMobility.fill(1);
    const free = this.#macro.freeCount;
    this.solvedColumns = segment.filmConductance === undefined ? free : free + 1;
    if (segment.sorption !== this.#sorption) this.#followBranch(segment.sorption);
  }

  #followBranch(sorption: SorptionRelations | undefined): void {
    const { macro, micro } = this.problem;
    this.#sorption = sorption;
    this.#content = sorption?.content ?? macro.content;
    this.solid = sorption?.solid ?? macro.solid;
    for (const [k, scale] of this.micro.entries()) {
      scale.interfaceContent = sorption?.interfaceContents[k] ?? micro[k]!.interfaceContent;
    }
  }

  /** True when the last column is a face whose u follows the chamber. */
  get facePrescribed(): boolean {
    return this.columns > this.solvedColumns;
  }

  /** Evaluates the conditions at a time of the current segment. */
  setTime(timeS: number): void {
    const segment = this.#segment;
    this.#timeS = timeS;
    this.#conductance = segment.macroConductance(timeS) * this.#macroConductanceScale;
    this.#film = segment.filmConductance ? segment.filmConductance(timeS) * this.#filmScale : 0;
    this.temperatureK = segment.temperatureK(timeS);
    this.faceCapacity = segment.faceCapacity?.(timeS) ?? 0;
    this.faceDriving = segment.boundaryDriving(timeS);
  }

  /** Writes the prescribed face value into the fields. */
  prescribeFace(fields: Float64Array): void {
    if (this.facePrescribed) fields[this.macroOffset + this.columns - 1] = this.faceDriving;
  }

  /** Fills contents[0 .. fieldCount - 1] and `contentSlope`; the released water is left alone. */
  contents(fields: Float64Array, contents: Float64Array): void {
    for (let i = 0; i < this.macroOffset; i++) contents[i] = fields[i]!;
    this.macroContents(fields, contents);
  }

  /** The macro rows of `contents`, for callers that keep the micro rows equal to the fields. */
  macroContents(fields: Float64Array, contents: Float64Array): void {
    const { columns, macroOffset, micro } = this;
    for (let k = 0; k < micro.length; k++)
      micro[k]!.updateFace(fields, macroOffset, this.temperatureK);
    const value = this.#macroValue;
    const slope = this.#macroSlope;
    this.#content.evaluate(fields, macroOffset, columns, this.temperatureK, value, slope, 0);
    for (let k = 0; k < micro.length; k++) {
      const scale = micro[k]!;
      const share = scale.volumeFraction * scale.weights[scale.freeCount]!;
      if (share === 0) continue;
      for (let j = 0; j < columns; j++) {
        value[j]! += share * scale.face[j]!;
        slope[j]! += share * scale.faceSlope[j]!;
      }
    }
    const macroWeights = this.#macro.weights;
    for (let j = 0; j < columns; j++) {
      contents[macroOffset + j] = macroWeights[j]! * value[j]!;
      this.contentSlope[j] = macroWeights[j]! * slope[j]!;
    }
    if (this.faceCapacity > 0) {
      const face = columns - 1;
      contents[macroOffset + face]! += this.faceCapacity * fields[macroOffset + face]!;
      this.contentSlope[face]! += this.faceCapacity;
    }
  }

  /** Water that a chamber holds at the open face, kg per m3 of coating; 0 without one. */
  chamberWater(fields: Float64Array): number {
    return this.faceCapacity * fields[this.macroOffset + this.columns - 1]!;
  }

  /** Rates of all contents, kg/(m3 s), at the fields of the latest `contents`. */
  rates(fields: Float64Array, rates: Float64Array): void {
    const { columns, macroOffset, solvedColumns } = this;
    const { halfBandwidth: b, stiffness, weights, envelope } = this.#macro;
    const { first, last } = envelope;
    const conductance = this.#conductance;
    const driving = this.#readDriving(fields);
    for (let j = 0; j < solvedColumns; j++) {
      const row = j * 2 * b + b;
      const end = last[j]!;
      let sum = 0;
      for (let l = first[j]!; l <= end; l++) sum += stiffness[row + l]! * driving[l]!;
      rates[macroOffset + j] = -conductance * sum;
    }
    const face = macroOffset + columns - 1;
    if (this.facePrescribed) rates[face] = 0;
    for (let k = 0; k < this.micro.length; k++) {
      const scale = this.micro[k]!;
      if (scale.freeCount === 0) continue;
      scale.updatePotential(fields, this.temperatureK);
      scale.addRates(rates);
      const { release } = scale;
      for (let j = 0; j < columns; j++) rates[macroOffset + j]! += weights[j]! * release[j]!;
    }
    const micro = this.facePrescribed ? rates[face]! : 0;
    rates[this.fieldCount] = this.#outflow(fields, micro);
    if (this.facePrescribed) rates[face] = 0;
    else if (this.#film > 0) rates[face]! -= rates[this.fieldCount]!;
  }

  /**
   * What the macro flux is the gradient of, at all macro nodes: driving values, or their potential,
   * relative to the chamber's for the reason given in `MicroScale.updatePotential`. A face that is
   * not a column follows the chamber.
   */
  #readDriving(fields: Float64Array): Float64Array {
    const driving = this.#driving;
    const { columns, macroOffset, faceDriving } = this;
    const { macroPotential } = this.#segment;
    if (macroPotential === undefined) {
      for (let j = 0; j < columns; j++) driving[j] = fields[macroOffset + j]! - faceDriving;
      if (columns < driving.length) driving[columns] = 0;
      return driving;
    }
    const potential = this.#potential;
    driving[0] = faceDriving;
    macroPotential.evaluate(driving, 1, this.#timeS, potential, this.#mobility);
    const atFace = potential[0]!;
    for (let j = 0; j < columns; j++) driving[j] = fields[macroOffset + j]!;
    if (columns < driving.length) driving[columns] = faceDriving;
    macroPotential.evaluate(driving, driving.length, this.#timeS, potential, this.#mobility);
    for (let j = 0; j < driving.length; j++) driving[j] = potential[j]! - atFace;
    return driving;
  }

  /** Water leaving through the open face, kg per m3 of coating and second. */
  #outflow(fields: Float64Array, microReleaseAtFace: number): number {
    if (this.#film > 0) {
      const face = fields[this.macroOffset + this.columns - 1]!;
      return this.#film * (face - this.faceDriving);
    }
    const { freeCount, halfBandwidth: b, stiffness } = this.#macro;
    const driving = this.#readDriving(fields);
    const entry = freeCount * (2 * b + 1) - freeCount + b;
    let sum = 0;
    for (let l = Math.max(0, freeCount - b); l <= freeCount; l++) {
      sum += stiffness[entry + l]! * driving[l]!;
    }
    return microReleaseAtFace - this.#conductance * sum;
  }

  /** True when the latest factor serves a linear problem at the current conditions. */
  factorServes(c: number): boolean {
    const [factorC, conductance, film, temperatureK, solved] = this.#factoredFor;
    return (
      this.linear &&
      factorC === c &&
      conductance === this.#conductance &&
      film === this.#film &&
      temperatureK === this.temperatureK &&
      solved === this.solvedColumns
    );
  }

  /** Factorises d(contents)/d(fields) - c d(rates)/d(fields) at the latest contents and rates. */
  factor(c: number): void {
    const key = this.#factoredFor;
    key[0] = c;
    key[1] = this.#conductance;
    key[2] = this.#film;
    key[3] = this.temperatureK;
    key[4] = this.solvedColumns;
    const { solvedColumns } = this;
    const schur = this.#schur;
    schur.fill(0);
    for (const scale of this.micro) scale.factor(c, schur);
    const { halfBandwidth: b, stiffness, weights } = this.#macro;
    const width = 2 * b + 1;
    const matrix = this.#matrix;
    const scale = c * this.#conductance;
    for (let q = 0; q < solvedColumns * width; q++) matrix[q] = scale * stiffness[q]!;
    if (this.#segment.macroPotential !== undefined) this.#scaleColumns(matrix);
    for (let j = 0; j < solvedColumns; j++) {
      matrix[j * width + b]! += this.contentSlope[j]! + weights[j]! * schur[j]!;
    }
    if (this.#film > 0) matrix[(solvedColumns - 1) * width + b]! += c * this.#film;
    this.#factorSlope.set(this.contentSlope);
    factorBand(matrix, solvedColumns, b, this.#macro.envelope);
  }

  /** Multiplies column l of the band matrix by theta' there: d(flux)/du instead of d(flux)/d(theta). */
  #scaleColumns(matrix: Float64Array): void {
    const { solvedColumns } = this;
    const { halfBandwidth: b } = this.#macro;
    const mobility = this.#mobility;
    this.#factorMobility.set(mobility);
    for (let j = 0; j < solvedColumns; j++) {
      const row = j * 2 * b + b;
      const end = Math.min(mobility.length - 1, j + b);
      for (let l = Math.max(0, j - b); l <= end; l++) matrix[row + l]! *= mobility[l]!;
    }
  }

  /**
   * Replaces a residual of the contents by the change of the fields; returns the change of the
   * outflow (linearised like the rest, so that the balance closes to round-off).
   */
  solve(residual: Float64Array): number {
    const { macroOffset, solvedColumns, columns } = this;
    const { freeCount, halfBandwidth: b, stiffness, weights } = this.#macro;
    const { micro } = this;
    for (let k = 0; k < micro.length; k++) micro[k]!.eliminate(residual, macroOffset, weights);
    solveBand(this.#matrix, solvedColumns, b, this.#macro.envelope, residual, macroOffset);
    const face = columns - 1;
    if (this.facePrescribed) residual[macroOffset + face] = 0;
    let release = 0;
    for (let k = 0; k < micro.length; k++) {
      release += micro[k]!.substitute(residual, macroOffset, face);
    }
    if (this.#film > 0) return this.#film * residual[macroOffset + face]!;
    const entry = freeCount * (2 * b + 1) - freeCount + b;
    const mobility = this.#factorMobility;
    let sum = 0;
    for (let l = Math.max(0, freeCount - b); l < solvedColumns; l++) {
      sum += stiffness[entry + l]! * mobility[l]! * residual[macroOffset + l]!;
    }
    const given = this.facePrescribed ? weights[face]! * release : 0;
    return given - this.#conductance * sum;
  }

  /**
   * The right-hand side of `solve` for an implicit step: predicted - history + c rates - contents,
   * micro rows times their weights. `predicted` and `history` are laid out as contents.
   */
  residual(
    predicted: Float64Array,
    history: Float64Array,
    fields: Float64Array,
    contents: Float64Array,
    rates: Float64Array,
    c: number,
    residual: Float64Array,
  ): void {
    const { columns, macroOffset, micro } = this;
    for (let k = 0; k < micro.length; k++) {
      const { offset, weights, freeCount } = micro[k]!;
      let at = offset;
      for (let i = 0; i < freeCount; i++) {
        const weight = weights[i]!;
        for (const end = at + columns; at < end; at++) {
          residual[at] = weight * (predicted[at]! - history[at]! - fields[at]!) + c * rates[at]!;
        }
      }
    }
    for (let at = macroOffset; at < this.fieldCount; at++) {
      residual[at] = predicted[at]! - history[at]! + c * rates[at]! - contents[at]!;
    }
    if (this.facePrescribed) residual[this.fieldCount - 1] = 0;
  }

  /**
   * Macro rows of the contents after a change of the fields, with the slopes of the latest factor:
   * exact for linear problems, consistent with `solve` for all.
   */
  addContentChange(contents: Float64Array, change: Float64Array): void {
    const { columns, macroOffset } = this;
    const slope = this.#factorSlope;
    for (let j = 0; j < columns; j++) {
      contents[macroOffset + j]! += slope[j]! * change[macroOffset + j]!;
    }
  }

  /**
   * Moves u so that the fields hold the contents that the integration carries: first by what
   * `addContentChange` and the slope at the latest `contents` differ in, which leaves the square of
   * the last change; then by what is left, which is more where that change passed a bend of an
   * isotherm.
   */
  reconcile(fields: Float64Array, change: Float64Array, contents: Float64Array): void {
    const { solvedColumns, macroOffset, contentSlope } = this;
    const factorSlope = this.#factorSlope;
    for (let j = 0; j < solvedColumns; j++) {
      const slope = contentSlope[j]!;
      if (slope > 0) {
        fields[macroOffset + j]! += (factorSlope[j]! / slope - 1) * change[macroOffset + j]!;
      }
    }
    const reached = this.#reached;
    this.macroContents(fields, reached);
    for (let j = 0; j < solvedColumns; j++) {
      const slope = contentSlope[j]!;
      const at = macroOffset + j;
      if (slope > 0) fields[at]! += (contents[at]! - reached[at]!) / slope;
    }
  }

  /** Turns rates into rates of the contents: divides the micro rows by their weights. */
  toContentRates(rates: Float64Array): void {
    const { columns } = this;
    for (const { offset, weights, freeCount } of this.micro) {
      for (let i = 0; i < freeCount; i++) {
        const inverse = 1 / weights[i]!;
        const row = offset + i * columns;
        for (let j = 0; j < columns; j++) rates[row + j]! *= inverse;
      }
    }
  }

  /** Fields of the uniform equilibrium state at a driving value; `setTime` before. */
  equilibrium(driving: number, fields: Float64Array): void {
    const { columns, macroOffset } = this;
    fields.fill(driving, macroOffset, macroOffset + columns);
    for (const scale of this.micro) {
      scale.updateFace(fields, macroOffset, this.temperatureK);
      for (let i = 0; i < scale.freeCount; i++) {
        fields.set(scale.face, scale.offset + i * columns);
      }
    }
  }

  /**
   * Macro fields from contents after a jump of temperature or of the chamber: the contents stay,
   * u is solved for in every column (monotone scalar equation, Newton with halving).
   * Returns the first column without a solution, or -1.
   */
  equilibrate(contents: Float64Array, fields: Float64Array): number {
    const { columns, macroOffset, solvedColumns } = this;
    const weights = this.#macro.weights;
    this.prescribeFace(fields);
    const trial = fields.slice();
    const reached = contents.slice();
    const active = new Uint8Array(columns);
    for (let j = 0; j < solvedColumns; j++) active[j] = weights[j]! > 0 ? 1 : 0;
    if (this.faceCapacity > 0) active[columns - 1] = 1;
    const lastError = new Float64Array(columns).fill(Infinity);
    for (let iteration = 0; iteration < 200; iteration++) {
      this.macroContents(trial, reached);
      let worst = -1;
      for (let j = 0; j < solvedColumns; j++) {
        if (active[j] === 0) continue;
        const at = macroOffset + j;
        const error = contents[at]! - reached[at]!;
        const slope = this.contentSlope[j]!;
        if (!(Math.abs(error) < lastError[j]!) || !(slope > 0)) {
          if (Math.abs(trial[at]! - fields[at]!) <= 4e-16 * Math.abs(fields[at]!)) {
            trial[at] = fields[at]!;
            active[j] = 0;
          } else {
            trial[at] = (trial[at]! + fields[at]!) / 2;
            worst = j;
          }
          continue;
        }
        fields[at] = trial[at]!;
        lastError[j] = Math.abs(error);
        if (error === 0) active[j] = 0;
        else {
          trial[at]! += error / slope;
          worst = j;
        }
      }
      if (worst < 0) return -1;
    }
    return active.indexOf(1);
  }

  /** What and where the unknown with an index is. */
  placeOf(index: number): FieldPlace {
    const depth = this.#macro.nodes[index % this.columns]!;
    if (index >= this.macroOffset) {
      return { scale: 'macro', depth: this.#macro.nodes[index - this.macroOffset]! };
    }
    const k = this.micro.findLastIndex(({ offset }) => offset <= index);
    const row = Math.floor((index - this.micro[k]!.offset) / this.columns);
    return { scale: 'micro', depth, position: this.mesh.micro[k]!.nodes[row]! };
  }

  /** All water inside, kg per m3 of coating. */
  total(contents: Float64Array): number {
    const { columns, macroOffset } = this;
    const macroWeights = this.#macro.weights;
    let total = 0;
    for (let j = 0; j < columns; j++) {
      let micro = 0;
      for (const { offset, freeCount, weights, volumeFraction } of this.micro) {
        let sum = 0;
        for (let i = 0; i < freeCount; i++)
          sum += weights[i]! * contents[offset + i * columns + j]!;
        micro += volumeFraction * sum;
      }
      total += contents[macroOffset + j]! + macroWeights[j]! * micro;
    }
    return total;
  }

  /** Water of a prescribed face node (its slab of the quadrature), kg per m3 of coating. */
  faceSlab(contents: Float64Array): number {
    return this.facePrescribed ? contents[this.macroOffset + this.columns - 1]! : 0;
  }
}
