import type { ContractError } from './error.ts';

/** What every call comes back with, on every transport. */
export type Envelope<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: ContractError };

export function success<Value>(value: Value): Envelope<Value> {
  return { ok: true, value };
}

export function failure(error: ContractError): Envelope<never> {
  return { ok: false, error };
}

/** What an answer says in another form; a failure stays as it is. */
export function mapped<Value, Other>(
  answer: Envelope<Value>,
  map: (value: Value) => Other,
): Envelope<Other> {
  return answer.ok ? success(map(answer.value)) : answer;
}
