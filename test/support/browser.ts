/** The browser the tests drive: found on the machine, or installed with a word about it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { runCommand, runNode, toolScript } from './tools.ts';

/** For a Chromium that runs as root, without a GPU, and that stays silent on the network. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Set to 1: the tests use what is there and install nothing. */
const noInstallVariable = 'POSTDRY_NO_INSTALL';

function systemBrowsers(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (variable) => process.env[variable] ?? [],
    );
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return folders.flatMap((folder) => programs.map((program) => path.join(folder, program)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
    [...names, 'microsoft-edge', 'microsoft-edge-stable'].map((name) => path.join(folder, name)),
  );
}

/** Path of a Chromium-like browser: the system's, else the one Playwright downloaded earlier. */
export function findBrowser(): string | undefined {
  return [...systemBrowsers(), chromium.executablePath()].find((file) => existsSync(file));
}

/** Like findBrowser, but installs one where there is none; says in one line what it does. */
export async function findOrInstallBrowser(): Promise<string | undefined> {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.env[noInstallVariable] === '1') {
    console.log(`No browser found; ${noInstallVariable}=1, so none is installed.`);
    return undefined;
  }
  console.log(`No browser found: playwright install chromium (${noInstallVariable}=1 forbids it).`);
  await runNode(toolScript('playwright'), ['install', 'chromium'], { timeoutS: 120 });
  return findBrowser() ?? (await installDebianPackage());
}

async function installDebianPackage(): Promise<string | undefined> {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/etc/debian_version')) return undefined;
  console.log(`No browser yet: apt-get install chromium (${noInstallVariable}=1 forbids it).`);
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  await runCommand('apt-get', ['update', '-qq'], { environment, timeoutS: 180 });
  await runCommand(
    'apt-get',
    [...wait, 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    { environment, timeoutS: 480 },
  );
  return findBrowser();
}
