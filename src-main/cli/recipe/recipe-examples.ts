import { readFileSync } from 'node:fs';
import { installedPath } from '../installation.ts';

/** Recipes that come with the program; their text lies in `resources/recipes`. */
export const recipeExamples = [
  {
    id: 'recipe-coil-standard',
    title: 'Recipe: vacuum drying of a coil with two purges, then a dry room',
  },
  {
    id: 'recipe-coil-until-dry',
    title: 'Recipe: vacuum drying of a coil until the target is reached',
  },
  { id: 'recipe-coil-oven-log', title: 'Recipe: a coil follows the log of an oven' },
] as const;

export function recipeExampleText(id: (typeof recipeExamples)[number]['id']): string {
  const file = `${id.replace(/^recipe-/, '')}.txt`;
  return readFileSync(installedPath('resources', 'recipes', file), 'utf8');
}
