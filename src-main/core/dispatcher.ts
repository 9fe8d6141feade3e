import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type Envelope, failure, success } from '#shared/contract/envelope.ts';
import {
  isMethodName,
  type MethodName,
  type MethodOutput,
  methods,
  type ParsedInput,
} from '#shared/contract/methods.ts';
import { requestSchema } from '#shared/contract/request.ts';
import { StorageFault } from '#main/storage/storage-fault.ts';
import { ContractFault } from './contract-fault.ts';

/** One handler per method of the contract; a missing one does not compile. */
export type Handlers = {
  readonly [Name in MethodName]: (
    input: ParsedInput<Name>,
  ) => MethodOutput<Name> | Promise<MethodOutput<Name>>;
};

/** Answers one request; never rejects. */
export type Dispatch = (request: unknown) => Promise<Envelope<unknown>>;

/**
 * Parses requests, finds their handler and turns whatever it throws into an error of the contract.
 * @param log receives the cause of an unexpected failure, which never crosses the contract
 */
export function createDispatcher(
  handlers: Handlers,
  log: (incidentId: string, cause: unknown) => void,
): Dispatch {
  return async (request) => {
    const parsed = v.safeParse(requestSchema, request);
    if (!parsed.success)
      return invalid('The request is not a method with an input.', parsed.issues);
    const { method, input } = parsed.output;
    if (!isMethodName(method)) {
      return failure({ code: 'METHOD_UNKNOWN', message: `There is no method "${method}".` });
    }
    try {
      return await call(handlers, method, input);
    } catch (cause) {
      if (cause instanceof ContractFault) return failure(cause.error);
      if (cause instanceof StorageFault) {
        const code = cause.code === 'FILE_REFUSED' ? 'FILE_REFUSED' : 'STORAGE_FAILED';
        return failure({ code, message: cause.message });
      }
      const incidentId = randomUUID();
      log(incidentId, cause);
      return failure({
        code: 'INTERNAL',
        message: `${method} failed because of a defect in the program. Its log has the cause.`,
        incidentId,
      });
    }
  };
}

async function call<Name extends MethodName>(
  handlers: Handlers,
  method: Name,
  input: unknown,
): Promise<Envelope<MethodOutput<Name>>> {
  const schema: v.GenericSchema<unknown, unknown> = methods[method].input;
  const parsed = v.safeParse(schema, input);
  if (!parsed.success) return invalid(`The input of ${method} is not valid.`, parsed.issues);
  // The table relates schema and handler by name; the compiler cannot follow that through a union.
  return success(await handlers[method](parsed.output as ParsedInput<Name>));
}

function invalid(summary: string, issues: readonly v.BaseIssue<unknown>[]): Envelope<never> {
  const places = issues.map((issue) => ({
    path: v.getDotPath(issue) ?? '',
    message: issue.message,
  }));
  const first = places[0]?.message;
  const message = first === undefined ? summary : `${summary} ${first}`;
  return failure({ code: 'INPUT_INVALID', message, details: places });
}
