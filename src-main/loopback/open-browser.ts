import { spawn } from 'node:child_process';
import { findBrowser, findOnPath } from '#main/browser/find-browser.ts';

/** A program and the arguments that make it show a URL. */
export interface BrowserCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** A browser that refuses to start does so within this time. */
const startMs = 1500;

/**
 * Opens a URL in Chrome, Chromium or Edge, else in whatever the system opens URLs with.
 * @param url without secrets: it becomes an argument, which other users of the machine can read
 * @returns undefined, or one sentence that says why nothing was opened
 */
export async function openBrowser(url: string): Promise<string | undefined> {
  const { platform, env } = process;
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return 'There is no display to open a browser on.';
  }
  const command = browserCommand(url, platform, env);
  if (!command) return 'No browser was found.';
  const started = await starts(command);
  return started ? undefined : `${command.file} could not be started.`;
}

/**
 * The command for this platform; undefined when there is none.
 * @param isProgram whether a file exists and can be executed
 */
export function browserCommand(
  url: string,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  isProgram?: (file: string) => boolean,
): BrowserCommand | undefined {
  // The page has its own frame; the browser's tabs and address bar would only take room.
  const asApplication = (file: string): BrowserCommand => ({ file, args: [`--app=${url}`] });
  if (platform === 'darwin') return { file: 'open', args: [url] };
  const browser = findBrowser(platform, env, isProgram);
  if (browser !== undefined) return asApplication(browser);
  if (platform === 'win32') return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', url] };
  const opener = findOnPath('xdg-open', env, isProgram);
  return opener ? { file: opener, args: [url] } : undefined;
}

/** Whether the command starts and does not fail at once; it goes on when this program ends. */
function starts({ file, args }: BrowserCommand): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => resolve(true), startMs);
    const settle = (started: boolean): void => {
      clearTimeout(timer);
      resolve(started);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
    child.unref();
  });
}
