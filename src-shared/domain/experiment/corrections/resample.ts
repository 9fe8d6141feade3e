export interface DisplayCurve {
  readonly timeS: readonly number[];
  readonly contentKgPerKg: readonly number[];
}

/** Means of time and content over equal spans of time, for a picture; empty spans are left out. */
export function resample(
  timeS: readonly number[],
  contentKgPerKg: readonly number[],
  points: number,
): DisplayCurve {
  const [first = 0, last = 0] = [timeS[0], timeS.at(-1)];
  const width = (last - first) / points;
  const [times, contents, counts] = [
    new Float64Array(points),
    new Float64Array(points),
    new Float64Array(points),
  ];
  timeS.forEach((time, row) => {
    const span = width > 0 ? Math.min(points - 1, Math.floor((time - first) / width)) : 0;
    times[span] = (times[span] ?? 0) + time - first;
    contents[span] = (contents[span] ?? 0) + (contentKgPerKg[row] ?? 0);
    counts[span] = (counts[span] ?? 0) + 1;
  });
  const filled = Array.from(counts.keys()).filter((span) => (counts[span] ?? 0) > 0);
  return {
    timeS: filled.map((span) => first + (times[span] ?? 0) / (counts[span] ?? 1)),
    contentKgPerKg: filled.map((span) => (contents[span] ?? 0) / (counts[span] ?? 1)),
  };
}
