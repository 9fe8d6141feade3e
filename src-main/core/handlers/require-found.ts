import { ContractFault } from '#main/core/contract-fault.ts';

/** @throws ContractFault NOT_FOUND when there is nothing */
export function requireFound<Value>(what: string, value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw new ContractFault(
    'NOT_FOUND',
    `This ${what} does not exist any more. Nothing was changed.`,
  );
}
