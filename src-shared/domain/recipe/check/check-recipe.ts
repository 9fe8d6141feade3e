import { chamberOf } from '../oven/chamber.ts';
import { coilBodyOf } from '../oven/coil-body.ts';
import { nominalSteps } from '../oven/nominal-steps.ts';
import { caseProblem, ovenAtStart, transportOn, type RecipeCase } from '../recipe-case.ts';
import type { Recipe } from '../recipe.ts';
import { checkEnds } from './check-ends.ts';
import { checkMaterials } from './check-materials.ts';
import { checkNames } from './check-names.ts';
import { checkOven } from './check-oven.ts';
import { checkReach } from './check-reach.ts';
import { checkRounds } from './check-rounds.ts';
import { checkValues } from './check-values.ts';
import { error, type RecipeIssue } from './recipe-issue.ts';

/**
 * What is wrong or doubtful about a recipe before it is run, errors first. Without a case, what
 * depends on the coil is left out: what can be reached, what its materials stand.
 */
export function checkRecipe(recipe: Recipe, recipeCase?: RecipeCase): RecipeIssue[] {
  const issues = [...checkEnds(recipe), ...checkNames(recipe), ...checkRounds(recipe)];
  const values = checkValues(recipe);
  if (values.length > 0) return sorted([...issues, ...values]);
  const problem = recipeCase && caseProblem(recipeCase);
  if (problem !== undefined)
    return sorted([...issues, error('', `The recipe cannot act: ${problem}`)]);
  const { steps } = nominalSteps(recipe, ovenAtStart(recipe, recipeCase));
  issues.push(...checkOven(steps));
  if (recipeCase !== undefined) {
    if (recipe.coil !== undefined && coilBodyOf(recipe.coil, recipeCase) === undefined) {
      issues.push(
        error(
          'coil',
          'The case does not tell the mass and the surface of the coil. Add "mass 80 kg, area 1.2 m²" with the right values.',
        ),
      );
    }
    issues.push(...checkChamber(recipe, recipeCase));
    issues.push(...checkReach(recipe, steps, recipeCase), ...checkMaterials(steps, recipeCase));
  }
  return sorted(issues);
}

/** What the balance of a chamber needs and cannot do. */
function checkChamber({ chamber }: Recipe, recipeCase: RecipeCase): RecipeIssue[] {
  if (chamber === undefined) return [];
  if (chamberOf(chamber, recipeCase) === undefined) {
    return [
      error(
        'chamber',
        'The case does not tell how much coating a coil has. Use a case by its electrode.',
      ),
    ];
  }
  const { resistances, boundary } = transportOn('desorption', recipeCase);
  if (resistances === 'micro' || boundary.massTransferCoefficientMPerS !== undefined) {
    return [
      error(
        'chamber',
        'A chamber is computed together neither with a gas film nor without macro resistance. Leave one of them out.',
      ),
    ];
  }
  return [];
}

function sorted(issues: readonly RecipeIssue[]): RecipeIssue[] {
  const rank = ({ severity }: RecipeIssue): number => (severity === 'error' ? 0 : 1);
  return issues.toSorted((a, b) => rank(a) - rank(b));
}
