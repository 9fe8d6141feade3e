import { type Command, Option } from 'commander';
import { numberWithin, wholeNumberWithin } from './number-argument.ts';
import type { RobustOptions } from './recipe/robust-command.ts';
import type { SweepOptions } from './sweep/sweep-command.ts';

type Finish = (exitCode: number) => void;

/** Worker processes that may be asked for. */
const MOST_WORKERS = 256;

/** How many processes run side by side; every core without it. */
function workersOption(): Option {
  return new Option(
    '--workers <count>',
    'worker processes; one for every core without it',
  ).argParser((text) => wholeNumberWithin(text, 1, MOST_WORKERS));
}

/** Adds the commands that run many rows of a plan and join their parts. */
export function addSweep(program: Command, finish: Finish): void {
  const sweep = program
    .command('sweep')
    .summary('run a recipe with many values')
    .description('Runs all rows of a plan on all cores, and joins parts.');
  sweep
    .command('run', { isDefault: true })
    .description('Runs the rows of a plan; the same command goes on after a stop.')
    .argument('<plan>', 'plan, format postdry.sweep/1')
    .requiredOption('--out <file>', 'rows as JSON lines, appended one by one')
    .option('--table <file>', 'all rows at the end as .csv or .json')
    .option('--shard <part>', 'only one part of the rows, for example 2/8 in an array of jobs')
    .addOption(workersOption())
    .action(async (path: string, options: SweepOptions) => {
      const { sweepCommand } = await import('./sweep/sweep-command.ts');
      finish(await sweepCommand(path, options));
    });
  sweep
    .command('merge')
    .description('Joins the rows of all parts of a plan.')
    .argument('<parts...>', 'files of rows')
    .requiredOption('--out <file>', 'rows as .jsonl, .json or .csv; - for JSON on standard output')
    .action(async (paths: string[], options: { out: string }) => {
      const { mergeCommand } = await import('./sweep/merge-command.ts');
      finish(await mergeCommand(paths, options));
    });
  sweep.command('worker', { hidden: true }).action(async () => {
    const { serveRows } = await import('./sweep/row-worker.ts');
    serveRows();
  });
}

/** Adds the command that tells how probable the target of a recipe is. */
export function addRobust(recipe: Command, finish: Finish): void {
  recipe
    .command('robust')
    .summary('how probable the target is with all that is uncertain')
    .description(
      'Runs a recipe with samples of the uncertain values of material and plant: probability of the target, bands, what matters.',
    )
    .argument('<recipe>', 'recipe file, text or postdry.recipe/1; - for standard input')
    .requiredOption('--case <case>', 'case file, postdry.case/1')
    .option('--plant <file>', 'postdry.plant/1 with the uncertainty of the oven')
    .option(
      '--goal <condition>',
      'such as "water < 200 ppm (max)"; the target of the recipe without it',
    )
    .addOption(
      new Option('--samples <count>', 'samples of the Latin hypercube')
        .default(1000)
        .argParser((text) => wholeNumberWithin(text, 2, 1_000_000)),
    )
    .addOption(
      new Option('--seed <number>', 'of the samples')
        .default(1)
        .argParser((text) => wholeNumberWithin(text, 0, 2 ** 32 - 1)),
    )
    .addOption(
      new Option('--accuracy <share>', 'error of one run as a share of its water at the start')
        .default(1e-4)
        .argParser((text) => numberWithin(text, 1e-8, 1e-2)),
    )
    .option('--optimise <name>', 'shortest value of a name with P(water < target) of 95 % or more')
    .option('--from <value>', 'lower bound of that value with a unit, for example 10min')
    .option('--to <value>', 'its upper bound with a unit')
    .option(
      '--within <name=low..high>',
      'a further name, chosen within bounds so that the recipe is shortest; can be repeated',
      (text: string, before: readonly string[] | undefined) => [...(before ?? []), text],
    )
    .addOption(workersOption())
    .option('--json', 'print as JSON, with the bands over time')
    .action(async (path: string, options: RobustOptions) => {
      const { robustCommand } = await import('./recipe/robust-command.ts');
      finish(await robustCommand(path, options));
    });
}
