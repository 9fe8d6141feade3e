import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { printWater } from '#shared/domain/recipe/language/print-clauses.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { optimumCaveats } from '#shared/domain/study/optimum-caveats.ts';
import { robustInputs } from '#shared/domain/study/robust-study.ts';
import { rowAccuracy } from '#shared/domain/sweep/row-accuracy.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import {
  drawnSamples,
  NOMINAL_TIMES_S,
  nominalRow,
  planRobust,
  robustSetup,
  targetLimits,
} from '#shared/simulation/sweep/robust-plan.ts';
import { runRow } from '#shared/simulation/sweep/run-row.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { terminalLine } from '../progress-line.ts';
import { readCase } from '../read-case.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { type RunRows, withRowWorkers } from '../sweep/run-rows.ts';
import { refuseErrors } from './check-command.ts';
import {
  chosenName,
  goalOf,
  optionValue,
  refuseBound,
  variedValue,
} from './named-value-options.ts';
import { optimiseRobust, optimiseTogether } from './optimise-robust.ts';
import { readPlant } from './read-plant.ts';
import { readRecipe } from './read-recipe.ts';
import { recipeCaseOf } from './recipe-case.ts';
import { optimumInWords, robustInWords } from './robust-text.ts';
import { shortestInWords } from './shortest-text.ts';

export interface RobustOptions {
  readonly case: string;
  readonly plant?: string;
  readonly goal?: string;
  readonly samples: number;
  readonly seed: number;
  readonly accuracy: number;
  readonly workers?: number;
  readonly json?: boolean;
  readonly optimise?: string;
  readonly from?: string;
  readonly to?: string;
  /** Further names with their bounds, NAME=LOW..HIGH. */
  readonly within?: readonly string[];
}

/**
 * Runs a recipe with samples of all that is uncertain and tells how probable the target is.
 * @returns the exit code
 * @throws Refusal before samples are run when recipe, case or options do not allow it
 */
export function robustCommand(path: string, options: RobustOptions): Promise<number> {
  return withRowWorkers(options.workers, (runRows) => runRobust(path, options, runRows));
}

async function runRobust(path: string, options: RobustOptions, runRows: RunRows): Promise<number> {
  const { samples, seed, accuracy, json } = options;
  const { recipe: written, places } = await readRecipe(path);
  const input = await readCase(options.case);
  const recipe = withGoal(written, options.goal);
  refuseErrors(path, checkRecipe(recipe, recipeCaseOf(input)), places);
  const { target } = recipe;
  if (target === undefined) {
    throw new Refusal(`${path} has no target. Add one, or give --goal "water < 200 ppm (max)".`);
  }
  if (input.document === undefined) {
    throw new Refusal(`${options.case} is a postdry.transport/1 without uncertainties.`);
  }
  const plant = options.plant === undefined ? undefined : await readPlant(options.plant);
  const uncertain = robustInputs(input.document, { without: [], plant: plant?.uncertainty ?? {} });
  if (uncertain.length === 0) {
    throw new Refusal(
      'Nothing is uncertain: neither the material set nor a plant says how well a value is known.',
    );
  }
  const question = {
    ...{ recipe, target, caseDocument: input.document, uncertain },
    ...{ samples, seed, accuracy },
  };
  const setup = robustSetup(question);
  const nominal = runRow({ ...setup, meanPpmAtS: NOMINAL_TIMES_S }, nominalRow(question));
  if (nominal.outcome !== 'finished' || nominal.lengthS === null) {
    throw new Refusal(`${path} does not run with the values as given: ${nominal.problem ?? ''}`);
  }
  const { limitPpm, tolerancePpm } = targetLimits(question, nominal);
  const common = {
    samples,
    seed,
    accuracy,
    tolerancePpm,
    target: printWater(target),
  };

  if (options.within !== undefined && options.optimise === undefined) {
    throw new Refusal('--within needs --optimise: the value of which the smallest is searched.');
  }
  if (options.optimise !== undefined) {
    const { name, quantity } = variedValue(recipe, options.optimise);
    if (options.from === undefined || options.to === undefined) {
      throw new Refusal('--optimise needs the bounds of the value: --from and --to.');
    }
    const bounds = [
      optionValue(options.from, quantity, '--from'),
      optionValue(options.to, quantity, '--to'),
    ] as const;
    if (!(bounds[0] < bounds[1])) throw new Refusal('--from must be below --to.');
    refuseBound(recipe, name, bounds[0], '--from');
    refuseBound(recipe, name, bounds[1], '--to');
    const drawn = drawnSamples(question);
    if (options.within !== undefined) {
      const chosen = options.within.map((text) => chosenName(recipe, text));
      const names = [name, ...chosen.map((one) => one.name)];
      if (new Set(names).size < names.length) throw new Refusal('--within repeats a name.');
      const search = { setup, drawn, name, bounds, limitPpm, runRows };
      const shortest = await optimiseTogether(search, chosen);
      const { trials = [], value = null } = shortest.best ?? {};
      const caveats = optimumCaveats(trials, value);
      process.stdout.write(
        json === true
          ? `${JSON.stringify({ ...common, name, quantity, chosen, ...shortest, ...caveats }, null, 2)}\n`
          : `${shortestInWords(shortest, { name, quantity }, chosen, common)}\n`,
      );
      return shortest.stop === undefined ? EXIT.done : EXIT.endedEarly;
    }
    const optimum = await optimiseRobust({ setup, drawn, name, bounds, limitPpm, runRows });
    process.stdout.write(
      json === true
        ? `${JSON.stringify({ ...common, name, quantity, ...optimum, ...optimumCaveats(optimum.trials, optimum.value) }, null, 2)}\n`
        : `${optimumInWords(optimum, name, quantity, common)}\n`,
    );
    return optimum.kind === 'cancelled' || optimum.kind === 'crashed' ? EXIT.endedEarly : EXIT.done;
  }

  const plan = planRobust(question, nominal);
  const rows: SweepRow[] = [];
  const line = terminalLine(process.stderr);
  const startMs = performance.now();
  const ended = await runRows(plan.setup, plan.rows, (row) => {
    rows.push(row);
    line.show(() => `${rows.length} of ${plan.rows.length} runs`);
  });
  line.clear();
  const elapsedS = (performance.now() - startMs) / 1000;
  const { sampled, ...figures } = plan.summary(rows);
  const summary = {
    ...common,
    status: ended,
    samplesRun: sampled.length,
    ...figures,
    errors: rowAccuracy(sampled),
  };
  process.stdout.write(
    json === true ? `${JSON.stringify(summary, null, 2)}\n` : `${robustInWords(summary)}\n`,
  );
  process.stderr.write(
    `${rows.length} runs in ${formatNumber(elapsedS, 3)} s, ${formatNumber(rows.length / elapsedS, 3)} runs/s.\n`,
  );
  if (ended === 'done') return EXIT.done;
  const reason = ended === 'cancelled' ? 'Cancelled' : 'A worker process went away';
  process.stderr.write(
    `${reason} after ${sampled.length} of ${samples} samples; the figures are those of these samples.\n`,
  );
  return EXIT.endedEarly;
}

function withGoal(recipe: Recipe, text: string | undefined): Recipe {
  if (text === undefined) return recipe;
  const { measure, basis, ppm, comparison } = goalOf(text);
  if (comparison === 'above') throw new Refusal('--goal must be an upper limit of water.');
  return { ...recipe, target: { measure, ...(basis !== undefined && { basis }), ppm } };
}
