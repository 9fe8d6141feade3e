import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleProjects, type ExampleProjectId } from '#shared/domain/project/example-projects.ts';
import { shippedRecord } from '#shared/import/experiment/shipped-record.ts';
import { callerPath } from './input-file.ts';
import { installedPath } from './installation.ts';
import { fileProblem, Refusal } from './refusal.ts';
import { recordJson } from './result-text.ts';

/**
 * Writes the files of an example project into a folder that is new or empty; each record also as it is
 * imported, so that it can be fitted at once.
 * @returns the names of the files
 * @throws Refusal when the folder holds something or cannot be written
 */
export async function writeExampleProject(id: ExampleProjectId, folder: string): Promise<string[]> {
  const { cases, plans, experiments } = exampleProjects[id];
  const names = [...cases, ...plans, ...experiments.map(({ file }) => file)];
  const source = installedPath('resources', 'examples', id);
  const files = await Promise.all(
    names.map(async (name): Promise<[string, Uint8Array]> => [
      name,
      await readFile(join(source, name)),
    ]),
  );
  const imported = files
    .filter(([name]) => name.endsWith('.csv'))
    .map(([name, bytes]): [string, string] => [
      name.replace(/\.csv$/, '.json'),
      recordJson(shippedRecord(bytes, name).experiment),
    ]);
  const all = [...files, ...imported];
  try {
    const target = callerPath(folder);
    await mkdir(target, { recursive: true });
    if ((await readdir(target)).length > 0) {
      throw new Refusal(`${folder} is not empty; the example needs a folder of its own.`);
    }
    for (const [name, content] of all) await writeFile(join(target, name), content);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${folder} cannot be written: ${fileProblem(error)}.`);
  }
  return all.map(([name]) => name);
}
