import { describe, expect, it } from 'vitest';
import { macroAt, microAt, microMean } from '#shared/numerics/analytic/local-values.ts';
import type {
  BoundarySteps,
  LinearTwoScale,
  MicroGeometry,
} from '#shared/numerics/analytic/linear-two-scale.ts';
import { macroMean, totalContent } from '#shared/numerics/analytic/totals.ts';

const DRYING: BoundarySteps = { initial: 1, steps: [{ timeS: 0, value: 0 }] };
const CRANK_TIMES = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}

function besselJ(order: 0 | 1, x: number): number {
  const points = 400;
  let sum = 0;
  for (let k = 0; k < points; k++) {
    const angle = (Math.PI * (k + 0.5)) / points;
    sum += Math.cos(order * angle - x * Math.sin(angle));
  }
  return sum / points;
}

function zeroOfJ0(index: number): number {
  let x = (index - 0.25) * Math.PI;
  for (let k = 0; k < 8; k++) x += besselJ(0, x) / besselJ(1, x);
  return x;
}

/** Fraction remaining of one body after a step of its surface, by eigenmodes (Crank); tau = 1. */
function crank(geometry: MicroGeometry, time: number): number {
  let sum = 0;
  for (let n = 1; n <= 60; n++) {
    if (geometry === 'slab') {
      const root = (n - 0.5) * Math.PI;
      sum += (2 / root ** 2) * Math.exp(-(root ** 2) * time);
    } else if (geometry === 'cylinder') {
      const root = zeroOfJ0(n);
      sum += (4 / root ** 2) * Math.exp(-(root ** 2) * time);
    } else {
      const root = n * Math.PI;
      sum += (6 / root ** 2) * Math.exp(-(root ** 2) * time);
    }
  }
  return sum;
}

describe('one scale alone is the classical series', () => {
  const slab = CRANK_TIMES.map((time) => crank('slab', time));

  it.each<[string, LinearTwoScale]>([
    ['no micro classes', { tauMacroS: 2, micro: [] }],
    ['no micro water', { tauMacroS: 2, micro: [{ share: 0, tauS: 50, geometry: 'slab' }] }],
    ['no micro resistance', { tauMacroS: 2, micro: [{ share: 0.6, tauS: 0, geometry: 'sphere' }] }],
    [
      'all water micro, no resistance',
      { tauMacroS: 2, micro: [{ share: 1, tauS: 0, geometry: 'slab' }] },
    ],
  ])('plane sheet for %s', (_, problem) => {
    const timesS = CRANK_TIMES.map((time) => 2 * time);
    expect(largestDifference(totalContent(problem, DRYING, timesS), slab)).toBeLessThan(1e-13);
    expect(largestDifference(macroMean(problem, DRYING, timesS), slab)).toBeLessThan(1e-13);
  });

  it.each<MicroGeometry>(['slab', 'cylinder', 'sphere'])('no macro resistance, %s', (geometry) => {
    const timesS = CRANK_TIMES.map((time) => 7 * time);
    for (const share of [0.3, 1]) {
      const problem: LinearTwoScale = { tauMacroS: 0, micro: [{ share, tauS: 7, geometry }] };
      const exact = CRANK_TIMES.map((time) => share * crank(geometry, time));
      expect(largestDifference(totalContent(problem, DRYING, timesS), exact)).toBeLessThan(1e-13);
    }
  });

  it('sphere centre follows its own series', () => {
    const problem: LinearTwoScale = {
      tauMacroS: 0,
      micro: [{ share: 1, tauS: 1, geometry: 'sphere' }],
    };
    const times = [0.02, 0.1, 0.5];
    const exact = times.map((time) => {
      let sum = 0;
      for (let n = 1; n < 40; n++) sum -= 2 * (-1) ** n * Math.exp(-((n * Math.PI) ** 2) * time);
      return sum;
    });
    const centre = microAt(problem, DRYING, times, 1, 0, 0);
    expect(largestDifference(centre, exact)).toBeLessThan(1e-13);
  });
});

describe('instant equilibrium', () => {
  it('the whole problem without resistance is at the boundary value at once', () => {
    const problem: LinearTwoScale = {
      tauMacroS: 0,
      micro: [{ share: 0.4, tauS: 0, geometry: 'cylinder' }],
    };
    expect([...totalContent(problem, DRYING, [-1, 0, 1e-12, 1])]).toEqual([1, 1, 0, 0]);
    expect([...microMean(problem, DRYING, [0, 1e-12], 0, 0)]).toEqual([1, 0]);
  });

  it('a macro scale without resistance is at the boundary value, film or not', () => {
    const micro = [{ share: 0.5, tauS: 3, geometry: 'slab' as const }];
    const timesS = [1e-9, 0.1, 5];
    const bare = totalContent({ tauMacroS: 0, micro }, DRYING, timesS);
    expect([...macroAt({ tauMacroS: 0, micro, biot: 0.1 }, DRYING, timesS, 0)]).toEqual([0, 0, 0]);
    expect([...totalContent({ tauMacroS: 0, micro, biot: 0.1 }, DRYING, timesS)]).toEqual([
      ...bare,
    ]);
  });

  it('open face and interface carry the value outside them', () => {
    const problem: LinearTwoScale = {
      tauMacroS: 1,
      micro: [{ share: 0.5, tauS: 1, geometry: 'cylinder' }],
    };
    const timesS = [1e-8, 0.01, 1];
    expect(largestDifference(macroAt(problem, DRYING, timesS, 1), [0, 0, 0])).toBeLessThan(1e-13);
    const macro = macroAt(problem, DRYING, timesS, 0.3);
    const interfaceValues = microAt(problem, DRYING, timesS, 0.3, 0, 1);
    expect(largestDifference(interfaceValues, macro)).toBeLessThan(1e-13);
  });
});

