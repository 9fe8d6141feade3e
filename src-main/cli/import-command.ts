import { basename } from 'node:path';
import { EMPTY_TEMPLATE, type ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import {
  openExperiment,
  readExperiment,
  type ExperimentFile,
} from '#shared/import/experiment/read-experiment.ts';
import type { ImportedExperiment } from '#shared/import/experiment/experiment-outcome.ts';
import { IMPORT_LIMITS } from '#shared/import/limits.ts';
import { callerPath, readBytes, STANDARD_STREAM } from './input-file.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { EXIT, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';

export interface ImportOptions {
  readonly out?: string;
}

/**
 * Reads a measured run from a file and writes it as postdry.experiment/1.
 * @returns the exit code
 * @throws Refusal when the file holds none, or leaves something open that nobody answers
 */
export async function importCommand(path: string, options: ImportOptions): Promise<number> {
  const { out = STANDARD_STREAM } = options;
  if (out !== STANDARD_STREAM && path !== STANDARD_STREAM && callerPath(out) === callerPath(path)) {
    throw new Refusal('The table and --out need different files.');
  }
  await checkOutputFile(out);
  const bytes = await readBytes(path, { what: 'a table', largestBytes: IMPORT_LIMITS.fileBytes });
  const opened = openExperiment(bytes, path === STANDARD_STREAM ? 'run' : basename(path));
  if (opened.kind !== 'read') throw new Refusal(`${path}: ${'reason' in opened ? opened.reason : ''}`);
  const { experiment } = run(opened.value, EMPTY_TEMPLATE, path);
  await writeOutput(out, recordJson(experiment));
  for (const warning of experiment.warnings) process.stderr.write(`Warning: ${warning}\n`);
  return EXIT.done;
}

function run(file: ExperimentFile, template: ImportTemplate, path: string): ImportedExperiment {
  const reading = readExperiment(file, template);
  for (;;) {
    const next = reading.next();
    if (next.done !== true) continue;
    const outcome = next.value;
    if (outcome.kind === 'refused') throw new Refusal(`${path}: ${outcome.reason}`);
    if (outcome.kind === 'question') {
      throw new Refusal(`${path}: ${outcome.question.what}`, outcome.question.choices.join(' | '));
    }
    return outcome.value;
  }
}
