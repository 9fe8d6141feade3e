import type { Recipe, RecipeStep } from '#shared/domain/recipe/recipe.ts';
import { namedValues } from '#shared/domain/recipe/varied-values.ts';
import { keysOf, withValueAt } from '#shared/domain/sweep/varied-input.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import { type AskableValue, gasDewPoints, holdLengths } from './askable-values.ts';
import type { Question } from './question.ts';

/** A recipe whose unknown has a name, and the bounds between which it is searched, SI units. */
export interface PosedQuestion {
  /** With the limit of the question as its target. */
  readonly recipe: Recipe;
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
}

/** Shortest time that is tried, s. */
const SHORTEST_S = 1;

/**
 * Writes a question as a recipe with one unknown. An exposure takes the place of one that ends the
 * recipe already; a value with a name is unknown wherever the name stands.
 * @throws RangeError where the recipe has no such value
 */
export function poseQuestion(given: Recipe, question: Question): PosedQuestion {
  const { limit } = question;
  const recipe = { ...given, target: limit };
  const name = freeName(recipe);
  switch (question.ask) {
    case 'longest-exposure': {
      const { place } = question;
      // Of fifteen digits, as every value of a recipe is printed.
      const [temperatureK, dewPointK, atMostS] = [
        roundSignificant(question.temperatureK),
        roundSignificant(question.dewPointK),
        roundSignificant(question.atMostS),
      ];
      const step: RecipeStep = {
        kind: 'expose',
        place,
        temperatureK,
        gas: { moisture: { kind: 'dew-point', dewPointK, at: 'chamber' } },
        end: { kind: 'for', durationS: { name, value: atMostS } },
      };
      const before = endsWithExposure(recipe) ? recipe.steps.slice(0, -1) : recipe.steps;
      if (before.length === 0) {
        throw new RangeError('The recipe has only the exposure. Write the drying before it.');
      }
      const posed = { ...recipe, steps: [...before, step] };
      return { recipe: posed, name, lower: SHORTEST_S, upper: atMostS };
    }
    case 'shortest-hold': {
      const posed = named(recipe, [question.path], name, holdLengths(recipe));
      return { ...posed, lower: SHORTEST_S, upper: question.atMostS };
    }
    case 'highest-dew-point': {
      const { lowestK, highestK } = question;
      if (!(lowestK < highestK)) {
        throw new RangeError('The lowest dew point must be below the highest one.');
      }
      const posed = named(recipe, question.paths, name, gasDewPoints(recipe));
      return { ...posed, lower: lowestK, upper: highestK };
    }
  }
}

/** Whether a recipe ends with an exposure, which the question about one replaces. */
export function endsWithExposure({ steps }: Recipe): boolean {
  return steps.at(-1)?.kind === 'expose';
}

function named(
  recipe: Recipe,
  paths: readonly string[],
  name: string,
  known: readonly AskableValue[],
): Pick<PosedQuestion, 'recipe' | 'name'> {
  const found = paths.map((path) => {
    const value = known.find((one) => one.path === path);
    if (value !== undefined) return value;
    throw new RangeError(`The recipe has no such value any more: ${path}. Choose it again.`);
  });
  const names = new Set(found.flatMap((value) => value.name ?? []));
  // The same name may stand at more places than those that were chosen.
  const alsoNamed = namedValues(recipe).flatMap((value) =>
    names.has(value.name) ? [value.path] : [],
  );
  // One name has one value, also where places with different ones are asked about together.
  const unknown = { name, value: found[0]?.value ?? Number.NaN };
  const posed = [...new Set([...paths, ...alsoNamed])].reduce<unknown>(
    (part, path) => withValueAt(part, keysOf(path), () => unknown),
    recipe,
  );
  return { recipe: posed as Recipe, name };
}

/** A name that the recipe does not use. */
function freeName(recipe: Recipe): string {
  const taken = new Set(namedValues(recipe).map(({ name }) => name));
  let name = 'unknown';
  while (taken.has(name)) name += '-';
  return name;
}
