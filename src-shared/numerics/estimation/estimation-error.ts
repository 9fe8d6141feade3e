/** A fit or its analysis was asked for something that it is not defined for. */
export class EstimationError extends RangeError {
  override readonly name = 'EstimationError';
}
