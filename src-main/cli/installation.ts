import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The program's folder: the nearest one above this file that has a package.json. */
function programFolder(): string {
  // Bundling moves this file to another depth, so the way up is searched.
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The package.json of the program is missing.');
    folder = parent;
  }
  return folder;
}

/** Path of a file or folder of the installed program. */
export function installedPath(...parts: string[]): string {
  return join(programFolder(), ...parts);
}

/** Version of the program, from its package.json. */
export function programVersion(): string {
  const text = readFileSync(installedPath('package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
