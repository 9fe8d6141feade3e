/** Runs a generator to its end and returns its result. */
export function drain<R>(generator: Generator<unknown, R, undefined>): R {
  let next = generator.next();
  while (next.done !== true) next = generator.next();
  return next.value;
}
