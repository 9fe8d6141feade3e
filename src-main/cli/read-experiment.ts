import { parseExperiment } from '#shared/domain/experiment/parse-experiment.ts';
import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { CASE_LIMITS } from '#shared/domain/case/limits.ts';
import { readTextFile } from './input-file.ts';
import { Refusal } from './refusal.ts';

/**
 * Reads and checks an experiment file ("-" for standard input), `postdry.experiment/1`.
 * @throws Refusal that names the file and, for each problem, the key, what was found and is allowed
 */
export async function readExperiment(path: string): Promise<Experiment> {
  const text = await readTextFile(path, {
    what: 'an experiment',
    largestBytes: CASE_LIMITS.textBytes,
  });
  const parsed = parseExperiment(text);
  if (parsed.ok) return parsed.value;
  const count = parsed.issues.length === 1 ? '1 problem' : `${parsed.issues.length} problems`;
  throw new Refusal(
    `${path} is not a valid experiment, ${count}:`,
    ...parsed.issues.map((issue) => `  ${issue.message}`),
  );
}
