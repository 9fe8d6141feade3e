import Table from 'cli-table3';
import {
  adviseExperiment,
  shortestRunS,
  type ExperimentAdvice,
  type PlannedRun,
} from '#shared/estimation/drying/advise-experiment.ts';
import {
  dryingDimensions,
  parametersOfModel,
  type DryingModel,
  type DryingParameterName,
} from '#shared/estimation/drying/drying-model.ts';
import type { MicroGeometry } from '#shared/numerics/analytic/linear-two-scale.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { analyseCase } from '#shared/simulation/analyse-case.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { readCase } from './read-case.ts';
import { EXIT, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';

export interface AdviseOptions {
  readonly model: DryingModel;
  readonly microGeometry: MicroGeometry;
  readonly tauMacro?: number;
  readonly tauMicro?: number;
  readonly beta?: number;
  readonly spread?: number;
  readonly duration: number;
  readonly interval: number;
  readonly noise: number;
  readonly know?: readonly DryingParameterName[];
  readonly json?: boolean;
}

// A time known to a fifth tells two binders apart; a run of 1000 times the slower time is never made.
const GOOD_ENOUGH = 0.2;
const LONGEST_RUN = 1000;

/**
 * Prints how well a planned run would determine each parameter. Contents are shares of the change.
 * @returns the exit code
 * @throws Refusal when the plan is not complete
 */
export async function adviseCommand(
  casePath: string | undefined,
  options: AdviseOptions,
): Promise<number> {
  const times = casePath === undefined ? undefined : await timesOf(casePath);
  const plan: PlannedRun = {
    model: options.model,
    microGeometry: options.microGeometry,
    durationS: options.duration,
    intervalS: options.interval,
    noise: options.noise,
    known: options.know,
    expected: {
      ...expectedTimes({
        tauMacroS: options.tauMacro ?? times?.tauMacroS,
        tauMicroS: options.tauMicro ?? times?.tauMicroS,
        microShare: options.beta ?? times?.microShare,
        microSpread: options.spread,
      }),
      initial: 1,
      equilibrium: 0,
    },
  };
  try {
    const advice = adviseExperiment(plan);
    const shortestS = shortestFor(plan);
    process.stdout.write(
      options.json === true
        ? recordJson({ ...advice, shortestRunS: shortestS ?? null })
        : describe(plan, advice, shortestS),
    );
  } catch (error) {
    if (error instanceof EstimationError) throw new Refusal(error.message);
    throw error;
  }
  return EXIT.done;
}

async function timesOf(casePath: string): Promise<ReturnType<typeof analyseCase>> {
  const { transportCase } = await readCase(casePath);
  return analyseCase(transportCase);
}

function expectedTimes(
  values: Readonly<Partial<Record<DryingParameterName, number | undefined>>>,
): PlannedRun['expected'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The parameter that is hardest to determine. */
function slowTime(model: DryingModel): DryingParameterName {
  return model === 'macro' ? 'tauMacroS' : 'tauMicroS';
}

function shortestFor(plan: PlannedRun): number | undefined {
  const { tauMacroS = 0, tauMicroS = 0 } = plan.expected;
  const longestS = LONGEST_RUN * Math.max(tauMacroS, tauMicroS);
  return shortestRunS(plan, slowTime(plan.model), GOOD_ENOUGH, longestS);
}

function describe(
  plan: PlannedRun,
  { pointCount, parameters, correlation }: ExperimentAdvice,
  shortestS: number | undefined,
): string {
  const table = new Table({
    head: ['parameter', 'expected', 'standard error', 'relative'],
    style: { head: [], border: [] },
  });
  for (const name of parametersOfModel(plan.model)) {
    const predicted = parameters[name];
    if (predicted === undefined || (name === 'deadTimeS' && predicted.status === 'fixed')) continue;
    const { value, standardError, status } = predicted;
    const text = (number: number): string =>
      dryingDimensions[name] === 'time' ? formatDuration(number) : formatNumber(number, 3);
    table.push([
      name,
      text(value),
      standardError === null ? status.replaceAll('-', ' ') : text(standardError),
      standardError === null || value === 0
        ? '–'
        : `${formatNumber((100 * standardError) / value, 2)} %`,
    ]);
  }
  const pair = correlation.tauMicroS?.microShare;
  const lines = [
    `${pointCount} points over ${formatDuration(plan.durationS)}`,
    table.toString(),
    ...(pair === undefined ? [] : [`Correlation of tau_micro and beta: ${formatNumber(pair, 3)}`]),
    shortestS === undefined
      ? `No run with these points determines ${slowTime(plan.model)} to ${100 * GOOD_ENOUGH} %.`
      : `Shortest run that determines ${slowTime(plan.model)} to ${100 * GOOD_ENOUGH} %: about ${formatDuration(shortestS)}`,
  ];
  return `${lines.join('\n')}\n`;
}
