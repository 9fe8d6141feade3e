import { exponentialMinusOne } from './exponential-minus-one.ts';
import type { Discretisation, Geometry } from '../mesh/discretisation.ts';

/**
 * A content in kg per m3 of its own phase as a function of the driving value u, with its slope.
 * u is the one quantity that is in local equilibrium across the macro scale: the water activity of
 * the pore gas, or (linear sorption) the solid concentration c_s.
 */
export interface Relation {
  /** True when value = slope * u with a slope that depends on the temperature at most. */
  readonly proportional: boolean;
  /**
   * Fills value[to + i] and slope[to + i] for input[from + i], i < count.
   * Must be defined, monotone and smooth a little below u = 0 (linear continuation).
   */
  evaluate(
    input: Float64Array,
    from: number,
    count: number,
    temperatureK: number,
    value: Float64Array,
    slope: Float64Array,
    to: number,
  ): void;
}

/** Diffusivity D(c) of the micro phase and its Kirchhoff potential F(c) = integral of D from 0. */
export interface Diffusivity {
  /** True when D does not depend on the content. */
  readonly constant: boolean;
  /** Fills potential[to + i] = F (kg/(m s)) and diffusivity[to + i] = D (m2/s) for input[from + i]. */
  evaluate(
    input: Float64Array,
    from: number,
    count: number,
    temperatureK: number,
    potential: Float64Array,
    diffusivity: Float64Array,
    to: number,
  ): void;
}

/** One kind of micro domain, present at every macro position in parallel with the others. */
export interface MicroClass {
  /** m3 of this class per m3 of coating. */
  readonly volumeFraction: number;
  readonly lengthM: number;
  readonly geometry: Geometry;
  /** Content at the face in equilibrium with the macro scale, kg per m3 of micro phase. */
  readonly interfaceContent: Relation;
  readonly diffusivity: Diffusivity;
  /** False: the class is in equilibrium at once (no micro resistance). */
  readonly resisted: boolean;
  /** Extremes and profiles are reported times this, so that classes compare; 1 without it. */
  readonly reportScale?: number;
}

/**
 * How the macro flux depends on the local state beyond a constant conductance: the flux is the
 * conductance times -d(theta)/dz with the Kirchhoff potential theta(u), theta(0) = 0, theta'(0) = 1.
 */
export interface MacroPotential {
  /**
   * Fills potential[i] = theta and mobility[i] = theta' > 0 for input[i], i < count. Must be defined
   * and increasing a little below u = 0.
   */
  evaluate(
    input: Float64Array,
    count: number,
    timeS: number,
    potential: Float64Array,
    mobility: Float64Array,
  ): void;
}

/** What is held in equilibrium on one branch of the isotherms. */
export interface SorptionRelations {
  /** As `TwoScaleProblem.macro.content` and `.solid`. */
  readonly content: Relation;
  readonly solid: Relation;
  /** As `MicroClass.interfaceContent`, in the order of the classes. */
  readonly interfaceContents: readonly Relation[];
}

/** Conditions between two events; the functions are smooth inside and may jump between segments. */
export interface Segment {
  readonly startS: number;
  readonly endS: number;
  /** Driving value in equilibrium with the chamber's vapour. */
  readonly boundaryDriving: (timeS: number) => number;
  readonly temperatureK: (timeS: number) => number;
  /** Phi eps D_ma dc_g/du in kg/(m s) per unit of u: the macro flux is this times -du/dz. */
  readonly macroConductance: (timeS: number) => number;
  /** Absent: the flux is the conductance times -du/dz. */
  readonly macroPotential?: MacroPotential;
  /** Gas film: k_g dc_g/du in kg/(m2 s) per unit of u; absent = the face follows the chamber. */
  readonly filmConductance?: (timeS: number) => number;
  /**
   * Water that the gas around the coating holds at the open face, kg per m3 of coating and unit of u:
   * a chamber of limited volume. It needs a film, which then is what the chamber exchanges.
   */
  readonly faceCapacity?: (timeS: number) => number;
  /** Absent: the relations of the problem. The contents are kept where they change. */
  readonly sorption?: SorptionRelations;
}

/** The Two-Scale-Model of a coating that starts in equilibrium at one driving value. */
export interface TwoScaleProblem {
  readonly macro: {
    /** Transport length s_ma from the mirror plane to the open face. */
    readonly lengthM: number;
    /** Water on the macro scale (gas and solid), kg per m3 of coating. */
    readonly content: Relation;
    /** Content of the macro solid c_s, kg per m3 of solid: reported, not used for the balance. */
    readonly solid: Relation;
    /** False: every position is in equilibrium with the open face at once. */
    readonly resisted: boolean;
  };
  readonly micro: readonly MicroClass[];
  readonly initialDriving: number;
  readonly initialTemperatureK: number;
  /** Consecutive: each starts where the one before ends; the first starts at time zero. */
  readonly segments: readonly Segment[];
}

/** Meshes of both scales; `micro[k]` belongs to class k. */
export interface TwoScaleMesh {
  readonly macro: Discretisation;
  readonly micro: readonly Discretisation[];
}

/** A proportional relation value = slope * u. */
export function proportional(slope: number): Relation {
  return {
    proportional: true,
    evaluate(input, from, count, _temperatureK, value, slopes, to) {
      for (let i = 0; i < count; i++) {
        value[to + i] = slope * input[from + i]!;
        slopes[to + i] = slope;
      }
    },
  };
}

/** A diffusivity that does not depend on the content, m2/s. */
export function constantDiffusivity(diffusivityM2PerS: number): Diffusivity {
  return {
    constant: true,
    evaluate(input, from, count, _temperatureK, potential, diffusivity, to) {
      for (let i = 0; i < count; i++) {
        potential[to + i] = diffusivityM2PerS * input[from + i]!;
        diffusivity[to + i] = diffusivityM2PerS;
      }
    },
  };
}

/** Rates so small that products with them leave the range of exact doubles. */
const vanishingRate = 1e-290;

/**
 * D = atZero * exp(exponent * c / reference). Below c = 0 the exponential continues: it stays
 * positive and smooth.
 */
export function exponentialDiffusivity(
  atZeroM2PerS: number,
  exponent: number,
  referenceKgPerM3: number,
): Diffusivity {
  const rate = exponent / referenceKgPerM3;
  const scale = atZeroM2PerS / rate;
  if (Math.abs(rate) < vanishingRate || !Number.isFinite(scale)) {
    return constantDiffusivity(atZeroM2PerS);
  }
  return {
    constant: false,
    evaluate(input, from, count, _temperatureK, potential, diffusivity, to) {
      for (let i = 0; i < count; i++) {
        // Not exp(...) - 1: small exponents would leave nothing but round-off.
        const growth = exponentialMinusOne(rate * input[from + i]!);
        potential[to + i] = scale * growth;
        diffusivity[to + i] = atZeroM2PerS + atZeroM2PerS * growth;
      }
    },
  };
}
