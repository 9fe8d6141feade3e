import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Discretisation, Geometry } from '#shared/numerics/mesh/discretisation.ts';
import { geometryExponent, stiffnessEntry } from '#shared/numerics/mesh/discretisation.ts';
import { finiteVolumeMesh } from '#shared/numerics/mesh/finite-volume-mesh.ts';
import { spectralMesh } from '#shared/numerics/mesh/spectral-mesh.ts';
import { itHolds } from './verification/it-holds.ts';
import { predictedErrors } from './verification/mesh-choice.ts';

describe('the choice of meshes', () => itHolds(predictedErrors));

const geometry = fc.constantFrom<Geometry>('slab', 'cylinder', 'sphere');
const volumes = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 1, max: 3, noNaN: true }), geometry)
  .map(([cells, grading, shape]) => ({ shape, mesh: finiteVolumeMesh(cells, grading, shape) }));
const elements = fc
  .record({
    centralModes: fc.integer({ min: 2, max: 14 }),
    outerElements: fc.integer({ min: 0, max: 6 }),
    outerOrder: fc.integer({ min: 3, max: 12 }),
    ratio: fc.double({ min: 0.1, max: 1, noNaN: true }),
    shape: geometry,
  })
  .map(({ shape, ...plan }) => ({ shape, mesh: spectralMesh(plan, shape) }));

function rows({ freeCount }: Discretisation): number[] {
  return Array.from({ length: freeCount + 1 }, (_, row) => row);
}

describe('every mesh', () => {
  const any = fc.oneof(volumes, elements);

  it('has volumes that sum to one and ascending nodes that end at the face', () => {
    fc.assert(
      fc.property(any, ({ mesh }) => {
        expect(mesh.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 13);
        expect(Math.min(...mesh.weights)).toBeGreaterThanOrEqual(0);
        expect([...mesh.nodes]).toEqual([...mesh.nodes].sort((a, b) => a - b));
        expect(mesh.nodes.at(-1)).toBe(1);
      }),
    );
  });

  it('has a symmetric stiffness with vanishing row sums: what leaves a node arrives elsewhere', () => {
    fc.assert(
      fc.property(any, ({ mesh }) => {
        for (const row of rows(mesh)) {
          const entries = rows(mesh).map((column) => stiffnessEntry(mesh, row, column));
          const size = Math.max(...entries.map(Math.abs));
          const sum = entries.reduce((total, entry) => total + entry, 0);
          expect(Math.abs(sum)).toBeLessThanOrEqual(1e-12 * size);
          rows(mesh).forEach((column) => {
            const mirrored = stiffnessEntry(mesh, column, row);
            expect(Math.abs(mirrored - entries[column]!)).toBeLessThanOrEqual(1e-13 * size);
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('spectral elements', () => {
  it('apply the Laplacian of the geometry to a parabola exactly, row by row', () => {
    fc.assert(
      fc.property(elements, ({ shape, mesh }) => {
        // y = x^2: Laplacian 2 (m + 1) in every volume, and as much through the face.
        const laplacian = 2 * (geometryExponent[shape] + 1);
        for (const row of rows(mesh)) {
          const terms = rows(mesh).map(
            (column) => stiffnessEntry(mesh, row, column) * mesh.nodes[column]! ** 2,
          );
          const size = Math.max(...terms.map(Math.abs));
          const applied = terms.reduce((sum, term) => sum + term, 0);
          const flux = row === mesh.freeCount ? 1 : 0;
          const exact = laplacian * (flux - mesh.weights[row]!);
          expect(Math.abs(applied - exact)).toBeLessThanOrEqual(1e-12 * size);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('finite volumes', () => {
  it('are monotone: no positive entry off the diagonal', () => {
    fc.assert(
      fc.property(volumes, ({ mesh }) => {
        for (const row of rows(mesh)) {
          for (const column of rows(mesh)) {
            if (column === row) continue;
            expect(stiffnessEntry(mesh, row, column)).toBeLessThanOrEqual(0);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
