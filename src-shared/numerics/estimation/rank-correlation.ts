/** Spearman's rank correlation of two lists, equal values sharing their mean rank; 0 where one is constant. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((rank, k) => {
    const [dx, dy] = [rank - middle, y[k]! - middle];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, k) => k).sort((i, j) => values[i]! - values[j]!);
  const found = new Array<number>(values.length);
  for (let first = 0; first < order.length;) {
    let last = first;
    while (last + 1 < order.length && values[order[last + 1]!] === values[order[first]!]) last++;
    for (let k = first; k <= last; k++) found[order[k]!] = (first + last) / 2 + 1;
    first = last + 1;
  }
  return found;
}
