import { basename, extname } from 'node:path';
import { readIsotherm } from '#shared/import/isotherm/read-isotherm.ts';
import { IMPORT_LIMITS } from '#shared/import/limits.ts';
import type { ImportAnswers, Question } from '#shared/import/outcome.ts';
import { callerPath, readBytes, STANDARD_STREAM } from './input-file.ts';
import { chooseOne, importReport, importWarnings, quoted } from './import-report.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { EXIT, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';

export interface IsothermOptions extends ImportAnswers {
  readonly out?: string;
}

/**
 * Reads a measured isotherm from a file and writes it as postdry.isotherm/1.
 * @returns the exit code
 * @throws Refusal when the file holds none, or leaves something open that an option has to settle
 */
export async function isothermCommand(path: string, options: IsothermOptions): Promise<number> {
  const { out = STANDARD_STREAM, ...answers } = options;
  if (out !== STANDARD_STREAM && path !== STANDARD_STREAM && callerPath(out) === callerPath(path)) {
    throw new Refusal('The table and --out need different files.');
  }
  await checkOutputFile(out);
  const largestBytes = IMPORT_LIMITS.fileBytes;
  const bytes = await readBytes(path, { what: 'a table', largestBytes });
  const name = path === STANDARD_STREAM ? 'isotherm' : basename(path, extname(path));
  const outcome = readIsotherm(bytes, name, answers);
  if (outcome.kind === 'refused') throw new Refusal(`${path}: ${outcome.reason}`);
  if (outcome.kind === 'question') throw new Refusal(...questionLines(path, outcome.question));

  const { isotherm, rowsRejected } = outcome.value;
  await writeOutput(out, recordJson(isotherm));
  const count = isotherm.waterActivity.length;
  if (out !== STANDARD_STREAM) {
    process.stdout.write(importReport(`Wrote ${out}: ${count} points.`, isotherm.understood));
  }
  process.stderr.write(importWarnings(isotherm.warnings, rowsRejected));
  return EXIT.done;
}

function questionLines(path: string, { key, what, choices }: Question): string[] {
  const option = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return [`${path}: ${what}`, chooseOne(choices.map((choice) => `${option} ${quoted(choice)}`))];
}
