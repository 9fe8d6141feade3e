import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { recipeReport, type ReportedRun } from '#shared/report/recipe-report.ts';
import { programVersion } from '../installation.ts';
import { simulateRecipe } from '#shared/simulation/recipe/simulate-recipe.ts';
import { printPdf } from '#main/browser/print-pdf.ts';
import { driveSimulation } from '../drive-simulation.ts';
import { callerPath, STANDARD_STREAM } from '../input-file.ts';
import { checkOutputFile, writeOutput } from '../output-file.ts';
import { progressLine } from '../progress-line.ts';
import { readCase } from '../read-case.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { refuseErrors } from './check-command.ts';
import { recipeCaseOf } from './recipe-case.ts';
import { readRecipe } from './read-recipe.ts';

export interface ReportOptions {
  readonly case: string;
  readonly out: string;
  readonly pdf?: string;
  readonly title?: string;
}

/**
 * Runs recipes on a case and writes a report of them: one HTML file that needs nothing else, and a PDF.
 * @returns the exit code
 * @throws Refusal before anything is simulated when a recipe or the case does not allow it
 */
export async function reportCommand(
  paths: readonly string[],
  { case: casePath, out, pdf, title }: ReportOptions,
): Promise<number> {
  const targets = pdf === undefined ? [out] : [out, pdf];
  const files = [...paths, casePath, ...targets]
    .filter((path) => path !== STANDARD_STREAM)
    .map(callerPath);
  if (new Set(files).size < files.length || pdf === STANDARD_STREAM) {
    throw new Refusal('The recipes, --case, --out and --pdf need different files.');
  }
  const recipeCase = recipeCaseOf(await readCase(casePath));
  const recipes = [];
  for (const path of paths) {
    const { recipe, places } = await readRecipe(path);
    refuseErrors(path, checkRecipe(recipe, recipeCase), places);
    recipes.push({ path, recipe });
  }
  for (const target of targets) await checkOutputFile(target);

  const runs: ReportedRun[] = [];
  for (const { path, recipe } of recipes) {
    const line = progressLine(process.stderr, path);
    const result = await driveSimulation(simulateRecipe(recipe, recipeCase), line.show);
    line.clear();
    runs.push({ recipe, recipeCase, result });
    if (result.status === 'cancelled') break;
  }
  const html = recipeReport(runs, {
    title: title ?? `Post-drying of ${recipeCase.title}`,
    date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    program: `PostDry Studio ${programVersion()}`,
  });
  await writeOutput(out, html);
  const written = out === STANDARD_STREAM ? [] : [out];
  if (pdf !== undefined) {
    const bytes = await printPdf(html);
    if (typeof bytes === 'string') {
      process.stderr.write(`${bytes}\n`);
      return EXIT.endedEarly;
    }
    await writeOutput(pdf, bytes);
    written.push(pdf);
  }
  if (out !== STANDARD_STREAM) process.stdout.write(`Wrote ${written.join(' and ')}.\n`);
  const whole =
    runs.length === paths.length && runs.every(({ result }) => result.status === 'finished');
  return whole ? EXIT.done : EXIT.endedEarly;
}
