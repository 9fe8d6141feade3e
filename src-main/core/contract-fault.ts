import type { ContractError, ErrorCode } from '#shared/contract/error.ts';

/** Thrown by a handler to answer with an error of the contract instead of a value. */
export class ContractFault extends Error {
  readonly error: ContractError;

  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message);
    this.name = 'ContractFault';
    this.error = { code, message, ...(details !== undefined && { details }) };
  }
}
