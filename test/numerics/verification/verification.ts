/** What one verification measured. */
export interface Measurement {
  /** In the unit of the limit; contents as a share of the start unless the name says otherwise. */
  readonly error: number;
  /** Observed order of convergence, where refinement is the subject. */
  readonly order?: number;
  /** max |C + released - C0| / max(C0, C_inf), where a run is the subject. */
  readonly defect?: number;
}

/** One line of the verification table. */
export interface Verification {
  readonly name: string;
  readonly limit: number;
  readonly orderAtLeast?: number;
  measure(): Measurement;
}

/** Largest permitted defect of the water balance. */
export const defectLimit = 1e-10;

/** True when everything measured is within its limit; NaN never is. */
export function holds(
  { limit, orderAtLeast }: Pick<Verification, 'limit' | 'orderAtLeast'>,
  { error, order, defect }: Measurement,
): boolean {
  return (
    error <= limit &&
    (orderAtLeast === undefined || (order !== undefined && order >= orderAtLeast)) &&
    (defect === undefined || defect <= defectLimit)
  );
}
