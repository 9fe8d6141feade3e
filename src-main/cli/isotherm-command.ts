import { basename, extname } from 'node:path';
import { readIsotherm } from '#shared/import/isotherm/read-isotherm.ts';
import { IMPORT_LIMITS } from '#shared/import/limits.ts';
import type { ImportAnswers, Question } from '#shared/import/outcome.ts';
import type { RejectedRow } from '#shared/import/table/measured-table.ts';
import { callerPath, readBytes, STANDARD_STREAM } from './input-file.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { EXIT, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';

export interface IsothermOptions extends ImportAnswers {
  readonly out?: string;
}

const SHOWN_REJECTIONS = 5;

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
    process.stdout.write(`Wrote ${out}: ${count} points.\n`);
    for (const { what, decided, why } of isotherm.understood) {
      process.stdout.write(`  ${what}: ${decided} (${why})\n`);
    }
  }
  for (const warning of isotherm.warnings) process.stderr.write(`Warning: ${warning}\n`);
  for (const line of rejectionLines(rowsRejected)) process.stderr.write(`Warning: ${line}\n`);
  return EXIT.done;
}

function questionLines(path: string, { key, what, choices }: Question): string[] {
  const option = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const quoted = choices.map((choice) => (/^[\w/%.-]+$/.test(choice) ? choice : `"${choice}"`));
  return [`${path}: ${what}`, `Choose one: ${option} ${quoted.join(` | ${option} `)}.`];
}

function rejectionLines(rows: readonly RejectedRow[]): string[] {
  const more = rows.length - SHOWN_REJECTIONS;
  return [
    ...rows
      .slice(0, SHOWN_REJECTIONS)
      .map(({ line, reason }) => `line ${line} not read: ${reason}.`),
    ...(more > 0 ? [`${more} more lines not read.`] : []),
  ];
}
