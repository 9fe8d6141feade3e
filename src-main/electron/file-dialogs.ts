import { type BrowserWindow, dialog } from 'electron';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { FileDialogs } from '#main/core/file-dialogs.ts';

const filters = [{ name: 'PostDry project', extensions: ['postdry'] }];

/** The system's dialogs on the window of the program. */
export function systemFileDialogs(window: () => BrowserWindow | undefined): FileDialogs {
  return {
    async save(suggestedName, bytes) {
      const options = { defaultPath: suggestedName, filters };
      const parent = window();
      const { canceled, filePath } = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options);
      if (canceled || !filePath) return false;
      // A file that was there stays whole until the new one is.
      const temporary = `${filePath}.part`;
      await writeFile(temporary, bytes);
      await rename(temporary, filePath);
      return true;
    },
    async open() {
      const options = { filters, properties: ['openFile' as const] };
      const parent = window();
      const { canceled, filePaths } = parent
        ? await dialog.showOpenDialog(parent, options)
        : await dialog.showOpenDialog(options);
      const [path] = filePaths;
      if (canceled || path === undefined) return undefined;
      return new Uint8Array(await readFile(path));
    },
  };
}
