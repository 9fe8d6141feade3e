import * as v from 'valibot';
import type { Parsed } from './parse-by-schema.ts';

/**
 * A schema that reads a document as the command line would read it from a file: the same parser, so
 * that a document is refused in the same words everywhere.
 */
export function schemaFromParser<Value>(parse: (input: unknown) => Parsed<Value>) {
  return v.pipe(
    v.custom<Value>((input) => typeof input === 'object' && input !== null),
    v.rawTransform<Value, Value>(({ dataset, addIssue, NEVER }) => {
      const parsed = parse(dataset.value);
      if (parsed.ok) return parsed.value;
      for (const issue of parsed.issues) addIssue({ message: issue.message });
      return NEVER;
    }),
  );
}
