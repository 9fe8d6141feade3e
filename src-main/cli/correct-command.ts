import { applyCorrections } from '#shared/domain/experiment/corrections/apply-corrections.ts';
import { correctedRun } from '#shared/domain/experiment/corrections/corrected-experiment.ts';
import type { CorrectionStep } from '#shared/domain/experiment/corrections/corrections.ts';
import { parseCorrections } from '#shared/domain/experiment/corrections/parse-corrections.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { callerPath, readTextFile, STANDARD_STREAM } from './input-file.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { readExperiment } from './read-experiment.ts';
import { EXIT, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';

export interface CorrectOptions {
  readonly steps: string;
  readonly out?: string;
}

const STEPS_FILE = { what: 'a list of corrections', largestBytes: 1024 * 1024 };

/**
 * Applies corrections to a measured run and writes its water content over time, as a run again.
 * @returns the exit code
 * @throws Refusal when a file is not valid or a step cannot be applied
 */
export async function correctCommand(path: string, options: CorrectOptions): Promise<number> {
  const { steps: stepsPath, out = STANDARD_STREAM } = options;
  const files = [path, stepsPath, out].filter((name) => name !== STANDARD_STREAM).map(callerPath);
  if (new Set(files).size < files.length || path === stepsPath) {
    throw new Refusal('The run, --steps and --out need different files.');
  }
  await checkOutputFile(out);
  const experiment = await readExperiment(path);
  const steps = await readSteps(stepsPath);
  const applied = applyCorrections(experiment, steps);
  if (!applied.ok) {
    const { step, message } = applied.issue;
    const place = step === null ? 'after the last step' : `step ${step + 1}`;
    throw new Refusal(`${stepsPath}, ${place}: ${message}`);
  }
  const { notes, noise, rows, excluded } = applied.value;
  await writeOutput(out, recordJson(correctedRun(experiment, applied.value)));
  if (out !== STANDARD_STREAM) {
    const lines = notes.map((note, at) => `  step ${at + 1}, ${note}\n`);
    const spread = noise === null ? '' : `, noise ${formatNumber(noise * 1e6)} wt-ppm`;
    process.stdout.write(
      `Wrote ${out}: ${rows.length} rows, ${excluded.length} excluded${spread}.\n${lines.join('')}`,
    );
  }
  return EXIT.done;
}

async function readSteps(path: string): Promise<readonly CorrectionStep[]> {
  const parsed = parseCorrections(await readTextFile(path, STEPS_FILE));
  if (parsed.ok) return parsed.value.steps;
  const issues = parsed.issues.map(({ message }) => `  ${message}`);
  throw new Refusal(`${path} is not a valid list of corrections:`, ...issues);
}
