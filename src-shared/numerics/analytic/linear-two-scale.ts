/**
 * The linear two-scale problem in the few numbers that its solution depends on: how long each scale
 * takes and how the water is shared between them.
 */
import { AnalyticInputError, requireFinite, requireWithin } from './input-error.ts';

export type MicroGeometry = 'slab' | 'cylinder' | 'sphere';

/** One class of micro domains (one binder thickness). */
export interface MicroClass {
  /** Share of all the water that this class holds at equilibrium, 0..1. */
  share: number;
  /** Diffusion time s_mi^2 / D_mi (radius as s_mi for cylinder and sphere), s; 0 = no resistance. */
  tauS: number;
  geometry: MicroGeometry;
}

export interface LinearTwoScale {
  /** Macro diffusion time, s; 0 = no macro resistance (and then no film resistance either). */
  tauMacroS: number;
  /** Micro classes; their shares sum to at most 1, the rest of the water is on the macro scale. */
  micro: readonly MicroClass[];
  /** Gas film k_g s_ma / (Phi eps D_ma), > 0; absent = equilibrium at the open face (Dirichlet). */
  biot?: number;
}

/**
 * Piecewise-constant boundary value in the unit of `initial`. The domain is uniform at `initial` until
 * the first step; each step holds from its time (s, >= 0, strictly increasing) to the next.
 */
export interface BoundarySteps {
  initial: number;
  steps: readonly { timeS: number; value: number }[];
}

/** A validated problem in the shape that the transforms work on. */
export interface TwoScaleParameters {
  readonly tauMacroS: number;
  /** 1 / biot; 0 = Dirichlet. */
  readonly filmResistance: number;
  /** Share of the water on the macro scale, 1 - sum of the micro shares. */
  readonly macroShare: number;
  readonly micro: readonly MicroClassParameters[];
}

export interface MicroClassParameters {
  readonly share: number;
  readonly tauS: number;
  /** Number of directions the water can leave in: slab 1, cylinder 2, sphere 3. */
  readonly dimension: 1 | 2 | 3;
}

// Keeps |p tau|^2 within double range at every time.
const LONGEST_TAU_S = 1e60;
// Shares that come from a distribution may sum to 1 plus round-off.
const SHARE_ROUND_OFF = 1e-12;
const DIMENSION = { slab: 1, cylinder: 2, sphere: 3 } as const;

/** Validates `problem`; throws AnalyticInputError naming the field and what is allowed. */
export function prepareProblem(problem: LinearTwoScale): TwoScaleParameters {
  requireWithin('tauMacroS', problem.tauMacroS, 0, LONGEST_TAU_S);
  let microShare = 0;
  const micro = problem.micro.map(({ share, tauS, geometry }, index): MicroClassParameters => {
    requireWithin(`micro[${index}].share`, share, 0, 1 + SHARE_ROUND_OFF);
    requireWithin(`micro[${index}].tauS`, tauS, 0, LONGEST_TAU_S);
    if (!Object.hasOwn(DIMENSION, geometry)) {
      throw new AnalyticInputError(`micro[${index}].geometry`, geometry, 'slab, cylinder, sphere');
    }
    microShare += share;
    return { share, tauS, dimension: DIMENSION[geometry] };
  });
  if (microShare > 1 + SHARE_ROUND_OFF) {
    throw new AnalyticInputError('sum of micro shares', microShare, 'at most 1');
  }
  return {
    tauMacroS: problem.tauMacroS,
    filmResistance: filmResistance(problem.biot),
    macroShare: Math.max(0, 1 - microShare),
    micro,
  };
}

function filmResistance(biot: number | undefined): number {
  if (biot === undefined) return 0;
  if (!(biot >= 1e-100 && biot < Infinity)) {
    throw new AnalyticInputError(
      'biot',
      biot,
      'a finite number from 1e-100, or absent for no film',
    );
  }
  return 1 / biot;
}

/** Throws AnalyticInputError if a value is not finite or the step times do not increase from 0. */
export function validateBoundary(boundary: BoundarySteps): void {
  requireFinite('boundary.initial', boundary.initial);
  let previousS = -Infinity;
  boundary.steps.forEach(({ timeS, value }, index) => {
    requireFinite(`boundary.steps[${index}].timeS`, timeS);
    requireFinite(`boundary.steps[${index}].value`, value);
    if (timeS < 0 || timeS <= previousS) {
      throw new AnalyticInputError(
        `boundary.steps[${index}].timeS`,
        timeS,
        index === 0 ? 'a time >= 0' : `a time after the step before (${previousS})`,
      );
    }
    previousS = timeS;
  });
}
