import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { securityHeaders } from '#main/core/content-security-policy.ts';
import type { RendererFiles } from '#main/core/renderer-files.ts';
import { isOwnUrl, scheme } from './origin.ts';

/** Has to run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page under app://postdry/, and only the files of the build's list. */
export function serveAppProtocol(files: RendererFiles): void {
  protocol.handle(scheme, (request) => answerAppRequest(request, files));
}

/** The request path is looked up, never resolved. */
export async function answerAppRequest(request: Request, files: RendererFiles): Promise<Response> {
  const file = isOwnUrl(request.url) ? files.get(new URL(request.url).pathname) : undefined;
  if (request.method !== 'GET' || !file) {
    return new Response(null, { status: 404, headers: securityHeaders });
  }
  return new Response(new Uint8Array(await readFile(file.path)), {
    headers: { ...securityHeaders, 'content-type': file.contentType },
  });
}
