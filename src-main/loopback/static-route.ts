import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '#main/core/content-security-policy.ts';
import type { RendererFiles } from '#main/core/renderer-files.ts';

/** Serves a file of the built page: the request path is looked up, never resolved. */
export async function serveFile(
  request: IncomingMessage,
  response: ServerResponse,
  files: RendererFiles,
): Promise<void> {
  const file = files.get(request.url ?? '');
  if (!file) {
    response.writeHead(404, securityHeaders).end();
    return;
  }
  const bytes = await readFile(file.path);
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': file.contentType,
    'content-length': bytes.length,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
