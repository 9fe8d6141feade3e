import { basename } from 'node:path';
import type { ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import type {
  ExperimentOutcome,
  ImportedExperiment,
  TemplateKey,
} from '#shared/import/experiment/experiment-outcome.ts';
import {
  openExperiment,
  readExperiment,
  type ExperimentFile,
} from '#shared/import/experiment/read-experiment.ts';
import { recognisedTemplate } from '#shared/import/experiment/recognised-template.ts';
import { withAnswer } from '#shared/import/experiment/used-template.ts';
import { IMPORT_LIMITS } from '#shared/import/limits.ts';
import type { Question } from '#shared/import/outcome.ts';
import { askQuestion, canAsk } from './ask-question.ts';
import { mapText, templateOfOptions, type MapOptions } from './import-map.ts';
import { chooseOne, importReport, importWarnings, quoted } from './import-report.ts';
import { callerPath, readBytes, STANDARD_STREAM } from './input-file.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { terminalLine, type TerminalLine } from './progress-line.ts';
import { EXIT, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';

export interface ImportOptions extends MapOptions {
  readonly out?: string;
  readonly saveMap?: string;
}

/**
 * Reads a measured run from a file and writes it as postdry.experiment/1. What the file leaves open
 * is asked on a terminal.
 *
 * @returns the exit code
 * @throws Refusal when the file holds no run, or leaves something open that nobody answers
 */
export async function importCommand(path: string, options: ImportOptions): Promise<number> {
  const { out = STANDARD_STREAM, saveMap } = options;
  checkPaths([path, out, ...(saveMap === undefined ? [] : [saveMap])]);
  for (const target of [out, saveMap]) if (target !== undefined) await checkOutputFile(target);
  const template = await templateOfOptions(options);
  const line = terminalLine(process.stderr);
  line.show(() => 'Opening the file');
  const bytes = await readBytes(path, { what: 'a table', largestBytes: IMPORT_LIMITS.fileBytes });
  const opened = openExperiment(bytes, path === STANDARD_STREAM ? 'run' : basename(path));
  line.clear();
  if (opened.kind !== 'read') throw new Refusal(`${path}: ${opened.reason}`);
  const { experiment, template: used } = await settle(opened.value, template, path, line);

  await writeOutput(out, recordJson(experiment));
  if (saveMap !== undefined) await writeOutput(saveMap, `${JSON.stringify(used, null, 2)}\n`);
  if (out !== STANDARD_STREAM) {
    const rows = experiment.rowsRead.toLocaleString('en');
    process.stdout.write(importReport(`Wrote ${out}: ${rows} rows.`, experiment.understood));
  }
  process.stderr.write(importWarnings(experiment.warnings, experiment.rowsRejected));
  return EXIT.done;
}

function checkPaths(paths: readonly string[]): void {
  const files = paths.filter((path) => path !== STANDARD_STREAM).map(callerPath);
  if (new Set(files).size < files.length) {
    throw new Refusal('The table, --out and --save-map need different files.');
  }
}

/** Reads the file; every question that comes up is asked, and its answer added to the template. */
async function settle(
  file: ExperimentFile,
  stated: ImportTemplate,
  path: string,
  line: TerminalLine,
): Promise<ImportedExperiment> {
  let template = stated;
  for (;;) {
    const outcome = runWithProgress(file, template, line);
    if (outcome.kind === 'read') return outcome.value;
    if (outcome.kind === 'refused') throw new Refusal(`${path}: ${outcome.reason}`);
    const { question } = outcome;
    const answer = canAsk() && path !== STANDARD_STREAM ? await askQuestion(question) : undefined;
    if (answer === undefined) {
      throw openQuestion(path, question, recognisedTemplate(file, template));
    }
    template = withAnswer(template, question.key, answer);
  }
}

function runWithProgress(
  file: ExperimentFile,
  template: ImportTemplate,
  line: TerminalLine,
): ExperimentOutcome {
  const reading = readExperiment(file, template);
  try {
    for (;;) {
      const next = reading.next();
      if (next.done === true) return next.value;
      line.show(() => `Reading the table: ${Math.floor(100 * next.value)} %`);
    }
  } finally {
    line.clear();
  }
}

function openQuestion(
  path: string,
  { key, what, choices }: Question<TemplateKey>,
  recognised: ImportTemplate,
): Refusal {
  const options = choices.map((choice) => optionFor(key, choice));
  const map = mapText(recognised);
  const known = map === '' ? [] : [`Recognised so far: --map ${quoted(map)}`];
  return new Refusal(`${path}: ${what}`, chooseOne(options), ...known);
}

/** The option that answers a question. */
function optionFor(key: TemplateKey, choice: string): string {
  if (key === 'content.basis') return `--content-basis ${quoted(choice)}`;
  if (key === 'dewPoint.at') return `--dew-point-at ${choice}`;
  if (!key.includes('.')) {
    const option = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `--${option} ${quoted(choice)}`;
  }
  const [role = '', what] = key.split('.');
  return `--map ${quoted(what === 'unit' ? `${role}=[${choice}]` : `${role}=${choice}`)}`;
}
