import * as v from 'valibot';

import { parseTransportCase } from './parse-case.ts';
import type { TransportCase } from './transport-case.ts';

const text = v.pipe(v.string(), v.minLength(1));

/** A value of a shipped case that its source does not state, and why it was chosen. */
const assumedValue = v.strictObject({
  /** key path within the case, such as `macro.lengthM` */
  path: text,
  reason: text,
});

const catalogueSchema = v.strictObject({
  cases: v.array(
    v.strictObject({ id: text, title: text, summary: text, assumed: v.array(assumedValue) }),
  ),
});

export type AssumedValue = v.InferOutput<typeof assumedValue>;

/** A case that comes with the program: what it shows, and which of its values are assumed. */
export interface ShippedCase {
  /** file name without `.json` */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly assumed: readonly AssumedValue[];
  readonly transportCase: TransportCase;
}

/** The catalogue lies in the same folder as the cases it describes. */
export const CATALOGUE_FILE = 'catalogue.json';

/** Name of the file of a shipped case. */
export function shippedCaseFile(id: string): string {
  return `${id}.json`;
}

/**
 * Reads all shipped cases in the order of the catalogue.
 *
 * @param readText gives the text of a file of the folder `resources/cases`
 * @throws Error when the catalogue or a case is not valid, which means a damaged installation
 */
export function readShippedCases(readText: (file: string) => string): ShippedCase[] {
  const catalogue = v.parse(catalogueSchema, JSON.parse(readText(CATALOGUE_FILE)));
  return catalogue.cases.map((entry) => {
    const parsed = parseTransportCase(readText(shippedCaseFile(entry.id)));
    if (parsed.ok) return { ...entry, transportCase: parsed.value };
    const words = parsed.issues.map((issue) => issue.message).join(' ');
    throw new Error(`The shipped case ${entry.id} is not valid. ${words}`);
  });
}
