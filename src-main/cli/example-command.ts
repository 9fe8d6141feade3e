import { closestWord } from '#shared/domain/case/closest-word.ts';
import { shippedCaseFile } from '#shared/domain/case/shipped-cases.ts';
import { exampleProjectIds, exampleProjects } from '#shared/domain/project/example-projects.ts';
import { electrodeExamples, electrodeExampleText } from './electrode-examples.ts';
import { writeExampleProject } from './example-project-files.ts';
import { shippedCases, shippedCaseText } from './shipped-case-files.ts';
import { recipeExamples, recipeExampleText } from './recipe/recipe-examples.ts';
import { STANDARD_STREAM } from './input-file.ts';
import { checkOutputFile, writeOutput } from './output-file.ts';
import { EXIT, Refusal } from './refusal.ts';

export interface ExampleOptions {
  /** file for a case or a recipe, folder for the files of a project */
  readonly out?: string;
}

/**
 * Prints or writes a shipped case as JSON or a shipped recipe as text, writes the files of a project, or lists all
 * of them.
 * @returns the exit code
 */
export async function exampleCommand(
  name: string | undefined,
  { out }: ExampleOptions,
): Promise<number> {
  const projects = exampleProjectIds.map((id) => ({ id, title: exampleProjects[id].summary }));
  const examples = [...shippedCases(), ...electrodeExamples, ...recipeExamples, ...projects];
  if (name === undefined) {
    const width = Math.max(...examples.map(({ id }) => id.length));
    for (const { id, title } of examples) {
      process.stdout.write(`${id.padEnd(width)}  ${title}\n`);
    }
    return EXIT.done;
  }
  const ids: string[] = examples.map(({ id }) => id);
  if (!ids.includes(name)) {
    const meant = closestWord(name, ids);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    throw new Refusal(`There is no example "${name}".${hint}`, `Examples: ${ids.join(', ')}.`);
  }
  const project = exampleProjectIds.find((id) => id === name);
  if (project !== undefined) {
    if (out === undefined) {
      throw new Refusal(`${name} has several files; give a folder for them: --out ${name}`);
    }
    const files = await writeExampleProject(project, out);
    process.stdout.write(`Wrote to ${out}: ${files.join(', ')}.\n`);
    return EXIT.done;
  }
  if (out !== undefined) await checkOutputFile(out);
  await writeOutput(out ?? STANDARD_STREAM, textOf(name));
  if (out !== undefined && out !== STANDARD_STREAM) process.stderr.write(`Wrote ${out}.\n`);
  return EXIT.done;
}

function textOf(name: string): string {
  const recipe = recipeExamples.find(({ id }) => id === name);
  if (recipe !== undefined) return recipeExampleText(recipe.id);
  const electrode = electrodeExamples.find(({ id }) => id === name);
  return electrode ? electrodeExampleText(electrode) : shippedCaseText(shippedCaseFile(name));
}
