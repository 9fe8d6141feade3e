import * as v from 'valibot';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import { FIT_FORMAT, fitRecordSchema } from '#shared/domain/fit/fit-record.ts';
import { JOINT_FIT_FORMAT, jointFitRecordSchema } from '#shared/domain/fit/joint-fit-record.ts';
import type { PredictionRecord } from '#shared/domain/fit/prediction-record.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import type { KnownTimes } from '#shared/estimation/prediction/known-times.ts';
import { predictDrying } from '#shared/estimation/prediction/predict-drying.ts';
import { timesOfFit } from '#shared/estimation/prediction/times-of-fit.ts';
import { timesOfJointFit } from '#shared/estimation/prediction/times-of-joint-fit.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { callerPath, readTextFile, STANDARD_STREAM } from './input-file.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { readCase } from './read-case.ts';
import { EXIT, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';

export interface PredictOptions {
  readonly case: string;
  readonly sampleLength?: number;
  readonly knownFrom?: string;
  /** of a joint fit, from 1 */
  readonly run?: number;
  readonly out?: string;
  readonly caseOut?: string;
}

const FIT_FILE = { what: 'a fit', largestBytes: 512 * 1024 ** 2 };

/**
 * Carries the times of a fit over to a case of another geometry; prints when it reaches its target, with
 * its uncertainty, and writes the prediction and the case with these times.
 * @returns the exit code: 1 where there is no time to a target
 * @throws Refusal when the fit or the case does not allow it
 */
export async function predictCommand(path: string, options: PredictOptions): Promise<number> {
  const { out, caseOut } = options;
  const paths = [path, options.case, options.knownFrom, out, caseOut];
  const files = paths.filter((one) => one !== undefined && one !== STANDARD_STREAM) as string[];
  if (new Set(files.map(callerPath)).size < files.length) {
    throw new Refusal('The fits, the case, --out and --case-out need different files.');
  }
  for (const target of [out, caseOut]) if (target !== undefined) await checkOutputFile(target);
  const { document } = await readCase(options.case);
  if (document === undefined) {
    throw new Refusal(
      `${options.case} holds transport parameters without a target; write it as postdry.case/1.`,
    );
  }
  const { record, document: fitted } = await predictOrRefuse(path, document, options);
  if (out !== undefined) await writeOutput(out, recordJson(record));
  if (caseOut !== undefined) await writeOutput(caseOut, `${JSON.stringify(fitted, null, 2)}\n`);
  if (out !== STANDARD_STREAM && caseOut !== STANDARD_STREAM) {
    process.stdout.write(describe(record));
  }
  return record.timeToTargetS === null ? EXIT.endedEarly : EXIT.done;
}

async function predictOrRefuse(path: string, document: CaseDocument, options: PredictOptions) {
  try {
    const known = await knownTimes(path, options);
    return predictDrying(document, known, options.sampleLength ?? known.lengthM);
  } catch (error) {
    if (error instanceof EstimationError) throw new Refusal(`${path}: ${error.message}`);
    throw error;
  }
}

async function knownTimes(path: string, { knownFrom, run }: PredictOptions): Promise<KnownTimes> {
  const record = await readJson(path);
  const joint = v.safeParse(jointFitRecordSchema, record);
  if (joint.success) {
    if (knownFrom !== undefined) throw new Refusal('--known-from belongs to a fit of one run.');
    return timesOfJointFit(joint.output, run === undefined ? undefined : run - 1);
  }
  if (run !== undefined) throw new Refusal('--run belongs to a joint fit of several runs.');
  const other = knownFrom === undefined ? undefined : await readFit(knownFrom);
  return timesOfFit(fitOf(path, record), other);
}

const readFit = async (path: string): Promise<FitRecord> => fitOf(path, await readJson(path));

function fitOf(path: string, record: unknown): FitRecord {
  const parsed = v.safeParse(fitRecordSchema, record);
  if (parsed.success) return parsed.output;
  throw new Refusal(`${path} is no fit of the format ${FIT_FORMAT} or ${JOINT_FIT_FORMAT}.`);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readTextFile(path, FIT_FILE)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(`${path} is not JSON: ${error.message}.`);
    throw error;
  }
}

function describe({ title, times, timeToTargetS, statements, ...rest }: PredictionRecord): string {
  const { tauMacroS, tauMicroS, microShare } = times;
  const target =
    rest.target === null
      ? ''
      : rest.unit === 'kg/kg'
        ? `${formatNumber(1e6 * rest.target, 4)} wt-ppm of the dry coating`
        : `${formatNumber(rest.target, 4)} of the water at the start`;
  const [low, high] = rest.timeToTarget95S ?? [];
  const interval =
    low === undefined || high === undefined
      ? ''
      : `, 95 % ${formatDuration(low)} .. ${formatDuration(high)}`;
  return [
    title,
    `  fitted from: ${rest.fittedRuns.join('; ')}`,
    `  tau_macro ${formatDuration(tauMacroS)}, tau_micro ${formatDuration(tauMicroS)}, ` +
      `beta ${formatNumber(microShare, 4)}`,
    ...(timeToTargetS === null
      ? []
      : [`  time to ${target}: ${formatDuration(timeToTargetS)}${interval}`]),
    ...statements.map((statement) => `  - ${statement}`),
    '',
  ].join('\n');
}
