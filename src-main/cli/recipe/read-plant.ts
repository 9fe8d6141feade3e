import { parsePlant, type Plant } from '#shared/domain/recipe/plant/plant.ts';
import { readTextFile } from '../input-file.ts';
import { Refusal } from '../refusal.ts';

/** @throws Refusal that names the file and every problem of it */
export async function readPlant(path: string): Promise<Plant> {
  const parsed = parsePlant(await readTextFile(path, { what: 'a plant', largestBytes: 1024 ** 2 }));
  if (parsed.ok) return parsed.value;
  const issues = parsed.issues.map(({ message }) => `  ${message}`);
  throw new Refusal(`${path} is not a valid plant:`, ...issues);
}
