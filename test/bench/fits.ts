/* Fits of diffusion times: one curve with its derivatives, a search, a whole fit with its profiles. */
import {
  SENSITIVITY_COUNT,
  totalSensitivities,
} from '#shared/numerics/analytic/total-sensitivities.ts';
import { findMinimum } from '#shared/estimation/drying/drying-minimum.ts';
import { dryingProblem } from '#shared/estimation/drying/drying-problem.ts';
import type { DryingSetup } from '#shared/estimation/drying/drying-setup.ts';
import { drain } from '../support/drain.ts';
import { FIGURE_7, fitOf, syntheticRun } from '../support/drying-runs.ts';
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
