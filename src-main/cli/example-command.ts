import { closestWord } from '#shared/domain/case/closest-word.ts';
import { shippedCaseFile } from '#shared/domain/case/shipped-cases.ts';
import { electrodeExamples, electrodeExampleText } from './electrode-examples.ts';
import { shippedCases, shippedCaseText } from './shipped-case-files.ts';
import { recipeExamples, recipeExampleText } from './recipe/recipe-examples.ts';
import { EXIT, Refusal } from './refusal.ts';

/**
 * Prints a shipped case as JSON or a shipped recipe as text, or lists all of them.
 * @returns the exit code
 */
export function exampleCommand(name: string | undefined): number {
  const cases = [...shippedCases(), ...electrodeExamples, ...recipeExamples];
  if (name === undefined) {
    const width = Math.max(...cases.map(({ id }) => id.length));
    for (const { id, title } of cases) {
      process.stdout.write(`${id.padEnd(width)}  ${title}\n`);
    }
    return EXIT.done;
  }
  const ids = cases.map(({ id }) => id);
  if (!ids.includes(name)) {
    const meant = closestWord(name, ids);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    throw new Refusal(`There is no example "${name}".${hint}`, `Examples: ${ids.join(', ')}.`);
  }
  const electrode = electrodeExamples.find(({ id }) => id === name);
  const recipe = recipeExamples.find(({ id }) => id === name);
  if (recipe !== undefined) {
    process.stdout.write(recipeExampleText(recipe.id));
    return EXIT.done;
  }
  process.stdout.write(
    electrode ? electrodeExampleText(electrode) : shippedCaseText(shippedCaseFile(name)),
  );
  return EXIT.done;
}
