/** A part of the time axis. */
export interface ShownRange {
  readonly min: number;
  readonly max: number;
}
