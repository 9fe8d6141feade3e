import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './find-browser.ts';

/** Longer than this no browser takes for a report. */
const limitMs = 60_000;

/**
 * A document without scripts as PDF, printed by an installed browser that shows no window.
 * @returns the bytes; a sentence where there is no browser or it prints nothing
 */
export async function printPdf(html: string): Promise<Uint8Array<ArrayBuffer> | string> {
  const browser = findBrowser(process.platform, process.env);
  if (browser === undefined) {
    return 'A PDF needs an installed Chrome, Chromium or Edge; none was found. The HTML report can be printed from any browser.';
  }
  const folder = await mkdtemp(join(tmpdir(), 'postdry-report-'));
  try {
    const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
    await writeFile(page, html);
    const failure = await run(browser, [
      '--headless',
      '--disable-gpu',
      '--disable-extensions',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // Chromium refuses to start its sandbox for root; the page has no scripts.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ]);
    const bytes = await readFile(pdf).catch(() => undefined);
    if (bytes?.subarray(0, 5).toString('latin1') === '%PDF-') return new Uint8Array(bytes);
    return `${browser} printed no PDF${failure === undefined ? '' : ` (${failure})`}. Print the HTML report instead.`;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** @returns why the program failed */
function run(file: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout: limitMs }, (error) => {
      resolve(error === null ? undefined : (error.message.split('\n')[0] ?? 'it failed'));
    });
  });
}
