import type { LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import { meanDryingTime, secondMoment } from '#shared/numerics/analytic/moments.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { chooseResolution } from '#shared/numerics/solve/resolution.ts';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import { crankSlab, crankSphere } from '../../support/crank-series.ts';
import { drain } from '../../support/drain.ts';
import { caseOf, drying, logTimes, problemOf, slabCoating } from '../../support/linear-coating.ts';
import { solveOn } from './solve-linear.ts';
import type { Measurement, Verification } from './verification.ts';

const accuracy = 1e-6;
const timesS = logTimes(1e-3, 5, 20);

/** A case whose water is left as `remaining` says, from a series that the product does not contain. */
function againstSeries(
  transportCase: TransportCase,
  remaining: (timeS: number) => number,
): Measurement {
  const { total, massBalanceDefect } = drain(simulateCase(transportCase, { accuracy }));
  const errors = total.map((value, k) => Math.abs(value - remaining(timesS[k]!)));
  return { error: Math.max(...errors), defect: massBalanceDefect ?? Number.NaN };
}

const macroSlab = (timeS: number) => crankSlab(timeS, 1);

/** One scale alone, against the eigenfunction series of a single body. */
export const crankLimits: Verification[] = [
  {
    name: 'Crank slab: tau_micro = 1e-7 tau_macro',
    limit: accuracy,
    measure: () => againstSeries(caseOf(slabCoating(0.5, 1e-7), drying, timesS), macroSlab),
  },
  {
    name: 'Crank slab: no micro resistance',
    limit: accuracy,
    measure() {
      const coating = caseOf(slabCoating(0.5, 1), drying, timesS, { resistances: 'macro' });
      return againstSeries(coating, macroSlab);
    },
  },
  ...[1e-7, 0].map((beta) => ({
    name: `Crank slab: beta = ${beta}`,
    limit: accuracy,
    measure: () => againstSeries(caseOf(slabCoating(beta, 1), drying, timesS), macroSlab),
  })),
  ...(['slab', 'sphere'] as const).flatMap((geometry) =>
    [1e-7, 0].map((tauMacroS) => ({
      name: `Crank ${geometry} on the micro scale: tau_macro = ${tauMacroS} tau_micro`,
      limit: accuracy,
      measure() {
        const coating = { tauMacroS, micro: [{ share: 0.7, tauS: 1, geometry }] };
        const body = geometry === 'slab' ? crankSlab : crankSphere;
        return againstSeries(caseOf(coating, drying, timesS), (timeS) => 0.7 * body(timeS, 1));
      },
    })),
  ),
];

const momentCoatings: [string, LinearTwoScale][] = [
  ['beta 0.5, ratio 1', slabCoating(0.5, 1)],
  ['beta 0.11, ratio 17', slabCoating(0.11, 17)],
  ['sphere', { tauMacroS: 1, micro: [{ share: 0.5, tauS: 3, geometry: 'sphere' }] }],
  [
    'cylinder and film',
    { tauMacroS: 1, micro: [{ share: 0.5, tauS: 3, geometry: 'cylinder' }], biot: 2 },
  ],
];

/** Mean drying time from the numerical curve: the integral of the water left, divided by the start. */
export const dryingTimes: Verification[] = momentCoatings.flatMap(([name, coating]) => {
  const moments = () => {
    // In s = ln t the integrand is smooth and vanishes at both ends: the trapezoidal rule converges
    // exponentially. What lies before the first time is full.
    const step = 0.1;
    const times = logTimes(1e-6, 1e-6 * Math.exp(step * 199), 200);
    const problem = problemOf(coating, drying, times.at(-1)!);
    const { mesh } = chooseResolution(problem, { accuracy, earliestS: 1e-4, refinement: 0 });
    const solution = solveOn(problem, mesh, times, accuracy);
    let [mean, second] = [times[0]!, 0];
    solution.samples.forEach(({ total }, k) => {
      const weight = (k === 0 ? step / 2 : step) * total;
      mean += weight * times[k]!;
      second += 2 * weight * times[k]! ** 2;
    });
    return { mean, second, defect: solution.balanceDefect };
  };
  return [
    {
      name: `mean drying time, ${name} (relative)`,
      limit: 1e-5,
      measure() {
        const { mean, defect } = moments();
        return { error: Math.abs(mean / meanDryingTime(coating) - 1), defect };
      },
    },
    {
      name: `second moment of the release, ${name} (relative)`,
      limit: 1e-5,
      measure() {
        const { second, defect } = moments();
        return { error: Math.abs(second / secondMoment(coating) - 1), defect };
      },
    },
  ];
});
