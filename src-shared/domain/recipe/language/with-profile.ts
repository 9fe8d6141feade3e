import type { RecipeProfile } from '../recipe.ts';
import { sourceLines } from './line-structure.ts';
import { printProfile } from './print-recipe.ts';

/** The text of a recipe with a profile behind its last line; what was written before stays. */
export function withProfile(text: string, profile: RecipeProfile): string {
  const [, inside] = sourceLines(text);
  const indent = ' '.repeat(inside?.indent ?? 2);
  return `${text.trimEnd()}\n${printProfile(profile, indent).join('\n')}\n`;
}
