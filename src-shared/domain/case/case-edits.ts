import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import type { TransportCase } from './transport-case.ts';

/** The case with another number at a key path; undefined takes the key away. */
export function withNumberAt(
  transportCase: TransportCase,
  path: string,
  value: number | undefined,
): TransportCase {
  if (path === 'endTimeS' && value !== undefined) return withEndTime(transportCase, value);
  return withValueAt(transportCase, path, value);
}

/** The case with another value at a key path, whether or not it is allowed there. */
export function withValueAt(
  transportCase: TransportCase,
  path: string,
  value: number | string | undefined,
): TransportCase {
  return replaced(transportCase, path.split('.'), value) as TransportCase;
}

function replaced(part: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const { [key]: old, ...others } = (part ?? {}) as Record<string, unknown>;
  const next = replaced(old, rest, value);
  if (next === undefined) return others;
  // Spread first, so that the keys keep their order.
  return { ...(part as Record<string, unknown>), [key]: next };
}

/** A longer or shorter run whose output and profile times keep their shape. */
export function withEndTime(transportCase: TransportCase, endTimeS: number): TransportCase {
  const ratio = endTimeS / transportCase.endTimeS;
  const scaled = (timesS: readonly number[]): number[] =>
    timesS.map((timeS) => (timeS === transportCase.endTimeS ? endTimeS : timeS * ratio));
  const { profileTimesS } = transportCase;
  return {
    ...transportCase,
    endTimeS,
    outputTimesS: scaled(transportCase.outputTimesS),
    ...(profileTimesS === undefined ? {} : { profileTimesS: scaled(profileTimesS) }),
  };
}

/** The document with one number changed; the value is the user's own then, no longer assumed. */
export function editNumber(
  document: CaseDocument,
  path: string,
  value: number | undefined,
): CaseDocument {
  return {
    ...document,
    transportCase: withNumberAt(document.transportCase, path, value),
    assumed: document.assumed.filter((entry) => entry.path !== path),
  };
}
