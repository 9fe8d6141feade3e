import { describe, expect, it } from 'vitest';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { spectralMesh } from '#shared/numerics/mesh/spectral-mesh.ts';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import { heatedCoating } from '../support/coatings.ts';
import { drain } from '../support/drain.ts';
import { integrateFrom } from '../support/integrate-from.ts';
import { caseOf, drying, logTimes, slabCoating } from '../support/linear-coating.ts';
import { nonlinearReferenceCase } from '../support/nonlinear-reference-case.ts';
import reference from '../fixtures/reference/nonlinear.json' with { type: 'json' };
import { meshFor } from './verification/linear-algebra.ts';

const timesS = [0, ...logTimes(1e-3, 10, 20)];
const linear = caseOf(slabCoating(0.5, 1), drying, timesS);
const { parameters } = reference.problems.nlA;
const nonlinear = nonlinearReferenceCase(parameters, [0, ...logTimes(1e-3, 3, 20)]);

/** Runs until `steps` steps are done, then cancels. */
function cancelledAfter(transportCase: TransportCase, steps: number) {
  const run = simulateCase(transportCase);
  let next = run.next();
  while (next.done !== true) next = run.next(next.value.steps >= steps ? 'cancel' : undefined);
  return next.value;
}

describe('a cancelled run', () => {
  it.each([
    ['linear', linear],
    ['nonlinear', nonlinear],
  ])('keeps what it reached: %s', (_name, transportCase) => {
    const whole = drain(simulateCase(transportCase, { estimate: false }));
    const part = cancelledAfter(transportCase, 60);
    const count = part.timeS.length;
    expect(part.status).toBe('cancelled');
    expect(part.statistics.steps).toBe(60);
    expect(count).toBeGreaterThan(1);
    expect(count).toBeLessThan(transportCase.outputTimesS.length);
    expect(part.timeS).toEqual(transportCase.outputTimesS.slice(0, count));
    expect(part.total).toEqual(whole.total.slice(0, count));
    expect(part.mirrorMicroMean).toEqual(whole.mirrorMicroMean?.slice(0, count));
    expect(part.releasedKgPerM3).toHaveLength(count);
    expect(part.estimatedError).toBeNull();
  });

  it('may end before anything was reached', () => {
    const part = cancelledAfter(linear, 1);
    expect(part.status).toBe('cancelled');
    expect(part.timeS).toEqual([0]);
    expect(part.total).toEqual([1]);
  });
});

describe('repeated runs', () => {
  it.each([
    ['linear', linear],
    ['nonlinear', nonlinear],
  ])('give the same numbers to the last bit: %s', (_name, transportCase) => {
    expect(drain(simulateCase(transportCase))).toEqual(drain(simulateCase(transportCase)));
  });
});

describe('output times', () => {
  const changing = caseOf(
    slabCoating(0.5, 1),
    {
      initial: 1,
      steps: [
        { timeS: 0, value: 0.5 },
        { timeS: 0.7, value: 1 },
      ],
    },
    [0, 0.35, 0.7, 1.1, 3],
  );

  it('at zero show the start, at the end the end', () => {
    const { timeS, total, macroMax } = drain(simulateCase(changing));
    expect(timeS).toEqual([0, 0.35, 0.7, 1.1, 3]);
    expect(total[0]).toBe(1);
    expect(macroMax[0]).toBe(1);
  });

  it('at a change show the state before it', () => {
    const { total, macroMin } = drain(simulateCase(changing, { accuracy: 1e-6 }));
    const exact = drain(simulateCase(changing, { method: 'analytic' }));
    expect(Math.abs(total[2]! - exact.total[2]!)).toBeLessThan(1e-6);
    expect(macroMin[2]).toBeCloseTo(0.5, 6);
  });

  it('do not influence the steps', () => {
    const more = caseOf(slabCoating(0.5, 1), drying, [0, 1e-3, ...logTimes(2e-3, 10, 200)]);
    const few = caseOf(slabCoating(0.5, 1), drying, [0, 1e-3, 10]);
    const options = { estimate: false };
    const [a, b] = [drain(simulateCase(more, options)), drain(simulateCase(few, options))];
    expect(a.statistics).toEqual(b.statistics);
    expect(a.total.at(-1)).toBe(b.total.at(-1));
  });

  it('between two steps lie on the polynomial of the method', () => {
    const { total } = drain(
      simulateCase(caseOf(slabCoating(0.5, 1), drying, logTimes(1e-2, 5, 400))),
    );
    const changes = total.slice(1).map((value, k) => value - total[k]!);
    expect(Math.max(...changes)).toBeLessThan(0);
  });
});

describe('events', () => {
  it('are hit exactly, without slivers of steps before them', () => {
    const plan = { centralModes: 5, outerElements: 1, outerOrder: 4, ratio: 0.3 };
    const mesh = meshFor(heatedCoating, (shape) => spectralMesh(plan, shape));
    const times: number[] = [];
    for (const { timeS, jumped } of integrateFrom(heatedCoating, mesh, 1e-4)) {
      if (!jumped) times.push(timeS);
    }
    for (const { endS } of heatedCoating.segments) {
      const index = times.indexOf(endS);
      expect(index).toBeGreaterThan(0);
      const last = times[index]! - times[index - 1]!;
      const before = times[index - 1]! - times[index - 2]!;
      expect(last).toBeGreaterThan(1e-9 * before);
    }
  });
});
