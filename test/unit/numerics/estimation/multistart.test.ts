import { describe, expect, it } from 'vitest';
import { multistart } from '#shared/numerics/estimation/multistart.ts';
import type { MultistartOutcome } from '#shared/numerics/estimation/multistart.ts';
import { latinHypercube } from '#shared/numerics/estimation/latin-hypercube.ts';
import { seededRandom } from '#shared/numerics/estimation/seeded-random.ts';
import { drain } from '../../../support/drain.ts';
import { curveProblem, freeParameter, normalNumbers } from '../../../support/fit-models.ts';

const x = Array.from({ length: 40 }, (_, i) => 0.15 * i);
const noise = normalNumbers(5, x.length);
const y = x.map((value, i) => Math.sin(3 * value) + 0.05 * noise[i]!);
const frequency = { ...freeParameter('frequency', 9), lower: 0.5, upper: 12 };
const wave = curveProblem([frequency], x, y, (value, p) => Math.sin(p[0]! * value));

describe('multistart', () => {
  it('finds the best of several minima and lists the others', () => {
    const result = drain(multistart(wave, { starts: 20, seed: 1 }));
    expect(result.best.parameters[0]).toBeCloseTo(3, 1);
    expect(result.minima.length).toBeGreaterThan(2);
    const sums = result.minima.map(({ fit }) => fit.sumOfSquares);
    expect(sums).toEqual([...sums].sort((a, b) => a - b));
    const hits = result.minima.reduce((sum, minimum) => sum + minimum.hits, 0);
    expect(hits + result.notConverged).toBe(21);
    expect(result.minima[0]!.hits).toBeGreaterThan(1);
  });

  it('repeats exactly with the same seed', () => {
    const run = (seed: number): MultistartOutcome => drain(multistart(wave, { starts: 12, seed }));
    expect(run(42)).toEqual(run(42));
    expect(run(42)).not.toEqual(run(43));
  });

  it('stops within an iteration when cancelled, with the best so far', () => {
    const running = multistart(wave, { starts: 5, seed: 1 });
    let next = running.next();
    while (next.done !== true && next.value.start < 2) next = running.next();
    const last = running.next('cancel');
    expect(last).toMatchObject({ done: true, value: { cancelled: true } });
  });

  it('needs finite bounds', () => {
    const unbounded = { ...wave, parameters: [{ ...frequency, upper: Infinity }] };
    expect(() => multistart(unbounded, { starts: 2, seed: 1 }).next()).toThrow('Give both bounds');
  });

  it('spreads its starts over every slice of every direction', () => {
    const points = latinHypercube(16, 3, seededRandom(9));
    for (const d of [0, 1, 2]) {
      const slices = points.map((point) => Math.floor(point[d]! * 16)).sort((a, b) => a - b);
      expect(slices).toEqual(Array.from({ length: 16 }, (_, k) => k));
    }
  });

  it('draws uniform numbers', () => {
    const random = seededRandom(123);
    const counts = new Array<number>(10).fill(0);
    for (let k = 0; k < 10_000; k++) counts[Math.floor(random() * 10)]!++;
    const chiSquared = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 99.9 % point of chi squared with 9 degrees of freedom
    expect(chiSquared).toBeLessThan(27.9);
  });
});
