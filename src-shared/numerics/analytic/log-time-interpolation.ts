/**
 * Interpolation of step responses in the logarithm of time, decade by decade at Chebyshev points: exact
 * to about 1e-14 whatever the parameters of the response are (see `step-response-sampler.ts`).
 */
export interface LogTimeInterpolation {
  /** instants that carry all others, s */
  readonly nodesS: Float64Array;
  /** Column-major: value at timesS[i] = sum over k of matrix[k timesS.length + i] (value at nodesS[k]). */
  readonly matrix: Float64Array;
}

const NODES = 23;

/** @param timesS not negative; those of 0 and decades with few instants are their own nodes */
export function logTimeInterpolation(timesS: ArrayLike<number>): LogTimeInterpolation {
  const count = timesS.length;
  const latestLog = Math.log(Array.from(timesS).reduce((latest, timeS) => Math.max(latest, timeS)));
  const decades = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const decade = Math.floor(distance(timesS[i]!, latestLog));
    const members = decades.get(decade);
    if (members === undefined) decades.set(decade, [i]);
    else members.push(i);
  }

  const nodesS: number[] = [];
  const columns: Float64Array[] = [];
  for (const [decade, members] of decades) {
    if (members.length <= NODES || decade === Infinity) {
      for (const i of members) {
        nodesS.push(timesS[i]!);
        const column = new Float64Array(count);
        column[i] = 1;
        columns.push(column);
      }
      continue;
    }
    const first = columns.length;
    for (let k = 0; k < NODES; k++) {
      nodesS.push(Math.exp(latestLog - (decade + (1 - cosineOf(k)) / 2) * Math.LN10));
      columns.push(new Float64Array(count));
    }
    for (const i of members) {
      const cosine = 1 - 2 * (distance(timesS[i]!, latestLog) - decade);
      cardinalValues(cosine).forEach((value, k) => (columns[first + k]![i] = value));
    }
  }
  const matrix = new Float64Array(count * columns.length);
  columns.forEach((column, k) => matrix.set(column, k * count));
  return { nodesS: Float64Array.from(nodesS), matrix };
}

/** Decades before the latest time; Infinity for a time of 0. */
function distance(timeS: number, latestLog: number): number {
  return timeS === 0 ? Infinity : (latestLog - Math.log(timeS)) / Math.LN10;
}

function cosineOf(k: number): number {
  return Math.cos((Math.PI * (k + 0.5)) / NODES);
}

/** The second barycentric formula for Chebyshev points of the first kind. */
function cardinalValues(cosine: number): number[] {
  const terms = Array.from({ length: NODES }, (_, k) => {
    const weight = (k % 2 === 0 ? 1 : -1) * Math.sin((Math.PI * (k + 0.5)) / NODES);
    return weight / (cosine - cosineOf(k));
  });
  const hit = terms.findIndex((term) => !Number.isFinite(term));
  if (hit !== -1) return terms.map((_, k) => (k === hit ? 1 : 0));
  const sum = terms.reduce((total, term) => total + term, 0);
  return terms.map((term) => term / sum);
}
