import * as v from 'valibot';
import { parseTransportCase } from './parse-case.ts';
import type { TransportCase } from './transport-case.ts';

/**
 * A transport case as the command line would read it from a file: the same parser, so that a case
 * is refused in the same words everywhere.
 */
export const checkedCaseSchema = v.pipe(
  v.custom<TransportCase>((input) => typeof input === 'object' && input !== null),
  v.rawTransform<TransportCase, TransportCase>(({ dataset, addIssue, NEVER }) => {
    const parsed = parseTransportCase(dataset.value);
    if (parsed.ok) return parsed.value;
    for (const issue of parsed.issues) addIssue({ message: issue.message });
    return NEVER;
  }),
);
