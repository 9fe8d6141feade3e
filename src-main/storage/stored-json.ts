import * as v from 'valibot';
import { decode } from '#shared/contract/codec.ts';
import { StorageFault } from './storage-fault.ts';

/**
 * Reads a stored document.
 * @param what names it in the message of a failure, e.g. "The case 6f1c…"
 * @throws StorageFault ROW_DAMAGED
 */
export function parseStored<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  what: string,
): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw rowDamaged(what, 'it is not valid JSON.');
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  throw rowDamaged(what, parsed.issues[0].message);
}

/**
 * Reads a stored MessagePack value.
 * @param what names it in the message of a failure
 * @throws StorageFault ROW_DAMAGED
 */
export function decodeStored<Schema extends v.GenericSchema>(
  schema: Schema,
  bytes: Uint8Array,
  what: string,
): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = decode(bytes);
  } catch {
    throw rowDamaged(what, 'its result is not a result.');
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  throw rowDamaged(what, 'its result is not a result.');
}

/** The failure of a stored thing, with what can be done about it. */
export function rowDamaged(what: string, why: string): StorageFault {
  return new StorageFault(
    'ROW_DAMAGED',
    `${what} cannot be read: ${why} It is kept as it is; delete it, or go back to a backup.`,
  );
}
