import type { Envelope } from '../linear-algebra/band-lu.ts';

/** Shape of the micro domain, which sets its volume element x^m dx. */
export type Geometry = 'slab' | 'cylinder' | 'sphere';

/** Exponent m of the volume element x^m dx. */
export const geometryExponent: Readonly<Record<Geometry, number>> = {
  slab: 0,
  cylinder: 1,
  sphere: 2,
};

/**
 * A one-dimensional diffusion operator on [0, 1], x = 0 symmetric or closed, x = 1 the open face:
 *   weights[i] dy_i/dt = - sum_j stiffness(i,j) F(y_j).
 * The stiffness matrix is symmetric with zero row sums, so the content sum_i weights[i] y_i changes
 * only by what passes the face: conservation holds to round-off.
 */
export interface Discretisation {
  /** Free nodes; the face is node `freeCount`. */
  readonly freeCount: number;
  /** Positions, length freeCount + 1, ascending, the last is 1. */
  readonly nodes: Float64Array;
  /** Volume fractions, sum 1; the face may carry none (finite volumes). */
  readonly weights: Float64Array;
  /** Half bandwidth of the stiffness matrix. */
  readonly halfBandwidth: number;
  /** Banded storage, row i holds columns i - halfBandwidth .. i + halfBandwidth. */
  readonly stiffness: Float64Array;
  /** Envelope of the stiffness matrix. */
  readonly envelope: Envelope;
  /** `interpolationRow(0)`: the value at the mirror plane or the centre. */
  readonly centreRow: Float64Array;
  /** Row of weights that interpolates nodal values at position x in [0, 1]; length freeCount + 1. */
  interpolationRow(position: number): Float64Array;
  /** Short description for results, e.g. "spectral 5+5+5 even modes 6". */
  readonly description: string;
}

/** Entry (row, column) of a stiffness matrix; zero outside the band. */
export function stiffnessEntry(mesh: Discretisation, row: number, column: number): number {
  const offset = column - row + mesh.halfBandwidth;
  const width = 2 * mesh.halfBandwidth + 1;
  return offset < 0 || offset >= width ? 0 : mesh.stiffness[row * width + offset]!;
}

/** The discretisation of a scale without resistance: everything sits at the face. */
export function faceOnly(): Discretisation {
  return {
    freeCount: 0,
    nodes: Float64Array.of(1),
    weights: Float64Array.of(1),
    halfBandwidth: 0,
    stiffness: Float64Array.of(0),
    envelope: { first: Int32Array.of(0), last: Int32Array.of(0) },
    centreRow: Float64Array.of(1),
    interpolationRow: () => Float64Array.of(1),
    description: 'no resistance',
  };
}
