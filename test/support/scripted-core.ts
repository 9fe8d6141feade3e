import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Core, createCore } from '#main/core/core.ts';
import { forkSolverPort } from '#main/loopback/fork-solver-port.ts';
import { openStorage } from '#main/storage/open-storage.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The whole core on real child processes, whose simulation does what a case's name says; its data
 * are temporary.
 * @param firstStart whether there are no data yet; otherwise there is one empty project, and
 * simulations run one after the other
 */
export function scriptedCore(firstStart = false): Core {
  const dataFolder = mkdtempSync(join(tmpdir(), 'postdry-core-'));
  if (!firstStart) {
    const storage = openStorage(dataFolder);
    storage.projects.create('Test project');
    storage.settings.change({ workers: 1 });
    storage.close();
  }
  const core = createCore({
    host: 'loopback',
    files: {
      version: '1.2.3',
      casesFolder: path('../../resources/cases'),
      materialsFolder: path('../fixtures/materials'),
      examplesFolder: path('../../resources/examples'),
      licencesFile: path('../../out/licences.json'),
    },
    dataFolder,
    // What a host would print, so that the way through the contract can be seen.
    printPdf: (html) =>
      Promise.resolve(
        html.includes('cannot')
          ? 'This host cannot print.'
          : new TextEncoder().encode(`%PDF- ${html}`),
      ),
    solverPort: forkSolverPort(path('./solver/scripted-fork-entry.ts')),
  });
  return {
    ...core,
    close: async () => {
      await core.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
