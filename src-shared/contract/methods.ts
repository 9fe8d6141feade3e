import * as v from 'valibot';
import { shippedCaseSchema } from './cases.ts';
import { activeRunSchema, jobIdSchema, runRecordSchema, startRunSchema } from './runs.ts';

const nothing = v.strictObject({});

/** Every method of the program: `area.verb` -> what goes in, what comes out. */
export const methods = {
  'app.info': {
    input: nothing,
    output: v.strictObject({
      name: v.string(),
      version: v.string(),
      host: v.picklist(['electron', 'loopback']),
      /** Simulations that run side by side. */
      workers: v.number(),
    }),
  },
  'cases.list': {
    input: nothing,
    output: v.strictObject({ cases: v.array(shippedCaseSchema) }),
  },
  'runs.start': {
    input: startRunSchema,
    output: v.strictObject({ jobId: jobIdSchema }),
  },
  'runs.list': {
    input: nothing,
    /** What has not ended, whoever started it, in the order in which it is or will be solved. */
    output: v.strictObject({ runs: v.array(activeRunSchema) }),
  },
  'runs.cancel': {
    input: v.strictObject({ jobId: jobIdSchema }),
    /** False when the run had ended already. */
    output: v.strictObject({ accepted: v.boolean() }),
  },
  'runs.get': {
    input: v.strictObject({ jobId: jobIdSchema }),
    output: runRecordSchema,
  },
} as const;

type Methods = typeof methods;

export type MethodName = keyof Methods;

/** What a caller may pass. */
export type MethodInput<Name extends MethodName> = v.InferInput<Methods[Name]['input']>;

/** What a handler receives, after parsing. */
export type ParsedInput<Name extends MethodName> = v.InferOutput<Methods[Name]['input']>;

export type MethodOutput<Name extends MethodName> = v.InferOutput<Methods[Name]['output']>;

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}
