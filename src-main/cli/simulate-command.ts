import { nonlinearReason } from '#shared/domain/case/linearity.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { targetKgPerM3 } from '#shared/domain/project/target-content.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { ContentUnit } from '#shared/units/water-content.ts';
import { driveSimulation } from './drive-simulation.ts';
import { callerPath, STANDARD_STREAM } from './input-file.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { progressLine } from './progress-line.ts';
import { readCase } from './read-case.ts';
import { EXIT, Refusal } from './refusal.ts';
import { recordJson, resultCsv } from './result-text.ts';

export interface SimulateOptions {
  readonly out?: string;
  readonly csv?: string;
  /** Of the case document, else the usual one, where it is not given. */
  readonly accuracy?: number;
  readonly method: 'ndf' | 'analytic';
  readonly unit: ContentUnit;
}

/**
 * Simulates a case file and writes its result.
 * @returns the exit code
 * @throws Refusal before anything is simulated when the case or the options do not allow it
 */
export async function simulateCommand(casePath: string, options: SimulateOptions): Promise<number> {
  checkPaths(casePath, options);
  const { transportCase, document } = await readCase(casePath);
  checkOptions(transportCase, options);
  const targets = [options.out, options.csv].filter((path) => path !== undefined);
  for (const path of targets) await checkOutputFile(path);

  const { method } = options;
  const accuracy = options.accuracy ?? document?.accuracy ?? ACCURACY.usual;
  const target = document && targetKgPerM3(document);
  const line = progressLine(process.stderr);
  const result = await driveSimulation(
    simulateCase(transportCase, {
      accuracy,
      method,
      ...(target !== undefined && { targetKgPerM3: target }),
    }),
    line.show,
  );
  line.clear();

  await writeResult(result, options);
  for (const warning of result.warnings) process.stderr.write(`Warning: ${warning}\n`);
  if (result.status !== 'finished') process.stderr.write(`${endedEarly(result)}\n`);
  return result.status === 'finished' ? EXIT.done : EXIT.endedEarly;
}

function checkPaths(casePath: string, { out, csv }: SimulateOptions): void {
  const paths = [casePath, out, csv].filter((path) => path !== undefined);
  const files = paths.filter((path) => path !== STANDARD_STREAM).map(callerPath);
  if (new Set(files).size < files.length) {
    throw new Refusal('The case, --out and --csv need different files.');
  }
  if (out === STANDARD_STREAM && csv === STANDARD_STREAM) {
    throw new Refusal('Only one of --out and --csv can go to standard output.');
  }
}

function checkOptions(transportCase: TransportCase, { method, unit }: SimulateOptions): void {
  const reason = method === 'analytic' ? nonlinearReason(transportCase) : undefined;
  if (reason !== undefined) {
    throw new Refusal(`--method analytic is not possible: ${reason}. Use --method ndf.`);
  }
  if (unit === 'wt-ppm' && transportCase.dryCoatingDensityKgPerM3 === undefined) {
    throw new Refusal(
      '--unit wt-ppm is not possible: the case does not give dryCoatingDensityKgPerM3, ' +
        'the mass of dry coating per coating volume.',
    );
  }
}

async function writeResult(result: ResultRecord, options: SimulateOptions): Promise<void> {
  const { csv, unit } = options;
  const out = options.out ?? (csv === undefined ? STANDARD_STREAM : undefined);
  const written: string[] = [];
  if (out !== undefined) {
    await writeOutput(out, recordJson(result));
    if (out !== STANDARD_STREAM) written.push(out);
  }
  if (csv !== undefined) {
    await writeOutput(csv, resultCsv(result, unit));
    if (csv !== STANDARD_STREAM) written.push(csv);
  }
  const streams = out === STANDARD_STREAM || csv === STANDARD_STREAM;
  if (!streams) process.stdout.write(`Wrote ${written.join(' and ')}: ${summary(result)}.\n`);
}

function summary(result: ResultRecord): string {
  const parts = [result.status, `${formatNumber(result.timeS.length, 6)} times`];
  if (result.estimatedError !== null) {
    parts.push(`estimated error ${formatNumber(result.estimatedError, 2)}`);
  }
  if (result.massBalanceDefect !== null) {
    parts.push(`mass-balance defect ${formatNumber(result.massBalanceDefect, 2)}`);
  }
  return parts.join(', ');
}

function endedEarly(result: ResultRecord): string {
  const reached = formatDuration(result.timeS.at(-1) ?? 0);
  const kept = `The result up to ${reached} is kept and marked "${result.status}".`;
  if (result.error === undefined) return `The simulation was cancelled. ${kept}`;
  const { message, likely, tryNext } = result.error;
  return `The simulation failed: ${message} Likely: ${likely} Try: ${tryNext} ${kept}`;
}
