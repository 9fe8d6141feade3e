import { BrowserWindow } from 'electron';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PdfPrinter } from '#main/core/pdf-printer.ts';

/** Prints in a window that is never shown, runs no script and shares nothing with the program's own. */
export const printReport: PdfPrinter = async (html) => {
  const folder = await mkdtemp(join(tmpdir(), 'postdry-report-'));
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition: 'report',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
    },
  });
  try {
    const page = join(folder, 'report.html');
    await writeFile(page, html);
    await window.loadFile(page);
    return new Uint8Array(await window.webContents.printToPDF({ printBackground: true }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return `The report could not be printed: ${reason} Save it as HTML and print that instead.`;
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
};
