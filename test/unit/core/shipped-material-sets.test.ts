import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shippedMaterialSetLibrary } from '#main/core/shipped-material-sets.ts';
import { materialSetInput } from '../../support/material-set.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('reads every shipped material set, each under a title of its own', () => {
  const sets = shippedMaterialSetLibrary('resources/materials')();
  expect(sets.length).toBeGreaterThan(0);
  expect(new Set(sets.map(({ document }) => document.title)).size).toBe(sets.length);
});

it('names them by their files, in the order of these names', () => {
  const folder = temporaryFolder();
  for (const id of ['b', 'a']) {
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(materialSetInput(id)));
  }
  writeFileSync(join(folder, 'README.md'), 'No material set.');
  expect(shippedMaterialSetLibrary(folder)().map(({ id }) => id)).toEqual(['a', 'b']);
});

it('says which file of a damaged installation is wrong, and what about it', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.json'), JSON.stringify({ ...materialSetInput(), components: [] }));
  expect(() => shippedMaterialSetLibrary(folder)()).toThrow(/a\.json is not valid\. components: /);
});
