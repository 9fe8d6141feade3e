import { describe, expect, it } from 'vitest';
import { finiteVolumeMesh } from '#shared/numerics/mesh/finite-volume-mesh.ts';
import { drying, logTimes, problemOf, slabCoating } from '../support/linear-coating.ts';
import { heatedCoating, moistCoating } from '../support/coatings.ts';
import { meshFor } from './verification/linear-algebra.ts';
import { solveOn } from './verification/solve-linear.ts';

/* Work counted instead of timed: the same on every machine. */

const timesS = logTimes(1e-3, 2, 10);
const linear = problemOf(slabCoating(0.5, 1), drying, 2);

describe('the work of a run', () => {
  it('linear: one solution for each step, factors are used again', () => {
    const mesh = meshFor(linear, (shape) => finiteVolumeMesh(20, 1.5, shape));
    const { statistics } = solveOn(linear, mesh, timesS, 1e-6);
    const attempts = statistics.steps + statistics.rejected + statistics.newtonFailures;
    expect(statistics.newtonIterations).toBe(attempts);
    expect(statistics.rightHandSides).toBe(attempts + 1); // one more at the start
    expect(statistics.factorisations).toBeLessThan(statistics.steps / 3);
  });

  it('nonlinear: a fresh factor and about two solutions for each step', () => {
    const mesh = meshFor(moistCoating, (shape) => finiteVolumeMesh(20, 1.5, shape));
    const { statistics } = solveOn(moistCoating, mesh, timesS, 1e-6);
    const attempts = statistics.steps + statistics.rejected + statistics.newtonFailures;
    expect(statistics.factorisations).toBe(attempts);
    expect(statistics.newtonIterations / attempts).toBeGreaterThan(1.5);
    expect(statistics.newtonIterations / attempts).toBeLessThan(2.6);
    expect(statistics.newtonFailures).toBeLessThan(statistics.steps / 20);
  });

  it('steps do not depend on the number of cells', () => {
    const steps = [20, 80].map((cells) => {
      const mesh = meshFor(linear, (shape) => finiteVolumeMesh(cells, 1.5, shape));
      return solveOn(linear, mesh, timesS, 1e-5).statistics.steps;
    });
    expect(steps[1]! / steps[0]!).toBeLessThan(1.3);
  });

  it('changing conditions cost restarts, not more', () => {
    const mesh = meshFor(heatedCoating, (shape) => finiteVolumeMesh(20, 1.5, shape));
    const { statistics } = solveOn(heatedCoating, mesh, timesS, 1e-4);
    expect(statistics.steps).toBeLessThan(400);
    expect(statistics.rejected).toBeLessThan(statistics.steps / 5);
  });
});

describe('finite volumes', () => {
  it.each([
    ['drying', linear],
    ['nonlinear drying', moistCoating],
    [
      'uptake from dry',
      problemOf(slabCoating(0.7, 30), { initial: 0, steps: [{ timeS: 0, value: 1 }] }, 2),
    ],
  ])('never go below zero: %s', (_name, problem) => {
    const mesh = meshFor(problem, (shape) => finiteVolumeMesh(40, 1.5, shape));
    expect(solveOn(problem, mesh, timesS, 1e-4).lowestValue).toBeGreaterThanOrEqual(-1e-9);
  });
});
