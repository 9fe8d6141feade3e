/**
 * Points in the unit cube, one in each of `count` slices of every direction: random within its slice,
 * slices in random order (M. D. McKay et al., Technometrics 21 (1979) 239).
 */
export function latinHypercube(
  count: number,
  dimensions: number,
  random: () => number,
): Float64Array[] {
  const points = Array.from({ length: count }, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++) {
    const slices = Array.from({ length: count }, (_, k) => k);
    for (let k = count - 1; k > 0; k--) {
      const other = Math.floor(random() * (k + 1));
      [slices[k], slices[other]] = [slices[other]!, slices[k]!];
    }
    points.forEach((point, k) => (point[d] = (slices[k]! + random()) / count));
  }
  return points;
}
