import { envelopeOf } from '../linear-algebra/band-lu.ts';
import type { Discretisation, Geometry } from './discretisation.ts';
import { geometryExponent } from './discretisation.ts';
import type { NodalRule } from './quadrature.ts';
import { evenRadau, gaussLobattoLegendre, interpolationRow } from './quadrature.ts';

/** How a spectral mesh is built; see `spectralMesh`. */
export interface SpectralMeshPlan {
  /** Even modes of the central element (it touches x = 0, where the solution is even in x). */
  readonly centralModes: number;
  /** Number of further elements towards the face; 0 = the central element covers everything. */
  readonly outerElements: number;
  /** Polynomial order of the outer elements. */
  readonly outerOrder: number;
  /** Length of an element over that of its inner neighbour. */
  readonly ratio: number;
}

interface Element {
  readonly from: number;
  readonly to: number;
  readonly firstNode: number;
  readonly rule: NodalRule;
  readonly central: boolean;
}

function elementEdges(plan: SpectralMeshPlan): number[] {
  const lengths = Array.from({ length: plan.outerElements + 1 }, (_, k) => plan.ratio ** k);
  const sum = lengths.reduce((total, length) => total + length, 0);
  const edges = [0];
  for (const length of lengths) edges.push(edges.at(-1)! + length / sum);
  edges[edges.length - 1] = 1;
  return edges;
}

function layOut(plan: SpectralMeshPlan, exponent: number): Element[] {
  const edges = elementEdges(plan);
  const outerRule = plan.outerElements > 0 ? gaussLobattoLegendre(plan.outerOrder) : undefined;
  const elements: Element[] = [
    {
      from: 0,
      to: edges[1]!,
      firstNode: 0,
      rule: evenRadau(plan.centralModes, exponent),
      central: true,
    },
  ];
  for (let k = 1; k <= plan.outerElements; k++) {
    elements.push({
      from: edges[k]!,
      to: edges[k + 1]!,
      firstNode: plan.centralModes + (k - 1) * plan.outerOrder,
      rule: outerRule!,
      central: false,
    });
  }
  return elements;
}

/** Position of the element's local node on [0, 1]. */
function nodePosition(element: Element, node: number): number {
  const t = element.rule.nodes[node]!;
  return element.central
    ? element.to * Math.sqrt(t)
    : element.from + ((element.to - element.from) * (t + 1)) / 2;
}

/** Volume that a local node stands for, and the factor of the derivative product there. */
function nodeMeasure(element: Element, node: number, exponent: number) {
  const weight = element.rule.weights[node]!;
  if (element.central) {
    // x = to*sqrt(xi): dF/dx = 2 x/to^2 dF/dxi
    const volume = weight * element.to ** (exponent + 1);
    return { volume, flux: (volume * 4 * element.rule.nodes[node]!) / element.to ** 2 };
  }
  const length = element.to - element.from;
  const x = nodePosition(element, node);
  const volume = ((exponent + 1) * x ** exponent * weight * length) / 2;
  return { volume, flux: volume * (2 / length) ** 2 };
}

/**
 * Spectral elements on [0, 1], graded towards the face, with a central element of even polynomials
 * that is exactly diagonal in mass for slab, cylinder and sphere (collocation at Radau points of
 * x^2, cf. Villadsen & Michelsen) and Gauss-Lobatto-Legendre elements beside it.
 */
export function spectralMesh(plan: SpectralMeshPlan, geometry: Geometry = 'slab'): Discretisation {
  const exponent = geometryExponent[geometry];
  const elements = layOut(plan, exponent);
  const freeCount = plan.centralModes + plan.outerElements * plan.outerOrder;
  const halfBandwidth =
    plan.outerElements > 0 ? Math.max(plan.centralModes, plan.outerOrder) : plan.centralModes;
  const width = 2 * halfBandwidth + 1;
  const nodes = new Float64Array(freeCount + 1);
  const weights = new Float64Array(freeCount + 1);
  const stiffness = new Float64Array((freeCount + 1) * width);
  for (const element of elements) {
    const { nodes: local, derivative } = element.rule;
    const count = local.length;
    for (let q = 0; q < count; q++) {
      const { volume, flux } = nodeMeasure(element, q, exponent);
      nodes[element.firstNode + q] = nodePosition(element, q);
      weights[element.firstNode + q]! += volume;
      for (let i = 0; i < count; i++) {
        const row = element.firstNode + i;
        for (let j = 0; j < count; j++) {
          const entry = row * width + j - i + halfBandwidth;
          stiffness[entry]! += flux * derivative[q * count + i]! * derivative[q * count + j]!;
        }
      }
    }
  }
  nodes[freeCount] = 1;
  return {
    freeCount,
    nodes,
    weights,
    halfBandwidth,
    stiffness,
    envelope: envelopeOf(stiffness, freeCount + 1, halfBandwidth),
    centreRow: interpolateIn(elements, freeCount, 0),
    interpolationRow: (position) => interpolateIn(elements, freeCount, position),
    description: describe(plan),
  };
}

function interpolateIn(elements: Element[], freeCount: number, position: number): Float64Array {
  const element = elements.find(({ to }) => position <= to) ?? elements.at(-1)!;
  const local = element.central
    ? (position / element.to) ** 2
    : (2 * (position - element.from)) / (element.to - element.from) - 1;
  const row = new Float64Array(freeCount + 1);
  row.set(interpolationRow(element.rule.nodes, local), element.firstNode);
  return row;
}

function describe(plan: SpectralMeshPlan): string {
  const central = `${plan.centralModes} even modes`;
  return plan.outerElements === 0
    ? `spectral ${central}`
    : `spectral ${central} + ${plan.outerElements} x order ${plan.outerOrder}`;
}
