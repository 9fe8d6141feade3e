import type { Session } from 'electron';
import { isOwnUrl } from './origin.ts';

/** No permission for anybody, no download, and no request that leaves our own origin. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !isAllowedRequest(details.url) }),
  );
}

/** Exported files are blobs that the page itself made; developer tools load their own pages. */
export function isAllowedRequest(url: string): boolean {
  return isOwnUrl(url) || url.startsWith('blob:app://postdry/') || url.startsWith('devtools://');
}
