/** Reasons why an integration ended early. */
export type SolverErrorCode = 'STEP_TOO_SMALL' | 'NOT_FINITE' | 'NO_EQUILIBRIUM' | 'TOO_MANY_STEPS';

export class SolverError extends Error {
  readonly code: SolverErrorCode;
  readonly step: number;
  readonly timeS: number;
  readonly stepS: number;
  constructor(code: SolverErrorCode, step: number, timeS: number, stepS: number) {
    super(`${code} at step ${step}, t = ${timeS} s, step ${stepS} s`);
    this.code = code;
    this.step = step;
    this.timeS = timeS;
    this.stepS = stepS;
  }
}
