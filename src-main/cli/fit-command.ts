import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { fitExperiment } from '#shared/estimation/experiment/fit-experiment.ts';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import type { FitOptions } from './fit-options.ts';
import { finishedFit } from './finished-fit.ts';
import { comparisonTable, describeFit } from './fit-text.ts';
import { callerPath, STANDARD_STREAM } from './input-file.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { readExperiment } from './read-experiment.ts';
import { EXIT, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';

/**
 * Fits a model to a measured run; prints the fit as JSON, or writes it to a file and prints it in words.
 * @returns the exit code
 * @throws Refusal when the run or the options cannot be fitted
 */
export async function fitCommand(path: string, options: FitOptions): Promise<number> {
  const { out } = options;
  if (out !== undefined && out !== STANDARD_STREAM && callerPath(out) === callerPath(path)) {
    throw new Refusal('The experiment and --out need different files.');
  }
  if (out !== undefined) await checkOutputFile(out);
  const experiment = await readExperiment(path);
  const record = orRefuse(path, () => fitRun(experiment, options));
  const asJson = out === STANDARD_STREAM || (out === undefined && options.compare !== true);
  if (asJson) process.stdout.write(recordJson(record));
  else {
    if (out !== undefined) await writeOutput(out, recordJson(record));
    process.stdout.write(describeFit(record));
    process.stdout.write(comparisonTable(record));
  }
  for (const { code, text } of record.verdicts) process.stderr.write(`${code}: ${text}\n`);
  return record.outcome === 'converged' ? EXIT.done : EXIT.endedEarly;
}

function fitRun(experiment: Experiment, options: FitOptions): FitRecord {
  const { deadTime } = options;
  const fitting = fitExperiment(experiment, {
    // A record that begins after its step still counts its times from the step.
    fromS: options.from ?? 0,
    ...(options.to !== undefined && { toS: options.to }),
    ...(options.dryMass !== undefined && { dryMassKg: options.dryMass }),
    model: options.model,
    microGeometry: options.microGeometry,
    fixed: { ...options.fix, ...(typeof deadTime === 'number' && { deadTimeS: deadTime }) },
    freeDeadTime: deadTime === 'free',
    starts: options.starts,
    seed: options.seed,
    compare: options.compare === true,
  });
  return finishedFit(fitting);
}

function orRefuse<R>(path: string, fit: () => R): R {
  try {
    return fit();
  } catch (error) {
    if (error instanceof EstimationError) throw new Refusal(`${path}: ${error.message}`);
    throw error;
  }
}
