/* Fits of diffusion times: one curve with its derivatives, a search, a whole fit with its profiles. */
import {
  SENSITIVITY_COUNT,
  totalSensitivities,
} from '#shared/numerics/analytic/total-sensitivities.ts';
import { findMinimum } from '#shared/estimation/drying/drying-minimum.ts';
import { dryingProblem } from '#shared/estimation/drying/drying-problem.ts';
import type { DryingSetup } from '#shared/estimation/drying/drying-setup.ts';
import { simulateVariedCase, valuesAtPaths } from '#shared/estimation/physical/case-simulation.ts';
import { fitSimulatedRuns } from '#shared/estimation/physical/fit-simulated-runs.ts';
import { drain } from '../support/drain.ts';
import { FIGURE_7, fitOf, syntheticRun } from '../support/drying-runs.ts';
import { normalNumbers } from '../support/fit-models.ts';
import { isothermCase } from '../support/transport-cases.ts';
import { plain, type Problem } from './problem.ts';

const POINTS = 2000;
const setup: DryingSetup = { model: 'two-scale', fixed: { equilibrium: 0 } };
const run = () => syntheticRun({ duration: 5, points: POINTS, noise: 0.005 });

export const fitProblems: Readonly<Record<string, () => Problem>> = {
  'fit-curve': () => {
    const times = Float64Array.from({ length: POINTS }, (_, i) => (4500 * (i + 1)) / POINTS);
    const out = new Float64Array(POINTS * SENSITIVITY_COUNT);
    const problem = {
      ...FIGURE_7,
      microSpread: 0,
      classes: { offsets: [0], shares: [1] },
      dimension: 1 as const,
    };
    return {
      name: 'total and derivatives at 2,000 times (steps: transfer functions evaluated)',
      warmUp: 300,
      repeats: 300,
      run: () => ({ ...plain, steps: totalSensitivities(problem, times, out) }),
    };
  },
  'fit-search': () => {
    const measured = run();
    return {
      name: 'two-scale fit of 2,000 points from 25 starts',
      warmUp: 5,
      repeats: 15,
      run() {
        const drying = dryingProblem(measured, setup);
        drain(findMinimum(measured, setup, drying));
        return plain;
      },
    };
  },
  'fit-nonlinear': () => nonlinearProblem(false),
  'fit-nonlinear-profiles': () => nonlinearProblem(true),
  'fit-profiles': () => {
    const measured = run();
    return {
      name: 'the same with noise, bands and profile intervals',
      warmUp: 5,
      repeats: 15,
      run() {
        fitOf(measured, setup);
        return plain;
      },
    };
  },
};

/** A case with curved isotherms and D_mi(c, T), and a run that it would give with other diffusivities. */
function nonlinearProblem(profile: boolean): Problem {
  const paths = ['micro.diffusivityM2PerS', 'macro.gasDiffusivityM2PerS'];
  const timesS = Array.from({ length: POINTS }, (_, i) => 20 * (i + 1));
  const document = { ...isothermCase, dryCoatingDensityKgPerM3: 1200 };
  const varied = { document, paths, timesS, compared: 'absolute' } as const;
  const starts = valuesAtPaths(varied);
  const truth = starts.map((value, k) => value * (k === 0 ? 0.6 : 1.3));
  const exact = simulateVariedCase(varied, truth)!;
  const noise = normalNumbers(1, POINTS);
  const content = exact.map((value, i) => value + 0.005 * exact[0]! * noise[i]!);
  const request = {
    parameters: paths.map((name, k) => ({
      name,
      start: starts[k]!,
      lower: starts[k]! / 1e4,
      upper: starts[k]! * 1e4,
      transform: 'log' as const,
    })),
    runs: [{ run: { timesS, content }, compared: 'absolute' as const }],
    simulate: (values: Float64Array) => simulateVariedCase(varied, values),
    profile,
    starts: 0,
    seed: 1,
  };
  return {
    name: `D_mi and D_ma of a nonlinear case to 2,000 points${profile ? ' with profiles' : ''} (steps: simulations)`,
    warmUp: 1,
    repeats: 3,
    run() {
      const fit = drain(fitSimulatedRuns(request));
      if (fit?.outcome !== 'converged') throw new Error('The fit did not converge.');
      fit.parameters.forEach(({ value, standardError }, k) => {
        if (Math.abs(value - truth[k]!) < 4 * standardError!) return;
        throw new Error(`The fit missed ${paths[k]}: ${value} instead of ${truth[k]}.`);
      });
      return { ...plain, steps: fit.simulations };
    },
  };
}