describe('gas film', () => {
  const micro = [{ share: 0.5, tauS: 1, geometry: 'slab' as const }];
  const timesS = [1e-4, 1e-2, 0.1, 1, 5];

  it('tends to the Dirichlet boundary in proportion to 1/Bi', () => {
    const dirichlet = totalContent({ tauMacroS: 1, micro }, DRYING, timesS.slice(1));
    const error = (biot: number): number =>
      largestDifference(
        totalContent({ tauMacroS: 1, micro, biot }, DRYING, timesS.slice(1)),
        dirichlet,
      );
    expect(error(1e6)).toBeLessThan(1e-5);
    expect(error(1e4) / error(1e5)).toBeCloseTo(10, 1);
    expect(error(1e30)).toBeLessThan(1e-13);
  });

  it('tends to a lumped exponential in proportion to Bi', () => {
    const error = (biot: number): number => {
      const scaled = [0.01, 0.3, 1, 3].map((time) => time / biot);
      const lumped = scaled.map((time) => Math.exp(-time * biot));
      return largestDifference(totalContent({ tauMacroS: 1, micro, biot }, DRYING, scaled), lumped);
    };
    expect(error(1e-8)).toBeLessThan(1e-8);
    expect(error(1e-3) / error(1e-4)).toBeCloseTo(10, 1);
  });
});

describe('extreme times and ratios', () => {
  it('releases 2 sqrt((1 - beta) t / (pi tau)) at short times', () => {
    for (const beta of [0, 0.3, 0.9]) {
      const problem: LinearTwoScale = {
        tauMacroS: 1,
        micro: [{ share: beta, tauS: 1, geometry: 'slab' }],
      };
      const released = totalContent(
        problem,
        { initial: 0, steps: [{ timeS: 0, value: 1 }] },
        [1e-12],
      );
      expect(released[0]).toBeCloseTo(2 * Math.sqrt(((1 - beta) * 1e-12) / Math.PI), 11);
    }
  });

  it('with all water micro releases t^(3/4) / Gamma(7/4) at short times', () => {
    const problem: LinearTwoScale = {
      tauMacroS: 1,
      micro: [{ share: 1, tauS: 1, geometry: 'slab' }],
    };
    const released = 1 - totalContent(problem, DRYING, [1e-8])[0]!;
    expect(released / (1e-6 / 0.9190625268488832)).toBeCloseTo(1, 6);
  });

  it('stays finite and right far outside the usual range', () => {
    for (const ratio of [1e-30, 1e-12, 1e12, 1e30]) {
      for (const geometry of ['slab', 'cylinder', 'sphere'] as const) {
        const problem: LinearTwoScale = {
          tauMacroS: 1,
          micro: [{ share: 0.5, tauS: ratio, geometry }],
        };
        const late = 1e6 * Math.max(1, ratio);
        expect(totalContent(problem, DRYING, [1e-40])[0]).toBeCloseTo(1, 12);
        expect(totalContent(problem, DRYING, [late])[0]).toBeCloseTo(0, 12);
        // Between the two time constants only the micro water is left, or the fast scale is no resistance.
        const between = totalContent(problem, DRYING, [ratio > 1 ? 20 : 0.5])[0]!;
        expect(between).toBeCloseTo(ratio > 1 ? 0.5 : crank('slab', 0.5), 4);
        expect(microAt(problem, DRYING, [1e-40, late], 0.5, 0, 0.5)[0]).toBeCloseTo(1, 12);
        expect(microAt(problem, DRYING, [1e-40, late], 0.5, 0, 0.5)[1]).toBeCloseTo(0, 12);
      }
    }
  });

  it('survives the shortest and longest representable times', () => {
    const problem: LinearTwoScale = {
      tauMacroS: 1,
      micro: [{ share: 0.5, tauS: 1, geometry: 'sphere' }],
    };
    const [first, last] = totalContent(problem, DRYING, [Number.MIN_VALUE, Number.MAX_VALUE]);
    expect(first).toBeCloseTo(1, 12);
    expect(last).toBeCloseTo(0, 12);
  });
});

describe('start', () => {
  const problem: LinearTwoScale = {
    tauMacroS: 1,
    micro: [{ share: 0.5, tauS: 1, geometry: 'slab' }],
  };

  it('gives the initial value at and before the first step, and without any step', () => {
    const boundary: BoundarySteps = { initial: 0.7, steps: [{ timeS: 3, value: 0 }] };
    expect([...totalContent(problem, boundary, [-5, 0, 2.9, 3])]).toEqual([0.7, 0.7, 0.7, 0.7]);
    expect(totalContent(problem, boundary, [3.1])[0]).toBeLessThan(0.7);
    expect([...totalContent(problem, { initial: 0.7, steps: [] }, [0, 100])]).toEqual([0.7, 0.7]);
  });

  it('keeps the digits shortly after a late step', () => {
    const late: BoundarySteps = { initial: 1, steps: [{ timeS: 2 ** 20, value: 0 }] };
    const elapsed = 2 ** -30;
    expect(totalContent(problem, late, [2 ** 20 + elapsed])[0]).toBe(
      totalContent(problem, DRYING, [elapsed])[0],
    );
  });
});
