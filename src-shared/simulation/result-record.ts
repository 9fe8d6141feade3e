import { caseWarnings } from '../domain/case/case-warnings.ts';
import { hashCase } from '../domain/case/hash-case.ts';
import { localTimes, nonlinearityOf } from '../domain/case/local-times.ts';
import type { TransportCase } from '../domain/case/transport-case.ts';
import type { ResultRecord, SolverError as ErrorRecord } from '../domain/run/result.ts';
import { RESULT_FORMAT } from '../domain/run/result.ts';
import { meanTimeMicroShare } from '../numerics/analysis/diffusion-times.ts';
import type { MicroSample, Sample } from '../numerics/solve/sampler.ts';
import { SolverError } from '../numerics/solver-error.ts';
import { attainableRange, limiter, type AttainableRange } from './attainable-range.ts';
import { equilibriumContents, finalContents } from './contents.ts';
import { lowestSampledValue, type Magnitudes } from './error-estimate.ts';
import { explainFailure } from './explain-failure.ts';
import { magnitudesOf } from './magnitudes.ts';
import type { ResolvedCase } from './resolve-case.ts';
import type { Series } from './series.ts';
import { steepFrontWarning, type NumericalRun } from './simulate-numerically.ts';
import { solverIdentity } from './solver-identity.ts';

type Common = Pick<
  ResultRecord,
  | 'status'
  | 'accuracyRequested'
  | 'estimatedError'
  | 'massBalanceDefect'
  | 'statistics'
  | 'solver'
  | 'warnings'
> & { error?: ErrorRecord };

/** Record of a numerical run, finished or not. */
export function numericalRecord(
  transportCase: TransportCase,
  resolved: ResolvedCase,
  run: NumericalRun,
  accuracy: number,
): ResultRecord {
  const { outcome, solution, resolution, estimatedError } = run;
  const { statistics } = solution;
  const magnitudes = magnitudesOf(resolved);
  const last = finalContents(resolved);
  const failure = outcome instanceof SolverError ? explainFailure(outcome) : undefined;
  const warnings: string[] = [];
  if (outcome === 'cancelled' && solution.outcome === 'finished' && estimatedError === null) {
    warnings.push('Cancelled while its error was estimated: complete, but the error is unknown.');
  } else if (run.estimateFailed) {
    warnings.push('The error could not be estimated: the finer run that serves for it failed.');
  }
  if (run.steepFront) {
    warnings.push(steepFrontWarning);
  }
  if (estimatedError !== null && estimatedError > accuracy) {
    warnings.push(
      `The requested accuracy ${accuracy} was not reached: the estimated error is ${estimatedError.toExponential(1)} of the start.`,
    );
  }
  const undershoot = -lowestSampledValue(solution.samples, magnitudes);
  if (undershoot > accuracy) {
    warnings.push(
      `A content undershot zero by ${undershoot.toExponential(1)} of the start; it is shown as zero. Ask for a higher accuracy.`,
    );
  }
  return record(transportCase, resolved, solution, {
    status: failure ? 'failed' : outcome === 'cancelled' ? 'cancelled' : 'finished',
    ...(failure ? { error: failure } : {}),
    accuracyRequested: accuracy,
    estimatedError,
    massBalanceDefect: solution.balanceDefect / Math.max(magnitudes.total, last.total),
    statistics: {
      steps: statistics.steps,
      rejected: statistics.rejected,
      newtonIterations: statistics.newtonIterations,
      factorisations: statistics.factorisations,
      rightHandSides: statistics.rightHandSides,
      unknowns: solution.unknowns,
      lowestValue: solution.lowestValue,
    },
    solver: { ...solverIdentity, mesh: describeMesh(resolution.mesh), method: 'ndf' },
    warnings,
  });
}

/** Record of the analytic solution. */
export function analyticRecord(
  transportCase: TransportCase,
  resolved: ResolvedCase,
  series: Series & { readonly cancelled: boolean },
  accuracy: number,
): ResultRecord {
  return record(transportCase, resolved, series, {
    status: series.cancelled ? 'cancelled' : 'finished',
    accuracyRequested: accuracy,
    estimatedError: analyticError,
    massBalanceDefect: null,
    statistics: {
      steps: 0,
      rejected: 0,
      newtonIterations: 0,
      factorisations: 0,
      rightHandSides: 0,
      unknowns: 0,
      lowestValue: 0,
    },
    solver: { ...solverIdentity, mesh: 'none', method: 'analytic' },
    warnings: [],
  });
}

/** Bound of the contour quadrature, verified against references of 15 digits. */
const analyticError = 1e-11;

