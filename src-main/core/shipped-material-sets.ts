import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShippedMaterialSet } from '#shared/contract/materials.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';

const extension = '.json';

/** The material sets that come with the program; read once, they cannot change while it runs. */
export function shippedMaterialSetLibrary(folder: string): () => ShippedMaterialSet[] {
  let materialSets: ShippedMaterialSet[] | undefined;
  return () => (materialSets ??= readAll(folder));
}

/**
 * In the order of the file names.
 * @throws Error when a file is not valid, which means a damaged installation
 */
function readAll(folder: string): ShippedMaterialSet[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(extension));
  return files.toSorted().map((file) => {
    const parsed = parseMaterialSet(readFileSync(join(folder, file), 'utf8'));
    if (parsed.ok) return { id: file.slice(0, -extension.length), document: parsed.value };
    const words = parsed.issues.map((issue) => issue.message).join(' ');
    throw new Error(`The shipped material set ${file} is not valid. ${words}`);
  });
}
