import { readFileSync } from 'node:fs';
import type { Component } from '#shared/domain/material/component.ts';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import { simulateRecipe, type RecipeOptions } from '#shared/simulation/recipe/simulate-recipe.ts';
import { drain } from './drain.ts';
import { shippedCoil, transportOf } from './electrode-cases.ts';

/** The CMC/SBR coil that comes with the program, with changes. */
export function coilCase(changes: Partial<ElectrodeCase> = {}): RecipeCase {
  const usual = shippedCoil('cmc-sbr-anode', changes);
  const electrodeCase: ElectrodeCase = {
    ...usual,
    geometry: { ...usual.geometry, widthM: 0.24 } as ElectrodeCase['geometry'],
  };
  return { title: 'coil', transportCase: transportOf(electrodeCase), electrodeCase };
}

/** The same coil whose components hold `share` of the water on the adsorption branch. */
export function hystereticCase(share: number): RecipeCase {
  const { electrodeCase } = coilCase();
  if (electrodeCase === undefined) throw new Error('The coil has an electrode.');
  const components = electrodeCase.electrode.components.map((component): Component => {
    const { desorption } = component;
    if (desorption?.isotherm.model !== 'gab') return component;
    const { isotherm } = desorption;
    const monolayerKgPerKg = share * isotherm.monolayerKgPerKg;
    return {
      ...component,
      adsorption: { ...desorption, isotherm: { ...isotherm, monolayerKgPerKg } },
    };
  });
  return coilCase({ electrode: { ...electrodeCase.electrode, components } });
}

export function recipeFrom(text: string): Recipe {
  const read = parseRecipeText(text);
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'));
  return read.recipe;
}

/** A recipe of these lines; it begins dry enough to need no further words. */
export function recipeOf(...lines: string[]): Recipe {
  return recipeFrom(`recipe "test"\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

export function shippedRecipe(name: string): Recipe {
  const file = new URL(`../../resources/recipes/${name}.txt`, import.meta.url);
  return recipeFrom(readFileSync(file, 'utf8'));
}

export function runOf(
  recipe: Recipe,
  recipeCase: RecipeCase = coilCase(),
  options: RecipeOptions = {},
): RecipeResult {
  return drain(simulateRecipe(recipe, recipeCase, options));
}

/** The step of a result at a path. */
export function stepAt({ steps }: RecipeResult, path: string) {
  const step = steps.find((candidate) => candidate.path === path);
  if (step === undefined) throw new Error(`There is no step ${path}.`);
  return step;
}