function record(
  transportCase: TransportCase,
  resolved: ResolvedCase,
  { samples, profiles }: Series,
  common: Common,
): ResultRecord {
  const magnitudes = magnitudesOf(resolved);
  const range = attainableRange(resolved);
  const { chord, reference } = resolved;
  const density = transportCase.dryCoatingDensityKgPerM3;
  const limitTotal = limiter(range, 'total');
  const initial = equilibriumContents(resolved, resolved.boundary.initial).total;
  const total = samples.map((sample) => limitTotal(sample.total));
  const { error, warnings, ...rest } = common;
  return {
    format: RESULT_FORMAT,
    name: transportCase.name,
    ...rest,
    ...(error ? { error } : {}),
    inputHash: hashCase(transportCase),
    resistances: transportCase.resistances,
    referenceValue: reference.kind,
    timeS: transportCase.outputTimesS.slice(0, samples.length),
    total: total.map((value) => value / magnitudes.total),
    totalKgPerM3: total,
    totalWtPpm: density === undefined ? null : total.map((value) => (value / density) * 1e6),
    ...(density === undefined ? { wtPpmUnavailable } : {}),
    ...(transportCase.ppmBasis === undefined ? {} : { ppmBasis: transportCase.ppmBasis }),
    // Limited as the total is, so that both still add up to the start.
    releasedKgPerM3: samples.map(({ released }) => initial - limitTotal(initial - released)),
    initialKgPerM3: initial,
    equilibriumKgPerM3: finalContents(resolved).total,
    ...macroSeries(transportCase, samples, magnitudes, range),
    ...microSeries(resolved, samples, magnitudes, range),
    ...microDepthSeries(transportCase, resolved, samples, magnitudes, range),
    ...(profiles.length === 0
      ? {}
      : { profiles: profiles.map((profile) => relativeProfile(profile, magnitudes, range)) }),
    tauMacroS: resolved.tauMacroS,
    tauMicroS: resolved.tauMicroS,
    microShare: resolved.microShare,
    meanTimeMicroShare: meanTimeMicroShare(chord),
    ...(transportCase.sorption.kind === 'isotherms'
      ? {
          linearised: { ...localTimes(transportCase), nonlinearity: nonlinearityOf(transportCase) },
        }
      : {}),
    warnings: [...caseWarnings(transportCase), ...warnings],
  };
}

const wtPpmUnavailable =
  'wt-ppm needs the dry mass of the coating: add "dryCoatingDensityKgPerM3" to the case.';

function macroSeries(
  { sorption }: TransportCase,
  samples: readonly Sample[],
  { solid }: Magnitudes,
  range: AttainableRange,
) {
  const limitSolid = limiter(range, 'solid');
  const limitDriving = limiter(range, 'driving');
  const relative = (pick: (sample: Sample) => number) =>
    samples.map((sample) => limitSolid(pick(sample)) / solid);
  return {
    macroMean: relative((sample) => sample.solidMean),
    macroMin: relative((sample) => sample.solidMin),
    macroMax: relative((sample) => sample.solidMax),
    mirrorMacro: relative((sample) => sample.solidMirror),
    ...(sorption.kind === 'isotherms'
      ? {
          macroMeanActivity: samples.map(({ drivingMean }) => limitDriving(drivingMean)),
          mirrorActivity: samples.map(({ drivingMirror }) => limitDriving(drivingMirror)),
        }
      : {}),
  };
}

/** The micro scale at the mirror plane; null without one. */
function microSeries(
  { problem }: ResolvedCase,
  samples: readonly Sample[],
  { micro }: Magnitudes,
  range: AttainableRange,
) {
  if (problem.micro.length === 0 || !(micro > 0)) {
    return {
      mirrorMicroMean: null,
      mirrorMicroMin: null,
      mirrorMicroMax: null,
      microGradientIntensity: null,
    };
  }
  const { mean, min, max } = relativeMicro(
    samples.map((sample) => sample.mirrorMicro!),
    micro,
    range,
  );
  return {
    mirrorMicroMean: mean,
    mirrorMicroMin: min,
    mirrorMicroMax: max,
    microGradientIntensity: max.map((value, k) => value - min[k]!),
  };
}

function relativeMicro(samples: readonly MicroSample[], micro: number, range: AttainableRange) {
  const limit = limiter(range, 'micro');
  return {
    mean: samples.map(({ mean }) => limit(mean) / micro),
    min: samples.map(({ min }) => limit(min) / micro),
    max: samples.map(({ max }) => limit(max) / micro),
  };
}

function microDepthSeries(
  { microDepths }: TransportCase,
  { problem }: ResolvedCase,
  samples: readonly Sample[],
  { micro }: Magnitudes,
  range: AttainableRange,
) {
  if (microDepths === undefined || problem.micro.length === 0 || !(micro > 0)) return {};
  return {
    microDepths: microDepths.map((depth, index) => ({
      depth,
      ...relativeMicro(
        samples.map((sample) => sample.micro[index]!),
        micro,
        range,
      ),
    })),
  };
}

function relativeProfile(
  profile: Series['profiles'][number],
  { solid, micro }: Magnitudes,
  range: AttainableRange,
) {
  const limitSolid = limiter(range, 'solid');
  const limitMicro = limiter(range, 'micro');
  return {
    timeS: profile.timeS,
    depth: [...profile.depths],
    macro: Array.from(profile.solid, (value) => limitSolid(value) / solid),
    position: [...profile.positions],
    micro: profile.micro.map((row) => Array.from(row, (value) => limitMicro(value) / (micro || 1))),
  };
}

function describeMesh(mesh: NumericalRun['resolution']['mesh']): string {
  const micro = [...new Set(mesh.micro.map(({ description }) => description))].join(', ');
  return `macro: ${mesh.macro.description}; micro: ${micro || 'none'}`;
}
