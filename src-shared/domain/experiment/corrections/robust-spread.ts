/** The median of a list that holds something; the list is not changed. */
export function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The smallest difference between neighbours that are not equal: a step of the display, or 0. */
export function smallestStep(values: Float64Array): number {
  let smallest = Infinity;
  for (let at = 1; at < values.length; at++) {
    const step = Math.abs((values[at] ?? 0) - (values[at - 1] ?? 0));
    if (step > 0 && step < smallest) smallest = step;
  }
  return smallest === Infinity ? 0 : smallest;
}
