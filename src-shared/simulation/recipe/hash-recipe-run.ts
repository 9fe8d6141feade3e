import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { stringify } from 'safe-stable-stringify';
import { hashCase } from '../../domain/case/hash-case.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import type { RecipeCase } from '../../domain/recipe/recipe-case.ts';

/** SHA-256 (64 hex digits) of what is simulated: recipe and case without their titles. */
export function hashRecipeRun(
  { title: _title, ...recipe }: Recipe,
  { transportCase, electrodeCase }: RecipeCase,
): string {
  const simulated = { recipe, case: hashCase(transportCase), electrodeCase };
  return bytesToHex(sha256(utf8ToBytes(stringify(simulated))));
}
