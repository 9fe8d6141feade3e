import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** Where the parts of the built program lie, and its version. */
export interface ApplicationFiles {
  readonly version: string;
  readonly rendererFolder: string;
  readonly preloadFile: string;
  readonly casesFolder: string;
  readonly materialsFolder: string;
  readonly examplesFolder: string;
  /** Licences of what is shipped, written by the build. */
  readonly licencesFile: string;
}

const packageSchema = v.object({ version: v.string() });

/**
 * @param builtFolder folder of the running entry file, `<application>/out/main`
 * @throws Error when the application's package.json cannot be read
 */
export function applicationFiles(builtFolder: string): ApplicationFiles {
  const root = join(builtFolder, '..', '..');
  const { version } = v.parse(
    packageSchema,
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  return {
    version,
    rendererFolder: join(root, 'out', 'renderer'),
    preloadFile: join(root, 'out', 'preload', 'preload.cjs'),
    casesFolder: join(root, 'resources', 'cases'),
    materialsFolder: join(root, 'resources', 'materials'),
    examplesFolder: join(root, 'resources', 'examples'),
    licencesFile: join(root, 'out', 'licences.json'),
  };
}
