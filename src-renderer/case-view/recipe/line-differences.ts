export interface LineDifference {
  readonly change: 'same' | 'removed' | 'added';
  readonly line: string;
}

/** The fewest lines to take away and to add that make one text of another, in reading order. */
export function lineDifferences(
  before: readonly string[],
  after: readonly string[],
): LineDifference[] {
  // common[i][j]: length of the longest common part of before from i on and after from j on.
  const common = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row === undefined) continue;
      row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const differences: LineDifference[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [left, right] = [before[i], after[j]];
    if (left !== undefined && left === right) {
      differences.push({ change: 'same', line: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      differences.push({ change: 'removed', line: left });
      i++;
    } else {
      differences.push({ change: 'added', line: right ?? '' });
      j++;
    }
  }
  return differences;
}
