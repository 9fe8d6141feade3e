import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Longest time that the download of Electron may take before the browser is used instead. */
const downloadMs = 60_000;

/** Why this machine cannot show an Electron window, in one sentence; undefined when it can. */
export function electronObstacle(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  userId: number | undefined,
): string | undefined {
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return 'There is no display for the desktop window.';
  }
  if (userId === 0) return 'The desktop window does not run as root.';
  return undefined;
}

/**
 * Path of Electron's binary. The npm package brings only its installer, so the first start
 * downloads it.
 * @returns undefined when it is missing and cannot be downloaded
 */
export async function electronBinary(root: string): Promise<string | undefined> {
  const folder = join(root, 'node_modules', 'electron');
  const installer = join(folder, 'install.js');
  const installed = installedBinary(folder);
  if (installed !== undefined || !existsSync(installer)) return installed;
  process.stderr.write('Downloading Electron, once, for the desktop window.\n');
  const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: downloadMs });
  await once(child, 'exit');
  return installedBinary(folder);
}

function installedBinary(folder: string): string | undefined {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const binary = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}
