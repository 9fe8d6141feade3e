interface FileAnswer {
  readonly canceled: boolean;
  readonly filePath: string;
  readonly filePaths: readonly string[];
}

/** The file that the dialogs are answered with; without it they are closed. */
export const dialogFileVariable = 'POSTDRY_STAND_IN_FILE';

function answer(): Promise<FileAnswer> {
  const path = process.env[dialogFileVariable];
  return Promise.resolve({
    canceled: path === undefined,
    filePath: path ?? '',
    filePaths: path === undefined ? [] : [path],
  });
}

/** Electron's `dialog`, answered by the environment instead of a user. */
export const dialog = {
  showSaveDialog: answer,
  showOpenDialog: answer,
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`);
  },
};
