import { toJsonSchema } from '@valibot/to-json-schema';
import { transportCaseSchema } from '#shared/domain/case/transport-case.ts';
import { resultRecordSchema } from '#shared/domain/run/result.ts';
import { EXIT } from './refusal.ts';

export const SCHEMA_NAMES = ['transport', 'result'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

/** JSON Schema of a file format. */
export function publishedSchema(name: SchemaName): object {
  const schema = name === 'transport' ? transportCaseSchema : resultRecordSchema;
  // As a file is written: keys with a default may be left out.
  return toJsonSchema(schema, { typeMode: 'input', errorMode: 'throw' });
}

/**
 * Prints the JSON Schema of a file format.
 * @returns the exit code
 */
export function schemaCommand(name: SchemaName): number {
  process.stdout.write(`${JSON.stringify(publishedSchema(name), null, 2)}\n`);
  return EXIT.done;
}
