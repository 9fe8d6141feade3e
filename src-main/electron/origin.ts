export const scheme = 'app';

/** The page's whole address; nothing else may be loaded, framed or navigated to. */
export const pageUrl = `${scheme}://postdry/`;

/** Whether a URL is inside our own origin. `new URL(...).origin` is "null" for custom schemes. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${scheme}:` && host === 'postdry' && username === '' && password === '';
}

/** The parts of an Electron frame that say whose message it is. */
export interface SenderFrame {
  readonly url: string;
  /** Null for a main frame. */
  readonly parent: unknown;
}

/** Only the main frame of our own page may call; null means the frame is gone already. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isOwnUrl(frame.url);
}
