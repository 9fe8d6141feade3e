import { describe, expect, it } from 'vitest';
import { finiteVolumeMesh } from '#shared/numerics/mesh/finite-volume-mesh.ts';
import { spectralMesh } from '#shared/numerics/mesh/spectral-mesh.ts';
import {
  denseSolutions,
  eliminated,
  jacobianFault,
  meshFor,
} from './verification/linear-algebra.ts';
import { itHolds } from './verification/it-holds.ts';

const plan = { centralModes: 3, outerElements: 2, outerOrder: 3, ratio: 0.3 };

describe.each(eliminated)('Jacobian column by column: %s', (_name, problem) => {
  it('spectral elements', () => {
    const mesh = meshFor(problem, (geometry) => spectralMesh(plan, geometry));
    const { error, where } = jacobianFault(problem, mesh);
    expect(error, where).toBeLessThan(1e-10);
  });

  it('finite volumes', () => {
    const mesh = meshFor(problem, (geometry) => finiteVolumeMesh(6, 1.5, geometry));
    const { error, where } = jacobianFault(problem, mesh);
    expect(error, where).toBeLessThan(1e-10);
  });
});

it('a wrong Jacobian is found and located', () => {
  const [, problem] = eliminated[2]!;
  const wrong = {
    ...problem,
    macro: {
      ...problem.macro,
      content: {
        ...problem.macro.content,
        evaluate: (...[input, from, count, temperatureK, value, slope, to]: Evaluation) => {
          problem.macro.content.evaluate(input, from, count, temperatureK, value, slope, to);
          slope[to + 4]! *= 1.01;
        },
      },
    },
  };
  const mesh = meshFor(wrong, (geometry) => finiteVolumeMesh(6, 1.5, geometry));
  const { error, where } = jacobianFault(wrong, mesh);
  expect(error).toBeGreaterThan(1e-4);
  expect(where).toMatch(/column 40$/); // 6 micro rows of 6 columns, then u of the fifth column
});

type Evaluation = Parameters<(typeof eliminated)[number][1]['macro']['content']['evaluate']>;

describe('structured elimination', () => itHolds(denseSolutions));
