import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const folderName = 'PostDry Studio';

/** Where projects, settings and logs of this user lie, for both hosts; POSTDRY_DATA_DIR overrides. */
export function dataFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const wished = environment['POSTDRY_DATA_DIR'];
  if (wished) return resolve(wished);
  switch (platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), folderName);
    case 'darwin':
      return join(home, 'Library', 'Application Support', folderName);
    default:
      return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), folderName);
  }
}
