/*
 * Uptake with a strongly favourable isotherm: a front between dry and loaded coating moves inwards.
 * In the limit of a rectangular isotherm the water taken up grows with sqrt(t) and is complete at
 * t = W s_ma^2 / (2 A), W the uptake per coating volume and A the conductance Phi eps D_ma c_g0
 * (shrinking core, quasi-steady).
 */
import { finiteVolumeMesh } from '#shared/numerics/mesh/finite-volume-mesh.ts';
import type { TwoScaleProblem } from '#shared/numerics/model/two-scale-problem.ts';
import { langmuir } from '../../support/relations.ts';
import { solveOn } from './solve-linear.ts';
import type { Measurement, Verification } from './verification.ts';

const [uptake, conductance] = [2, 0.7];
const completeS = uptake / (2 * conductance);

function favourable(b: number): TwoScaleProblem {
  return {
    macro: {
      lengthM: 1,
      content: langmuir((uptake * (1 + b)) / b, b),
      solid: langmuir(1, b),
      resisted: true,
    },
    micro: [],
    initialDriving: 0,
    initialTemperatureK: 300,
    segments: [
      {
        startS: 0,
        endS: completeS,
        boundaryDriving: () => 1,
        temperatureK: () => 300,
        macroConductance: () => conductance,
      },
    ],
  };
}

/** Largest departure from the shrinking core, share of the uptake; infinite if anything is negative. */
function departure(b: number): Measurement {
  const timesS = [0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9].map((share) => share * completeS);
  const mesh = { macro: finiteVolumeMesh(100, 1.2), micro: [] };
  const { samples, balanceDefect, lowestValue } = solveOn(favourable(b), mesh, timesS, 1e-4);
  const errors = samples.map(({ total }, k) =>
    Math.abs(total / uptake - Math.sqrt(timesS[k]! / completeS)),
  );
  return {
    error: lowestValue >= -1e-9 ? Math.max(...errors) : Infinity,
    defect: balanceDefect / uptake,
  };
}

/** The departure falls as 1/b: a Langmuir isotherm becomes rectangular in that order. */
export const steepFront: Verification = {
  name: 'shrinking core, Langmuir b = 1000, 100 finite volumes; order in 1/b',
  limit: 1e-3,
  orderAtLeast: 0.95,
  measure() {
    const [soft, steep] = [departure(100), departure(1000)];
    return { ...steep, order: Math.log10(soft.error / steep.error) };
  },
};
