/** More points than this do not make a line on a screen any truer. */
export const drawnPoints = 500;

/**
 * Which points of a line to draw: the largest triangles between neighbouring groups keep its shape
 * (S. Steinarsson, Downsampling time series for visual representation, 2013). Chart.js has the same
 * method, but for linear axes only and on objects that would have to be made for every point first.
 *
 * @param x ascending, as drawn (its logarithm on a logarithmic axis)
 * @param from first index to draw
 * @param to index after the last one to draw
 * @param most number of indices to keep, at least 3
 * @returns ascending indices with the first and the last one; all where there are no more than `most`
 */
export function thinOut(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  from: number,
  to: number,
  most = drawnPoints,
): number[] {
  const count = to - from;
  if (count <= most) return Array.from({ length: Math.max(count, 0) }, (_, k) => from + k);
  const at = (values: ArrayLike<number>, index: number): number => values[index] ?? Number.NaN;
  const width = (count - 2) / (most - 2);
  const edge = (group: number): number => from + 1 + Math.floor(group * width);
  const kept = [from];
  let last = from;
  for (let group = 0; group < most - 2; group++) {
    const [begin, end] = [edge(group), edge(group + 1)];
    const nextEnd = Math.min(edge(group + 2), to);
    let meanX = 0;
    let meanY = 0;
    for (let k = end; k < nextEnd; k++) {
      meanX += at(x, k);
      meanY += at(y, k);
    }
    meanX /= nextEnd - end;
    meanY /= nextEnd - end;
    let largest = -1;
    let chosen = begin;
    for (let k = begin; k < end; k++) {
      const area = Math.abs(
        (at(x, last) - meanX) * (at(y, k) - at(y, last)) -
          (at(x, last) - at(x, k)) * (meanY - at(y, last)),
      );
      if (area > largest) [largest, chosen] = [area, k];
    }
    kept.push(chosen);
    last = chosen;
  }
  kept.push(to - 1);
  return kept;
}
