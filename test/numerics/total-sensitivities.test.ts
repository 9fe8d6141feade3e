import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complexRegister, setComplex } from '#shared/numerics/analytic/complex.ts';
import { meanResponse, responseSlope } from '#shared/numerics/analytic/micro-response.ts';
import {
  BY_LOG_TAU_MACRO,
  BY_LOG_TAU_MICRO,
  BY_MICRO_SHARE,
  BY_MICRO_SPREAD,
  SENSITIVITY_COUNT,
  type SpreadTwoScale,
  totalSensitivities,
} from '#shared/numerics/analytic/total-sensitivities.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';

const DRYING = { initial: 1, steps: [{ timeS: 0, value: 0 }] };
const ONE_CLASS = { offsets: [0], shares: [1] };
const THREE_CLASSES = { offsets: [-1.2, 0, 1.2], shares: [0.2, 0.5, 0.3] };
const SHAPES = { 1: 'slab', 2: 'cylinder', 3: 'sphere' } as const;

const figure7: SpreadTwoScale = {
  tauMacroS: 1,
  tauMicroS: 17,
  microShare: 0.11,
  microSpread: 0,
  classes: ONE_CLASS,
  dimension: 1,
};
const spread = { ...figure7, microShare: 0.4, microSpread: 0.7, classes: THREE_CLASSES };
const problems: Readonly<Record<string, SpreadTwoScale>> = {
  'figure 7': figure7,
  'fast micro scale': { ...figure7, tauMicroS: 1e-4, microShare: 0.5 },
  'slow micro scale': { ...figure7, tauMicroS: 1e5, microShare: 0.9 },
  'micro only': { ...figure7, tauMacroS: 0, microShare: 1 },
  'spread slabs': spread,
  'spread cylinders': { ...spread, dimension: 2 },
  'spread spheres': { ...spread, dimension: 3 },
};

function sensitivitiesAt(problem: SpreadTwoScale, times: Float64Array): Float64Array {
  const out = new Float64Array(times.length * SENSITIVITY_COUNT);
  totalSensitivities(problem, times, out);
  return out;
}

const manyTimes = Float64Array.from({ length: 600 }, (_, i) => (5 * (i + 1)) / 600);

describe.each(Object.entries(problems))('the sensitivities of %s', (_, problem) => {
  const values = sensitivitiesAt(problem, manyTimes);
  const count = manyTimes.length;

  it('have the analytic total as their value', () => {
    const { tauMacroS, tauMicroS, microShare, microSpread, classes, dimension } = problem;
    const exact = totalContent(
      {
        tauMacroS,
        micro: classes.shares.map((share, j) => ({
          share: microShare * share,
          tauS: tauMicroS * Math.exp(microSpread * classes.offsets[j]!),
          geometry: SHAPES[dimension],
        })),
      },
      DRYING,
      manyTimes,
    );
    const error = exact.reduce(
      (worst, value, i) => Math.max(worst, Math.abs(value - values[i]!)),
      0,
    );
    expect(error).toBeLessThan(5e-13);
  });

  it.each([
    [
      'ln tau_macro',
      BY_LOG_TAU_MACRO,
      (h: number) => ({ tauMacroS: problem.tauMacroS * Math.exp(h) }),
    ],
    [
      'ln tau_micro',
      BY_LOG_TAU_MICRO,
      (h: number) => ({ tauMicroS: problem.tauMicroS * Math.exp(h) }),
    ],
    ['beta', BY_MICRO_SHARE, (h: number) => ({ microShare: problem.microShare + h })],
    ['the spread', BY_MICRO_SPREAD, (h: number) => ({ microSpread: problem.microSpread + h })],
  ])('agree with central differences in %s', (_name, place, change) => {
    const h = 2e-5;
    const above = sensitivitiesAt({ ...problem, ...change(h) }, manyTimes);
    const below = sensitivitiesAt({ ...problem, ...change(-h) }, manyTimes);
    for (let i = 0; i < count; i++) {
      const difference = (above[i]! - below[i]!) / (2 * h);
      expect(Math.abs(difference - values[place * count + i]!)).toBeLessThan(2e-8);
    }
  });
});

describe('sampling many instants', () => {
  it('takes 30 evaluations of the transfer functions for a decade of time', () => {
    const out = new Float64Array(2000 * SENSITIVITY_COUNT);
    const times = Float64Array.from({ length: 2000 }, (_, i) => 10 ** (-i / 2000));
    expect(totalSensitivities(figure7, times, out)).toBe(30);
  });

  it('is exact for any parameters and from very early to very late', () => {
    const number = (low: number, high: number) =>
      fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(
        number(1e-3, 1e3),
        fc.double({ min: 0, max: 1, noNaN: true }),
        number(1e-4, 1),
        (ratio, microShare, earliest) => {
          const problem = { ...figure7, tauMicroS: ratio, microShare };
          const times = Float64Array.from({ length: 41 }, (_, i) => earliest * 10 ** (i / 8));
          const values = sensitivitiesAt(problem, times);
          const micro = [{ share: microShare, tauS: ratio, geometry: 'slab' as const }];
          totalContent({ tauMacroS: 1, micro }, DRYING, times).forEach((exact, i) =>
            expect(Math.abs(values[i]! - exact)).toBeLessThan(3e-13),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the slope of the mean response', () => {
  it.each([1, 2, 3] as const)('agrees with differences, dimension %i', (dimension) => {
    for (const size of [1e-6, 0.3, 0.999, 1.001, 30, 1e4]) {
      for (const angle of [0, 0.7, 2.2, -2.8]) {
        const w = complexRegister();
        const response = complexRegister();
        const slope = complexRegister();
        setComplex(w, size * Math.cos(angle), size * Math.sin(angle));
        meanResponse(response, w, dimension);
        responseSlope(slope, w, response, dimension);
        // Along the direction of w, relative to its size.
        const h = 1e-5;
        const [above, below] = [1 + h, 1 - h].map((factor) => {
          const out = complexRegister();
          setComplex(out, w.re * factor, w.im * factor);
          meanResponse(out, out, dimension);
          return out;
        });
        const re = (above!.re - below!.re) / (2 * h);
        const im = (above!.im - below!.im) / (2 * h);
        expect(Math.abs(re - (slope.re * w.re - slope.im * w.im))).toBeLessThan(1e-9);
        expect(Math.abs(im - (slope.re * w.im + slope.im * w.re))).toBeLessThan(1e-9);
      }
    }
  });
});
