import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readShippedCases, type ShippedCase } from '#shared/domain/case/shipped-cases.ts';

/** The cases that come with the program; read once, they cannot change while it runs. */
export function shippedCaseLibrary(casesFolder: string): () => ShippedCase[] {
  let cases: ShippedCase[] | undefined;
  return () =>
    (cases ??= readShippedCases((file) => readFileSync(join(casesFolder, file), 'utf8')));
}
