import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '#main/core/content-security-policy.ts';
import type { Dispatch } from '#main/core/dispatcher.ts';
import { decode, encode } from '#shared/contract/codec.ts';
import { failure } from '#shared/contract/envelope.ts';
import type { ErrorCode } from '#shared/contract/error.ts';
import { bodyLimitBytes, wireContentType } from '#shared/contract/loopback-wire.ts';
import { readBody } from './read-body.ts';
import { bearerToken, type RequestGuard } from './request-guard.ts';

/** Answers one call of the contract; every refusal is an envelope too. */
export async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  guard: RequestGuard,
  dispatch: Dispatch,
): Promise<void> {
  const answer = (status: number, envelope: unknown): void => {
    response
      .writeHead(status, { ...securityHeaders, 'content-type': wireContentType })
      .end(encode(envelope));
  };
  const refuse = (status: number, code: ErrorCode, message: string): void => {
    // The rest of the body is not read, so the connection cannot be used again.
    response.setHeader('connection', 'close');
    answer(status, failure({ code, message }));
  };

  if (!guard.isOwnOrigin(request.headers.origin)) {
    refuse(403, 'NOT_ALLOWED', 'The request does not come from the page of this host.');
  } else if (!guard.isToken(bearerToken(request.headers.authorization))) {
    refuse(
      401,
      'NOT_ALLOWED',
      'This page does not have the token of this launch. Open the URL that the program has printed.',
    );
  } else if (request.headers['content-type'] !== wireContentType) {
    refuse(415, 'INPUT_INVALID', `The content type has to be ${wireContentType}.`);
  } else {
    const body = await readBody(request, bodyLimitBytes);
    if (!body) {
      refuse(413, 'TOO_LARGE', `A request may have at most ${bodyLimitBytes} bytes.`);
      return;
    }
    answer(200, await dispatch(decodeOrUndefined(body)));
  }
}

function decodeOrUndefined(body: Uint8Array): unknown {
  try {
    return decode(body);
  } catch {
    // The dispatcher refuses undefined as it refuses any other malformed request.
    return undefined;
  }
}
