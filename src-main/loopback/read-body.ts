import type { IncomingMessage } from 'node:http';

/**
 * The body of a request, or undefined when it is larger than `limitBytes`. Nothing beyond the
 * limit is kept in memory, whatever the request's header claims.
 */
export async function readBody(
  request: IncomingMessage,
  limitBytes: number,
): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limitBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
