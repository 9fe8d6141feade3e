import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { readTextFile } from './input-file.ts';
import { Refusal } from './refusal.ts';

/**
 * Reads and checks a case file ("-" for standard input).
 * @throws Refusal that names the file and, for each problem, the key, what was found and is allowed
 */
export async function readCase(path: string): Promise<TransportCase> {
  const parsed = parseTransportCase(await readTextFile(path));
  if (parsed.ok) return parsed.value;
  const { issues } = parsed;
  const count = issues.length === 1 ? '1 problem' : `${issues.length} problems`;
  throw new Refusal(
    `${path} is not a valid case, ${count}:`,
    ...issues.map((issue) => `  ${issue.message}`),
  );
}
