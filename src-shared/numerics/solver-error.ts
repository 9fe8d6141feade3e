/** Reasons why an integration ended early. */
export type SolverErrorCode = 'STEP_TOO_SMALL' | 'NOT_FINITE' | 'NO_EQUILIBRIUM' | 'TOO_MANY_STEPS';

/** Where among the unknowns a failure showed. */
export interface FieldPlace {
  readonly scale: 'macro' | 'micro';
  /** z/s_ma */
  readonly depth: number;
  /** x/s_mi, for the micro scale. */
  readonly position?: number;
}

/** An integration that could not go on; the state up to `timeS` is valid. */
export class SolverError extends Error {
  readonly code: SolverErrorCode;
  /** Accepted steps so far. */
  readonly step: number;
  readonly timeS: number;
  readonly place: FieldPlace | undefined;
  constructor(code: SolverErrorCode, step: number, timeS: number, place?: FieldPlace) {
    super(`${code} after ${step} steps, t = ${timeS} s`);
    this.code = code;
    this.step = step;
    this.timeS = timeS;
    this.place = place;
  }
}
