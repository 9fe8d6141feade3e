/** Runs a fit that nobody cancels to its end. */
export function finishedFit<R>(fitting: Generator<unknown, R | undefined>): R {
  let next = fitting.next();
  while (next.done !== true) next = fitting.next();
  if (next.value === undefined) throw new Error('The fit was cancelled.');
  return next.value;
}
