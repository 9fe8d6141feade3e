import { envelopeOf } from '../linear-algebra/band-lu.ts';
import type { Discretisation, Geometry } from './discretisation.ts';
import { geometryExponent } from './discretisation.ts';

/**
 * Cell-centred finite volumes on [0, 1] with faces at 1 - (1 - i/n)^grading: finer towards the open
 * face, second order, monotone (M-matrix). Grading 1 is uniform; about 1.5 serves a step at the face.
 */
export function finiteVolumeMesh(
  cells: number,
  grading = 1.5,
  geometry: Geometry = 'slab',
): Discretisation {
  const exponent = geometryExponent[geometry];
  const faces = Float64Array.from({ length: cells + 1 }, (_, i) => 1 - (1 - i / cells) ** grading);
  const nodes = new Float64Array(cells + 1);
  const weights = new Float64Array(cells + 1);
  for (let i = 0; i < cells; i++) {
    nodes[i] = (faces[i]! + faces[i + 1]!) / 2;
    weights[i] = faces[i + 1]! ** (exponent + 1) - faces[i]! ** (exponent + 1);
  }
  nodes[cells] = 1;
  const stiffness = new Float64Array((cells + 1) * 3);
  for (let i = 0; i < cells; i++) {
    const area = (exponent + 1) * faces[i + 1]! ** exponent;
    const conductance = area / (nodes[i + 1]! - nodes[i]!);
    stiffness[i * 3 + 1]! += conductance;
    stiffness[i * 3 + 2]! -= conductance;
    stiffness[i * 3 + 3]! -= conductance;
    stiffness[i * 3 + 4]! += conductance;
  }
  return {
    freeCount: cells,
    nodes,
    weights,
    halfBandwidth: 1,
    stiffness,
    envelope: envelopeOf(stiffness, cells + 1, 1),
    centreRow: linearRow(nodes, 0),
    interpolationRow: (position) => linearRow(nodes, position),
    description: `finite volumes ${cells}, grading ${grading}`,
  };
}

/**
 * Interpolates between cell centres; towards x = 0 by the even parabola through the first two
 * centres, so that symmetry is kept.
 */
function linearRow(nodes: Float64Array, position: number): Float64Array {
  const row = new Float64Array(nodes.length);
  const first = nodes[0]!;
  if (position < first && nodes.length > 1) {
    const second = nodes[1]!;
    const share = (position ** 2 - first ** 2) / (second ** 2 - first ** 2);
    row[0] = 1 - share;
    row[1] = share;
    return row;
  }
  let right = 1;
  while (right < nodes.length - 1 && nodes[right]! < position) right++;
  const share = (position - nodes[right - 1]!) / (nodes[right]! - nodes[right - 1]!);
  row[right - 1] = 1 - share;
  row[right] = share;
  return row;
}
