/** A quadrature rule and the derivative matrix of the polynomial through its nodes. */
export interface NodalRule {
  /** Nodes, ascending. */
  readonly nodes: Float64Array;
  /** Quadrature weights at the nodes. */
  readonly weights: Float64Array;
  /** Derivative matrix, row-major: (d/dt of the interpolant)(node i) = sum_j derivative[i*n+j] f_j. */
  readonly derivative: Float64Array;
}

/**
 * Barycentric weights of Lagrange interpolation through distinct nodes.
 * Nodes of one rule never come so close that the products under- or overflow (order <= 64).
 */
export function barycentricWeights(nodes: Float64Array): Float64Array {
  return nodes.map((node, i) => {
    let product = 1;
    nodes.forEach((other, j) => {
      if (j !== i) product *= 4 * (node - other);
    });
    return 1 / product;
  });
}

/** Derivative matrix of the interpolating polynomial, rows summing to zero to round-off. */
export function derivativeMatrix(nodes: Float64Array): Float64Array {
  const count = nodes.length;
  const weights = barycentricWeights(nodes);
  const matrix = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    let rowSum = 0;
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const entry = weights[j]! / weights[i]! / (nodes[i]! - nodes[j]!);
      matrix[i * count + j] = entry;
      rowSum += entry;
    }
    matrix[i * count + i] = -rowSum;
  }
  return matrix;
}

/** Values of the Lagrange polynomials through `nodes` at `position`: the row that interpolates there. */
export function interpolationRow(nodes: Float64Array, position: number): Float64Array {
  const exact = nodes.indexOf(position);
  const row = new Float64Array(nodes.length);
  if (exact >= 0) {
    row[exact] = 1;
    return row;
  }
  const weights = barycentricWeights(nodes);
  let sum = 0;
  for (let j = 0; j < nodes.length; j++) {
    row[j] = weights[j]! / (position - nodes[j]!);
    sum += row[j]!;
  }
  return row.map((value) => value / sum);
}

/** Jacobi polynomial P_n^(a,b)(t) and its derivative, by the three-term recurrence (DLMF 18.9). */
function jacobi(n: number, a: number, b: number, t: number): { value: number; slope: number } {
  let previous = 1;
  let value = (a - b) / 2 + ((a + b + 2) / 2) * t;
  if (n === 0) return { value: 1, slope: 0 };
  for (let k = 2; k <= n; k++) {
    const s = 2 * k + a + b;
    const lead = 2 * k * (k + a + b) * (s - 2);
    const next =
      ((s - 1) * (s * (s - 2) * t + a * a - b * b) * value -
        2 * (k + a - 1) * (k + b - 1) * s * previous) /
      lead;
    previous = value;
    value = next;
  }
  const s = 2 * n + a + b;
  const slope =
    (n * (a - b - s * t) * value + 2 * (n + a) * (n + b) * previous) / (s * (1 - t * t));
  return { value, slope };
}

/** Zeros of P_n^(a,b) in (-1, 1), ascending, by Newton's method with deflation. */
function jacobiZeros(n: number, a: number, b: number): Float64Array {
  const zeros = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let t = -Math.cos((Math.PI * (2 * i + 1)) / (2 * n));
    if (i > 0) t = (t + zeros[i - 1]!) / 2;
    for (let iteration = 0; iteration < 100; iteration++) {
      const { value, slope } = jacobi(n, a, b, t);
      let deflation = 0;
      for (let k = 0; k < i; k++) deflation += 1 / (t - zeros[k]!);
      const change = value / (slope - value * deflation);
      t -= change;
      if (Math.abs(change) < 2e-16) break;
    }
    zeros[i] = t;
  }
  return zeros;
}

/**
 * Gauss-Lobatto-Legendre rule of the given order (order + 1 nodes) on [-1, 1].
 * Both ends are nodes; exact for polynomials up to degree 2*order - 1.
 */
export function gaussLobattoLegendre(order: number): NodalRule {
  const inner = jacobiZeros(order - 1, 1, 1);
  const nodes = Float64Array.of(-1, ...inner, 1);
  const weights = nodes.map((t) => {
    const legendre = Math.abs(t) === 1 ? 1 : jacobi(order, 0, 0, t).value;
    return 2 / (order * (order + 1) * legendre * legendre);
  });
  return { nodes, weights, derivative: derivativeMatrix(nodes) };
}

/**
 * Rule for even functions of x on [0, 1] with volume element (m+1) x^m dx (m = 0 slab, 1 cylinder,
 * 2 sphere): Gauss-Radau in xi = x^2 with weight xi^((m-1)/2) and the node xi = 1.
 * `modes` free nodes plus the face; exact for polynomials in x^2 up to degree 2*modes, so the
 * mass matrix of the even polynomials through the nodes is exactly diagonal.
 * Nodes are xi, the derivative is with respect to xi, weights sum to one.
 */
export function evenRadau(modes: number, exponent: number): NodalRule {
  const b = (exponent - 1) / 2;
  const inner = jacobiZeros(modes, 1, b);
  const innerWeights = inner.map((t) => {
    const { slope } = jacobi(modes, 1, b, t);
    const gauss = (((modes + 1) / (modes + b + 1)) * 2 ** (b + 2)) / ((1 - t * t) * slope * slope);
    // weight (1+t)^b dt on [-1,1] is 2^(b+1) xi^b dxi on [0,1], whose integral is 1/(b+1)
    return (gauss / (1 - t) / 2 ** (b + 1)) * (b + 1);
  });
  const face = 1 - innerWeights.reduce((sum, weight) => sum + weight, 0);
  const nodes = Float64Array.of(...inner.map((t) => (1 + t) / 2), 1);
  return {
    nodes,
    weights: Float64Array.of(...innerWeights, face),
    derivative: derivativeMatrix(nodes),
  };
}
