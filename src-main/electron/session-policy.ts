import type { Session } from 'electron';
import { isOwnUrl } from './origin.ts';

/** No permission for anybody, no request that leaves our own origin, no download but an export. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !isAllowedRequest(details.url) }),
  );
  session.on('will-download', (event, item) => {
    if (!isExport(item.getURL(), item.getFilename())) event.preventDefault();
  });
}

/** What the page saves itself: a table, a report, a picture, a project file, a material set. */
export function isExport(url: string, fileName: string): boolean {
  return (
    url.startsWith('blob:app://postdry/') &&
    /^[^/\\]+\.(csv|html|json|pdf|png|postdry|xlsx)$/.test(fileName)
  );
}

/** Exported files are blobs that the page itself has made; developer tools load their own pages. */
export function isAllowedRequest(url: string): boolean {
  return isOwnUrl(url) || url.startsWith('blob:app://postdry/') || url.startsWith('devtools://');
}
