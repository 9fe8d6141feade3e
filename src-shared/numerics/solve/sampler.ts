import type { TwoScaleSystem } from '../model/two-scale-system.ts';

/** Contents of the micro scale at one depth, kg per m3 of micro phase. */
export interface MicroSample {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

/** What is reported of one moment; raw values, not clipped. */
export interface Sample {
  /** All water inside, kg per m3 of coating. */
  readonly total: number;
  readonly released: number;
  /** Macro solid, kg per m3 of solid: mean over z, extremes, value at the mirror plane. */
  readonly solidMean: number;
  readonly solidMin: number;
  readonly solidMax: number;
  readonly solidMirror: number;
  /** Driving value u: mean over z and at the mirror plane. */
  readonly drivingMean: number;
  readonly drivingMirror: number;
  /** Micro scale at the mirror plane; undefined without one. */
  readonly mirrorMicro: MicroSample | undefined;
  /** Micro scale at each requested depth; empty without one. */
  readonly micro: readonly MicroSample[];
}

/** Contents over both scales at one moment. */
export interface Profile {
  readonly timeS: number;
  /** Depths z/s_ma, and the macro solid there. */
  readonly depths: Float64Array;
  readonly solid: Float64Array;
  /** Positions x/s_mi of the first micro class; micro[k] is its content at depth k. */
  readonly positions: Float64Array;
  readonly micro: readonly Float64Array[];
}

/**
 * Positions between the nodes where extremes are looked for as well. Needed once conditions have
 * changed: after a single step the profiles are monotone, and their extremes are at the ends.
 */
const between = Float64Array.from({ length: 49 }, (_, k) => 1 - (1 - k / 48) ** 1.5);

/** Reads fields at chosen depths: interpolation rows are computed once. */
export class Sampler {
  readonly #system: TwoScaleSystem;
  readonly #mirrorRow: Float64Array;
  readonly #depthRows: readonly Float64Array[];
  readonly #centreRows: readonly Float64Array[];
  /** Rows of the positions `between` the nodes, of the macro mesh and of each micro mesh. */
  readonly #betweenRows: readonly Float64Array[];
  readonly #microBetweenRows: readonly (readonly Float64Array[])[];
  readonly #solid: Float64Array;
  readonly #slope: Float64Array;
  readonly #one = new Float64Array(1);
  readonly #oneSolid = new Float64Array(1);

  constructor(system: TwoScaleSystem, microDepths: readonly number[]) {
    this.#system = system;
    const { macro, micro } = system.mesh;
    this.#mirrorRow = macro.centreRow;
    this.#depthRows =
      micro.length === 0 ? [] : microDepths.map((depth) => macro.interpolationRow(depth));
    this.#centreRows = micro.map((mesh) => mesh.centreRow);
    const positions = system.problem.segments.length > 1 ? between : between.subarray(0, 0);
    this.#betweenRows = Array.from(positions, (depth) => macro.interpolationRow(depth));
    this.#microBetweenRows = micro.map((mesh) =>
      Array.from(positions, (x) => mesh.interpolationRow(x)),
    );
    this.#solid = new Float64Array(system.columns + 1);
    this.#slope = new Float64Array(system.columns + 1);
  }

