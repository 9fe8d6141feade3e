import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The program file of an installed Chrome, Chromium or Edge; undefined when there is none.
 * @param isProgram whether a file exists and can be executed
 */
export function findBrowser(
  platform: NodeJS.Platform,
  env: Environment,
  isProgram: (file: string) => boolean = isExecutable,
): string | undefined {
  if (platform === 'darwin') return macBrowsers.find(isProgram);
  if (platform === 'win32') return windowsBrowsers(env).find(isProgram);
  for (const name of linuxBrowsers) {
    const file = findOnPath(name, env, isProgram);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** A program on the search path; undefined when there is none. */
export function findOnPath(
  name: string,
  env: Environment,
  isProgram: (file: string) => boolean = isExecutable,
): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

const linuxBrowsers = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macBrowsers = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

function windowsBrowsers(env: Environment): string[] {
  const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
  const programs = [
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return programs.flatMap((program) =>
    folders.flatMap((folder) => (folder === undefined ? [] : [`${folder}\\${program}`])),
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
