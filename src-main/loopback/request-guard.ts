import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Who may talk to the host. Other pages in the same browser can send requests to 127.0.0.1 too:
 * an exact Host stops DNS rebinding, an exact Origin stops their scripts, the token stops the
 * other users and programs of this machine.
 */
export interface RequestGuard {
  readonly origin: string;
  isOwnHost(host: string | undefined): boolean;
  isOwnOrigin(origin: string | undefined): boolean;
  isToken(token: string | undefined): boolean;
}

export function createRequestGuard(port: number, token: string): RequestGuard {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const expected = digest(token);
  return {
    origin,
    isOwnHost: (candidate) => candidate === host,
    isOwnOrigin: (candidate) => candidate === origin,
    // Digests have one length, so the comparison takes the same time for every candidate.
    isToken: (candidate) => candidate !== undefined && timingSafeEqual(digest(candidate), expected),
  };
}

/** The token of an `authorization: Bearer TOKEN` header. */
export function bearerToken(header: string | undefined): string | undefined {
  return header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : undefined;
}
