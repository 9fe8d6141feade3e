/** An argument of the analytic solution lies outside what the solution is defined for. */
export class AnalyticInputError extends RangeError {
  override readonly name = 'AnalyticInputError';
  /** The argument, e.g. `micro[1].tauS`. */
  readonly what: string;
  /** The value found, as text. */
  readonly found: string;
  /** What is allowed, e.g. `a finite number >= 0`. */
  readonly allowed: string;

  constructor(what: string, found: unknown, allowed: string) {
    super(`${what} is ${String(found)}; allowed: ${allowed}`);
    this.what = what;
    this.found = String(found);
    this.allowed = allowed;
  }
}

/** Throws AnalyticInputError unless `value` is a number in [lowest, highest] (NaN never is). */
export function requireWithin(what: string, value: number, lowest: number, highest: number): void {
  if (!(value >= lowest && value <= highest)) {
    throw new AnalyticInputError(what, value, `a number from ${lowest} to ${highest}`);
  }
}

/** Throws AnalyticInputError unless `value` is finite. */
export function requireFinite(what: string, value: number): void {
  if (!Number.isFinite(value)) throw new AnalyticInputError(what, value, 'a finite number');
}
