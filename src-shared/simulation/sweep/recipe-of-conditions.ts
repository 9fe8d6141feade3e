import type { ElectrodeCase } from '../../domain/electrode/electrode-case.ts';
import { RECIPE_FORMAT, type Recipe } from '../../domain/recipe/recipe.ts';

/**
 * The conditions of a case as a recipe of one hold.
 * @throws RangeError where the conditions change in time
 */
export function recipeOfConditions(title: string, { drying, endTimeS }: ElectrodeCase): Recipe {
  const { temperatureK, pressurePa, moisture, branch, changes = [] } = drying;
  if (changes.length > 0) {
    throw new RangeError('The conditions of the case change in time; write them as a recipe.');
  }
  return {
    format: RECIPE_FORMAT,
    title,
    steps: [
      {
        kind: 'hold',
        temperatureK,
        pressurePa,
        gas: { moisture },
        end: { kind: 'for', durationS: endTimeS },
        branch,
      },
    ],
  };
}
