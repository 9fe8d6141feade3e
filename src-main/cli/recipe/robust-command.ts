import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { printWater } from '#shared/domain/recipe/language/print-clauses.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { numberOf } from '#shared/domain/recipe/varied-value.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { quantileOf } from '#shared/simulation/sweep/sampled-value.ts';
import { sampleInputs } from '#shared/simulation/sweep/sample-inputs.ts';
import { bandsOf, influencesOf, probabilityOf } from '#shared/simulation/sweep/robust-summary.ts';
import { runRow, type RowSetup } from '#shared/simulation/sweep/run-row.ts';
import {
  materialUncertainties,
  plantUncertainties,
} from '#shared/simulation/sweep/uncertain-inputs.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import { terminalLine } from '../progress-line.ts';
import { readCase } from '../read-case.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { runRows, type PlannedRow } from '../sweep/run-rows.ts';
import { refuseErrors } from './check-command.ts';
import { goalOf, optionValue, variedValue } from './named-value-options.ts';
import { optimiseRobust } from './optimise-robust.ts';
import { readPlant } from './read-plant.ts';
import { readRecipe } from './read-recipe.ts';
import { recipeCaseOf } from './recipe-case.ts';
import { optimumInWords, robustInWords } from './robust-text.ts';

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
}

/** Times of the bands, and how far beyond the run with the given values they go. */
const BAND_POINTS = 61;
const BAND_REACH = 1.25;
const TAILS = [0.025, 0.975] as const;

/**
 * Runs a recipe with samples of all that is uncertain and tells how probable the target is.
 * @returns the exit code
 * @throws Refusal before samples are run when recipe, case or options do not allow it
 */
export async function robustCommand(path: string, options: RobustOptions): Promise<number> {
  const { samples, seed, accuracy, workers, json } = options;
  const { recipe: given, places } = await readRecipe(path);
  const input = await readCase(options.case);
  const recipe = withGoal(given, options.goal);
  refuseErrors(path, checkRecipe(recipe, recipeCaseOf(input)), places);
  const { target } = recipe;
  if (target === undefined) {
    throw new Refusal(`${path} has no target. Add one, or give --goal "water < 200 ppm (max)".`);
  }
  if (input.document === undefined) {
    throw new Refusal(`${options.case} is a postdry.transport/1 without uncertainties.`);
  }
  const plant = options.plant === undefined ? undefined : await readPlant(options.plant);
  const uncertain = [
    ...materialUncertainties(input.document),
    ...plantUncertainties(plant?.uncertainty ?? {}),
  ];
  if (uncertain.length === 0) {
    throw new Refusal(
      'Nothing is uncertain: neither the material set nor a plant says how well a value is known.',
    );
  }
  const setup: RowSetup = {
    recipe,
    caseDocument: input.document,
    caseConditions: false,
    inputs: uncertain.map((one) => one.input),
    options: { accuracy, estimate: false },
  };
  const centres = uncertain.map(({ centre }) => centre);
  const nominal = runRow({ ...setup, meanPpmAtS: [0] }, 0, centres);
  if (nominal.outcome !== 'finished' || nominal.lengthS === null) {
    throw new Refusal(`${path} does not run with the values as given: ${nominal.problem ?? ''}`);
  }
  const startPpm = nominal.meanPpmAt?.[0] ?? 0;
  const limitPpm = numberOf(target.ppm) + accuracy * startPpm;
  const drawn = sampleInputs(uncertain, samples, seed);
  const common = {
    samples,
    seed,
    accuracy,
    tolerancePpm: accuracy * startPpm,
    target: printWater(target),
  };

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
    const optimum = await optimiseRobust({ setup, drawn, name, bounds, limitPpm, workers });
    process.stdout.write(
      json === true
        ? `${JSON.stringify({ ...common, name, quantity, ...optimum }, null, 2)}\n`
        : `${optimumInWords(optimum, name, quantity, common)}\n`,
    );
    return optimum.kind === 'cancelled' || optimum.kind === 'crashed' ? EXIT.endedEarly : EXIT.done;
  }

  const ranges = uncertain.map(({ distribution, centre }) => {
    const [low, high] = TAILS.map((p) => roundSignificant(quantileOf(distribution, centre, p)));
    return [low ?? Number.NaN, high ?? Number.NaN] as const;
  });
  // The one-at-a-time runs come first, so that a cancelled run has them too.
  const single = ranges.flatMap((range, k) =>
    range.map((value) => centres.map((centre, other) => (other === k ? value : centre))),
  );
  const jobs: PlannedRow[] = [...single, ...drawn].map((values, index) => ({ index, values }));
  const lengthS = BAND_REACH * nominal.lengthS;
  const timeS = Array.from({ length: BAND_POINTS }, (_, k) => (k * lengthS) / (BAND_POINTS - 1));
  const rows: SweepRow[] = [];
  const line = terminalLine(process.stderr);
  const startMs = performance.now();
  const ended = await runRows(
    { ...setup, meanPpmAtS: timeS },
    jobs,
    (row) => {
      rows.push(row);
      line.show(() => `${rows.length} of ${jobs.length} runs`);
    },
    workers,
  );
  line.clear();
  const elapsedS = (performance.now() - startMs) / 1000;
  rows.sort((a, b) => a.index - b.index);
  const sampled = rows.filter(({ index }) => index >= single.length);
  const oneAtATime = new Map(
    rows.flatMap((row) => (row.index < single.length ? [[row.index, row] as const] : [])),
  );
  const summary = {
    ...common,
    status: ended,
    samplesRun: sampled.length,
    targetPpmAsGiven: nominal.targetPpmAtEnd,
    ...probabilityOf(sampled, limitPpm),
    influences: influencesOf(uncertain, ranges, sampled, oneAtATime),
    bands: bandsOf(sampled, timeS) ?? null,
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
