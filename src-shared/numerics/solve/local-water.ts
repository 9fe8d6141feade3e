import type { TwoScaleSystem } from '../model/two-scale-system.ts';
import type { TwoScaleState } from './two-scale-run.ts';

/** Water of both scales together at the macro positions, kg per m3 of coating. */
export interface WaterState {
  /** Mean over the coating. */
  readonly mean: number;
  /** At the wettest position. */
  readonly max: number;
  /** At the mirror plane and at the open face. */
  readonly centre: number;
  readonly edge: number;
}

/** Reads how much water a state of a run holds, and where. */
export class LocalWater {
  readonly #system: TwoScaleSystem;
  readonly #local: Float64Array;

  constructor(system: TwoScaleSystem) {
    this.#system = system;
    this.#local = new Float64Array(system.columns);
  }

  read({ contents, fields }: TwoScaleState): WaterState {
    const { columns, macroOffset, mesh } = this.#system;
    const { weights, centreRow } = mesh.macro;
    const local = this.#local;
    let mean = 0;
    let max = 0;
    for (let j = 0; j < columns; j++) {
      const weight = weights[j]!;
      const inside = this.#insideMicro(contents, j);
      const chamber = j === columns - 1 ? this.#system.chamberWater(fields) : 0;
      const own = contents[macroOffset + j]! - chamber;
      mean += own + weight * inside;
      // A node without weight holds nothing: what is beside it counts.
      local[j] = weight > 0 ? own / weight + inside : (local[j - 1] ?? 0);
      max = Math.max(max, local[j]!);
    }
    let centre = 0;
    for (let j = 0; j < columns; j++) centre += centreRow[j]! * local[j]!;
    return { mean, max: Math.max(max, centre), centre, edge: local[columns - 1]! };
  }

  /** Driving value u at the mirror plane. */
  mirrorDriving({ fields }: TwoScaleState): number {
    const { columns, macroOffset, mesh, faceDriving } = this.#system;
    const { centreRow } = mesh.macro;
    let driving = columns < centreRow.length ? centreRow[columns]! * faceDriving : 0;
    for (let j = 0; j < columns; j++) driving += centreRow[j]! * fields[macroOffset + j]!;
    return driving;
  }

  /** Driving value u at the open face. */
  faceDriving({ fields }: TwoScaleState): number {
    const { columns, macroOffset, mesh, faceDriving } = this.#system;
    return columns > mesh.macro.freeCount ? fields[macroOffset + columns - 1]! : faceDriving;
  }

  /** What the micro scale holds, mean over the coating, kg per m3 of coating. */
  microMean({ contents, fields }: TwoScaleState): number {
    const { columns, macroOffset, mesh, micro, temperatureK } = this.#system;
    const { weights } = mesh.macro;
    let mean = 0;
    for (let j = 0; j < columns; j++) mean += weights[j]! * this.#insideMicro(contents, j);
    for (const scale of micro) {
      const share = scale.volumeFraction * scale.weights[scale.freeCount]!;
      if (share === 0) continue;
      // Water of the face nodes is carried with the macro scale.
      scale.updateFace(fields, macroOffset, temperatureK);
      for (let j = 0; j < columns; j++) mean += weights[j]! * share * scale.face[j]!;
    }
    return mean;
  }

  /** Water of the free micro nodes at a column, kg per m3 of coating there. */
  #insideMicro(contents: Float64Array, column: number): number {
    const { columns, micro } = this.#system;
    let held = 0;
    for (const { offset, freeCount, weights, volumeFraction } of micro) {
      let sum = 0;
      for (let i = 0; i < freeCount; i++) {
        sum += weights[i]! * contents[offset + i * columns + column]!;
      }
      held += volumeFraction * sum;
    }
    return held;
  }
}
