import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { parseExperiment } from '#shared/domain/experiment/parse-experiment.ts';
import { readTextFile } from './input-file.ts';
import { Refusal } from './refusal.ts';

const RUN_FILE = { what: 'a run', largestBytes: 512 * 1024 * 1024 };

/**
 * Reads and checks an experiment file ("-" for standard input), `postdry.experiment/1`.
 * @throws Refusal that says what is wrong with it
 */
export async function readExperiment(path: string): Promise<Experiment> {
  const text = await readTextFile(path, RUN_FILE);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new Refusal(`${path} is not JSON: ${error instanceof Error ? error.message : ''}.`);
  }
  const parsed = parseExperiment(document);
  if (parsed.ok) return parsed.value;
  throw new Refusal(`${path} is not a valid run: ${parsed.problem}`);
}
