/** Synthetic drying curves with known parameters, from the analytic reference solution. */
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import type { DryingFit } from '#shared/estimation/drying/drying-fit.ts';
import type { DryingParameterName } from '#shared/estimation/drying/drying-model.ts';
import type { DryingRun } from '#shared/estimation/drying/drying-run.ts';
import type { DryingSetup } from '#shared/estimation/drying/drying-setup.ts';
import { fitAndJudge } from '#shared/estimation/drying/fit-and-judge.ts';
import { fitDryingRun } from '#shared/estimation/drying/fit-drying-run.ts';
import { drain } from './drain.ts';
import { normalNumbers } from './fit-models.ts';

/** The water of Figure 7: 11 % in the binder, seventeen times as slow. */
export const FIGURE_7 = { tauMacroS: 900, tauMicroS: 17 * 900, microShare: 0.11 } as const;
export const TRUTH = { ...FIGURE_7, initial: 1e-3, equilibrium: 0 } as const;

export interface SyntheticRun {
  /** in units of tau_macro */
  readonly duration: number;
  readonly points: number;
  /** of the initial water */
  readonly noise?: number;
  readonly seed?: number;
  readonly truth?: Partial<Record<keyof typeof TRUTH, number>>;
}

export function syntheticRun(request: SyntheticRun): DryingRun {
  const { duration, points, noise = 0, seed = 1 } = request;
  const truth = { ...TRUTH, ...request.truth };
  const timesS = Array.from(
    { length: points },
    (_, i) => (duration * truth.tauMacroS * (i + 1)) / points,
  );
  const exact = totalContent(
    {
      tauMacroS: truth.tauMacroS,
      micro: [{ share: truth.microShare, tauS: truth.tauMicroS, geometry: 'slab' }],
    },
    { initial: truth.initial, steps: [{ timeS: 0, value: truth.equilibrium }] },
    timesS,
  );
  const scatter = normalNumbers(seed, points);
  const size = noise * Math.abs(truth.initial - truth.equilibrium);
  return { timesS, content: Array.from(exact, (value, i) => value + size * scatter[i]!) };
}

export function fitOf(run: DryingRun, setup: DryingSetup): Omit<DryingFit, 'verdicts'> {
  const fit = drain(fitDryingRun(run, setup));
  if (fit === undefined) throw new Error('The fit was cancelled.');
  return fit;
}

export function judgedFitOf(run: DryingRun, setup: DryingSetup): DryingFit {
  const fit = drain(fitAndJudge(run, setup, [298.15, 298.65]));
  if (fit === undefined) throw new Error('The fit was cancelled.');
  return fit;
}

/** The value of a parameter that the model has. */
export function valueOf(
  { parameters }: Pick<DryingFit, 'parameters'>,
  name: DryingParameterName,
): number {
  return parameters[name].value ?? NaN;
}

export const codesOf = ({ verdicts }: DryingFit): string[] => verdicts.map(({ code }) => code);