  /** Driving values at all macro nodes including the face (length freeCount + 1). */
  #drivingValues(fields: Float64Array): Float64Array {
    const { columns, macroOffset, faceDriving, mesh } = this.#system;
    const count = mesh.macro.freeCount + 1;
    const values = new Float64Array(count);
    values.set(fields.subarray(macroOffset, macroOffset + columns));
    if (columns < count) values[count - 1] = faceDriving;
    return values;
  }

  /** Macro solid at one driving value, kg/m3. */
  #solidAt(driving: number): number {
    this.#one[0] = driving;
    const { solid, temperatureK } = this.#system;
    solid.evaluate(this.#one, 0, 1, temperatureK, this.#oneSolid, this.#slope, 0);
    return this.#oneSolid[0]!;
  }

  /**
   * @param contents with the released water as last entry
   * @param slabAtStart content of a prescribed face before the first segment
   */
  sample(fields: Float64Array, contents: Float64Array, slabAtStart: number): Sample {
    const system = this.#system;
    const driving = this.#drivingValues(fields);
    const { weights } = system.mesh.macro;
    const solid = this.#solid;
    const { temperatureK } = system;
    system.solid.evaluate(driving, 0, driving.length, temperatureK, solid, this.#slope, 0);
    let solidMean = 0;
    let drivingMean = 0;
    const drivingMirror = dot(this.#mirrorRow, driving, 0, 1);
    const solidMirror = this.#solidAt(drivingMirror);
    let solidMin = solidMirror;
    let solidMax = solidMirror;
    for (let j = 0; j < driving.length; j++) {
      const value = solid[j]!;
      solidMean += weights[j]! * value;
      drivingMean += weights[j]! * driving[j]!;
      solidMin = Math.min(solidMin, value);
      solidMax = Math.max(solidMax, value);
    }
    for (const row of this.#betweenRows) {
      const value = this.#solidAt(dot(row, driving, 0, 1));
      solidMin = Math.min(solidMin, value);
      solidMax = Math.max(solidMax, value);
    }
    return {
      total: system.total(contents),
      released: contents[system.fieldCount]! - (system.faceSlab(contents) - slabAtStart),
      solidMean,
      solidMin,
      solidMax,
      solidMirror,
      drivingMean,
      drivingMirror,
      mirrorMicro:
        system.micro.length === 0 ? undefined : this.#sampleMicro(this.#mirrorRow, fields, driving),
      micro: this.#depthRows.map((row) => this.#sampleMicro(row, fields, driving)),
    };
  }

  /** Micro contents of class k interpolated to a depth: free nodes, then the face. */
  #microColumn(k: number, row: Float64Array, fields: Float64Array, driving: Float64Array) {
    const system = this.#system;
    const { freeCount, offset, interfaceContent } = system.micro[k]!;
    const values = new Float64Array(freeCount + 1);
    for (let i = 0; i < freeCount; i++) {
      values[i] = dot(row, fields, offset + i * system.columns, 1, system.columns);
    }
    this.#one[0] = dot(row, driving, 0, 1);
    interfaceContent.evaluate(
      this.#one,
      0,
      1,
      system.temperatureK,
      values,
      new Float64Array(freeCount + 1),
      freeCount,
    );
    return values;
  }

  #sampleMicro(row: Float64Array, fields: Float64Array, driving: Float64Array): MicroSample {
    const system = this.#system;
    let mean = 0;
    let volume = 0;
    let min = Infinity;
    let max = -Infinity;
    for (let k = 0; k < system.micro.length; k++) {
      const { weights, volumeFraction } = system.micro[k]!;
      const scale = system.problem.micro[k]!.reportScale ?? 1;
      const column = this.#microColumn(k, row, fields, driving);
      const seen = (value: number): void => {
        min = Math.min(min, scale * value);
        max = Math.max(max, scale * value);
      };
      seen(dot(this.#centreRows[k]!, column, 0, 1));
      for (const between of this.#microBetweenRows[k]!) seen(dot(between, column, 0, 1));
      let average = 0;
      for (let i = 0; i < column.length; i++) {
        average += weights[i]! * column[i]!;
        seen(column[i]!);
      }
      mean += volumeFraction * average;
      volume += volumeFraction;
    }
    return { mean: mean / volume, min, max };
  }

  /** Profiles over z and, at every depth, over x of the first micro class. */
  profile(timeS: number, fields: Float64Array, depthCount = 41, positionCount = 21): Profile {
    const system = this.#system;
    const { macro, micro } = system.mesh;
    const driving = this.#drivingValues(fields);
    const depths = Float64Array.from({ length: depthCount }, (_, k) => k / (depthCount - 1));
    const positions = Float64Array.from(
      { length: micro.length > 0 ? positionCount : 0 },
      (_, k) => k / (positionCount - 1),
    );
    const depthRows = Array.from(depths, (depth) => macro.interpolationRow(depth));
    const positionRows = Array.from(positions, (x) => micro[0]!.interpolationRow(x));
    return {
      timeS,
      depths,
      solid: Float64Array.from(depthRows, (row) => this.#solidAt(dot(row, driving, 0, 1))),
      positions,
      micro: depthRows.map((row) => {
        if (micro.length === 0) return new Float64Array(0);
        const column = this.#microColumn(0, row, fields, driving);
        const scale = system.problem.micro[0]!.reportScale ?? 1;
        return Float64Array.from(positionRows, (weights) => scale * dot(weights, column, 0, 1));
      }),
    };
  }
}

/** sum_i row[i] * values[from + i*stride], over at most `limit` entries. */
function dot(
  row: Float64Array,
  values: Float64Array,
  from: number,
  stride: number,
  limit = row.length,
): number {
  const count = Math.min(row.length, limit);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += row[i]! * values[from + i * stride]!;
  return sum;
}
