import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import Table from 'cli-table3';
import { readDocument } from '#shared/domain/case/read-json.ts';
import type { FitPlan } from '#shared/domain/fit/fit-plan.ts';
import type { JointFitRecord } from '#shared/domain/fit/joint-fit-record.ts';
import { bundledRun, isFitBundle, parseFitBundle } from '#shared/domain/fit/parse-fit-bundle.ts';
import { parseFitPlan } from '#shared/domain/fit/parse-fit-plan.ts';
import { fitPlan, type PlannedFiles } from '#shared/estimation/joint/fit-plan.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { finishedFit } from './finished-fit.ts';
import { callerPath, readTextFile, STANDARD_STREAM } from './input-file.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { readExperiment } from './read-experiment.ts';
import { EXIT, fileProblem, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';

export interface FitPlanOptions {
  readonly out?: string;
}

// A bundle holds all rows of its runs.
const PLAN_FILE = { what: 'a plan', largestBytes: 512 * 1024 ** 2 };

/**
 * Fits several runs as a plan says; prints the fit as JSON, or writes it to a file and prints it in words.
 * @returns the exit code
 * @throws Refusal when the plan, its files or the fit are not possible
 */
export async function fitPlanCommand(path: string, options: FitPlanOptions): Promise<number> {
  const { out = STANDARD_STREAM } = options;
  await checkOutputFile(out);
  const { plan, files } = await readPlan(path);
  const record = fitOrRefuse(path, plan, files);
  await writeOutput(out, recordJson(record));
  if (out !== STANDARD_STREAM) {
    // A record does not tell an open end from one that was not looked for.
    const isProfiled = plan.physical?.profile !== false && record.outcome !== 'cancelled';
    process.stdout.write(describe(record, isProfiled));
  }
  for (const { code, text } of record.verdicts) process.stderr.write(`${code}: ${text}\n`);
  return record.outcome === 'converged' ? EXIT.done : EXIT.endedEarly;
}

/** A plan with the files that it names, or a bundle that holds them. */
async function readPlan(path: string): Promise<{ plan: FitPlan; files: PlannedFiles[] }> {
  const text = await readTextFile(path, PLAN_FILE);
  const read = readDocument(text, 'a plan');
  if (read.ok && isFitBundle(read.value)) {
    const bundle = parseFitBundle(read.value);
    if (!bundle.ok) throw notAPlan(path, bundle.problems);
    const { plan } = bundle.value;
    return { plan, files: plan.runs.map((run) => bundledRun(bundle.value, run)) };
  }
  const parsed = parseFitPlan(text);
  if (!parsed.ok) {
    throw notAPlan(
      path,
      parsed.issues.map(({ message }) => message),
    );
  }
  const folder = path === STANDARD_STREAM ? callerPath('.') : dirname(callerPath(path));
  return { plan: parsed.value, files: await readFiles(parsed.value, folder) };
}

const notAPlan = (path: string, problems: readonly string[]): Refusal =>
  new Refusal(`${path} is not a valid plan:`, ...problems.map((problem) => `  ${problem}`));

async function readFiles({ runs }: FitPlan, folder: string): Promise<PlannedFiles[]> {
  const files: PlannedFiles[] = [];
  for (const { experiment, case: caseName } of runs) {
    files.push({
      experiment: await readExperiment(resolve(folder, experiment)),
      caseDocument: caseName === undefined ? undefined : await readJson(resolve(folder, caseName)),
    });
  }
  return files;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    throw new Refusal(`${file} cannot be read as a case: ${fileProblem(error)}.`);
  }
}

function fitOrRefuse(path: string, plan: FitPlan, files: readonly PlannedFiles[]): JointFitRecord {
  try {
    return finishedFit(fitPlan(plan, files));
  } catch (error) {
    if (error instanceof EstimationError) throw new Refusal(`${path}: ${error.message}`);
    throw error;
  }
}

/** Values in SI, since every key has its own unit. */
function describe(record: JointFitRecord, isProfiled: boolean): string {
  const table = new Table({
    head: ['parameter', 'runs', 'value (SI)', 'standard error', '95 % profile', ''],
    style: { head: [], border: [] },
  });
  const text = (value: number | null): string => (value === null ? 'open' : formatNumber(value, 4));
  for (const { name, runs, value, standardError, profile95, status } of record.parameters) {
    if (status === 'fixed') continue;
    table.push([
      name,
      runs.map((run) => run + 1).join(', '),
      text(value),
      standardError === null ? '–' : text(standardError),
      isProfiled ? profile95.map(text).join(' .. ') : '–',
      status === 'fitted' ? '' : status.replaceAll('-', ' '),
    ]);
  }
  const misfits = record.runs.map(
    ({ title, rmse, unit }) => `  ${title}: rmse ${formatNumber(rmse, 3)} ${unit}\n`,
  );
  return `${record.title}\n${table.toString()}\n${misfits.join('')}`;
}
