import { Argument, Command, CommanderError, Option } from 'commander';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import {
  CLOCK_FORMATS,
  CONTENT_BASES,
  DATE_ORDERS,
  TIME_ORDERS,
} from '#shared/domain/experiment/import-template.ts';
import { dewPointPlaces } from '#shared/physics/chamber-vapour-pressure.ts';
import { ACTIVITY_UNITS } from '#shared/import/isotherm/activity-unit.ts';
import { LOADING_UNITS } from '#shared/import/isotherm/loading-unit.ts';
import { contentUnits } from '#shared/units/water-content.ts';
import { addAdvise, addFit, addFitPlan, addPredict } from './add-fit.ts';
import { addRobust, addSweep } from './add-sweep.ts';
import type { AnalyseOptions } from './analyse-command.ts';
import { programVersion } from './installation.ts';
import { numberWithin } from './number-argument.ts';
import type { PaperOptions } from './paper-command.ts';
import type { PropertiesOptions } from './properties-command.ts';
import { PROPERTIES_RULES } from './properties-rules.ts';
import { quantityArgument, type QuantityRule } from './quantity-argument.ts';
import type { ExampleOptions } from './example-command.ts';
import type { CorrectOptions } from './correct-command.ts';
import type { ImportOptions } from './import-command.ts';
import type { IsothermOptions } from './isotherm-command.ts';
import type { ResolveOptions } from './resolve-command.ts';
import type { CheckRecipeOptions } from './recipe/check-command.ts';
import type { CompareRecipesOptions } from './recipe/compare-command.ts';
import type { SolveRecipeOptions } from './recipe/solve-command.ts';
import { addProfileOptions } from './recipe/profile-options.ts';
import type { RunRecipeOptions } from './recipe/run-command.ts';
import type { ReportOptions } from './recipe/report-command.ts';
import { EXIT } from './refusal.ts';
import type { SchemaName } from './schema-command.ts';
import type { SimulateOptions } from './simulate-command.ts';

/** Smallest and largest porosity that the relations of tortuosity are asked for. */
const POROSITY = { smallest: 0.01, largest: 0.99 };
const LINE_PRESSURE_PA = 1e5;
const THRESHOLD = { smallest: 1e-6, largest: 0.5, usual: 0.02 };

/**
 * Runs the command line. Each command loads what it needs only when it is called.
 *
 * @param words the arguments without the program's name
 * @returns the exit code
 * @throws Refusal when a command refuses its input
 */
export async function runProgram(words: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = new Command('postdry')
    .description('Two-scale simulation of the post-drying of battery electrodes.')
    .version(programVersion())
    .exitOverride()
    .configureHelp({ showGlobalOptions: false });
  // Subcommands inherit what is set before they are added.
  addSimulate(program, (code) => (exitCode = code));
  addIsotherm(program, (code) => (exitCode = code));
  addRecipe(program, (code) => (exitCode = code));
  addSweep(program, (code) => (exitCode = code));
  addImport(program, (code) => (exitCode = code));
  addCorrect(program, (code) => (exitCode = code));
  addFit(program, (code) => (exitCode = code));
  addFitPlan(program, (code) => (exitCode = code));
  addPredict(program, (code) => (exitCode = code));
  addAdvise(program, (code) => (exitCode = code));
  addOthers(program, (code) => (exitCode = code));
  addProperties(program, (code) => (exitCode = code));
  try {
    if (words.length === 0) program.help({ error: true });
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    // commander has said what is wrong; help and version also end here, with code 0.
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.refused;
  }
  return exitCode;
}

type Finish = (exitCode: number) => void;

function addSimulate(program: Command, finish: Finish): void {
  program
    .command('simulate')
    .summary('simulate a case and give its result')
    .description('Simulates a case; prints the result as JSON or writes it to files.')
    .argument('<case>', 'case file, postdry.case/1 or postdry.transport/1; - for standard input')
    .option('--out <file>', 'write the result as JSON; - for standard output')
    .option('--csv <file>', 'write the curves as a table; - for standard output')
    .addOption(
      new Option(
        '--accuracy <share>',
        `largest error, as a share of the start; that of the case, or ${ACCURACY.usual}`,
      ).argParser((text) => numberWithin(text, ACCURACY.smallest, ACCURACY.largest)),
    )
    .addOption(
      new Option('--method <name>', 'numerical, or analytic for linear cases')
        .choices(['ndf', 'analytic'])
        .default('ndf'),
    )
    .addOption(
      new Option('--unit <unit>', 'unit of the total water in the table')
        .choices(contentUnits)
        .default('fraction'),
    )
    .action(async (casePath: string, options: SimulateOptions) => {
      const { simulateCommand } = await import('./simulate-command.ts');
      finish(await simulateCommand(casePath, options));
    });
}

function addIsotherm(program: Command, finish: Finish): void {
  program
    .command('isotherm')
    .summary('read a measured isotherm from a table')
    .description('Reads a measured isotherm from CSV, text, .xlsx or a DVS export, and says how.')
    .argument('<file>', 'file with the table; - for standard input')
    .option('--out <file>', 'write the isotherm as JSON; - for standard output')
    .addOption(new Option('--loading-unit <unit>', 'unit of the loading').choices(LOADING_UNITS))
    .addOption(new Option('--activity-unit <unit>', 'unit of the activity').choices(ACTIVITY_UNITS))
    .addOption(new Option('--decimal <sign>', 'decimal sign').choices(['point', 'comma']))
    .option('--activity-column <name>', 'column of the water activity or relative humidity')
    .option('--loading-column <name>', 'column of the loading')
    .option('--sheet <name>', 'sheet of a workbook')
    .action(async (path: string, options: IsothermOptions) => {
      const { isothermCommand } = await import('./isotherm-command.ts');
      finish(await isothermCommand(path, options));
    });
}

function addRecipe(program: Command, finish: Finish): void {
  const recipe = program.command('recipe').description('Checks, runs and compares recipes.');
  recipe
    .command('check')
    .description('Checks a recipe and prints its steps as they are understood.')
    .argument('<recipe>', 'recipe file, text or postdry.recipe/1; - for standard input')
    .option('--case <case>', 'case file: also checks what can be reached and what materials stand')
    .option('--json', 'print recipe and findings as JSON')
    .option('--text', 'print the recipe as text, every convention written out')
    .action(async (path: string, options: CheckRecipeOptions) => {
      const { checkRecipeCommand } = await import('./recipe/check-command.ts');
      finish(await checkRecipeCommand(path, options));
    });
  const run = recipe
    .command('run')
    .description(
      'Runs a recipe on a case; prints the result as JSON, or its steps and writes a file.',
    )
    .argument('<recipe>', 'recipe file, text or postdry.recipe/1; - for standard input')
    .requiredOption('--case <case>', 'case file, postdry.case/1 or postdry.transport/1')
    .option(
      '--out <file>',
      'write the result as JSON, .xlsx or .csv; - for JSON to standard output',
    )
    .option('--table', 'print the steps as a table instead of JSON');
  addProfileOptions(run).action(async (path: string, options: RunRecipeOptions) => {
    const { runRecipeCommand } = await import('./recipe/run-command.ts');
    finish(await runRecipeCommand(path, options));
  });
  addRecipeQuestions(recipe, finish);
  addRobust(recipe, finish);
  recipe
    .command('report')
    .summary('report of recipes as HTML and PDF')
    .description('Runs recipes on a case and writes one self-contained report of all of them.')
    .argument('<recipe...>', 'recipe files, text or postdry.recipe/1')
    .requiredOption('--case <case>', 'case file, postdry.case/1 or postdry.transport/1')
    .requiredOption('--out <file>', 'write the report as HTML; - for standard output')
    .option('--pdf <file>', 'write it as PDF as well; needs an installed Chrome, Chromium or Edge')
    .option('--title <title>', 'title of the report')
    .action(async (paths: string[], options: ReportOptions) => {
      const { reportCommand } = await import('./recipe/report-command.ts');
      finish(await reportCommand(paths, options));
    });
}

function addRecipeQuestions(recipe: Command, finish: Finish): void {
  recipe
    .command('compare')
    .description('Runs several recipes on one case and prints them side by side.')
    .argument('<recipe...>', 'recipe files, text or postdry.recipe/1')
    .requiredOption('--case <case>', 'case file, postdry.case/1 or postdry.transport/1')
    .option('--plant <file>', 'rates of the plant, postdry.plant/1: adds energy, gas and cost')
    .option('--json', 'print as JSON')
    .option('--out <file>', 'write the comparison as .xlsx or .csv as well')
    .action(async (paths: string[], options: CompareRecipesOptions) => {
      const { compareRecipesCommand } = await import('./recipe/compare-command.ts');
      finish(await compareRecipesCommand(paths, options));
    });
  recipe
    .command('solve')
    .summary('longest exposure, shortest hold, highest dew point')
    .description('Finds the value of a name, such as {soak = 4 h}, at which a goal is just met.')
    .argument('<recipe>', 'recipe file, text or postdry.recipe/1; - for standard input')
    .requiredOption('--case <case>', 'case file, postdry.case/1 or postdry.transport/1')
    .requiredOption('--vary <name>', 'name of the value')
    .requiredOption('--from <value>', 'its lower bound with a unit, for example 10min')
    .requiredOption('--to <value>', 'its upper bound with a unit')
    .requiredOption('--goal <condition>', 'water at the end, for example "water < 200 ppm (max)"')
    .option('--json', 'print as JSON')
    .action(async (path: string, options: SolveRecipeOptions) => {
      const { solveRecipeCommand } = await import('./recipe/solve-command.ts');
      finish(await solveRecipeCommand(path, options));
    });
}

function addImport(program: Command, finish: Finish): void {
  program
    .command('import')
    .summary('read a measured run from a table')
    .description('Reads a measured run of a balance from CSV, text or .xlsx, and says how.')
    .argument('<file>', 'file with the table; - for standard input')
    .option('--out <file>', 'write the run as JSON; - for standard output')
    .option(
      '--map <map>',
      'what the columns are, for example "time=Zeit[min],mass=Masse[mg],pressure=none", or a ' +
        'postdry.import-template/1 file; can be repeated',
      (text: string, earlier: readonly string[]) => [...earlier, text],
      [],
    )
    .option('--save-map <file>', 'write how the columns were read as a postdry.import-template/1')
    .option('--sheet <name>', 'sheet of a workbook')
    .addOption(new Option('--decimal <sign>', 'decimal sign').choices(['point', 'comma']))
    .addOption(
      new Option('--date-order <order>', 'how dates such as 03/04/2025 are written').choices(
        DATE_ORDERS,
      ),
    )
    .addOption(
      new Option('--clock <format>', 'what times such as 12:30 are').choices(CLOCK_FORMATS),
    )
    .addOption(
      new Option('--time-order <rows>', 'what to do where the time starts again').choices(
        TIME_ORDERS,
      ),
    )
    .addOption(
      new Option('--content-basis <mass>', 'mass that a water content refers to').choices(
        CONTENT_BASES,
      ),
    )
    .addOption(
      new Option('--dew-point-at <place>', 'where the dew point was measured').choices(
        dewPointPlaces,
      ),
    )
    .addOption(
      new Option(
        '--line-pressure <p>',
        'total pressure in the gas line, for example 1bar',
      ).argParser((text) => quantityArgument(text, PROPERTIES_RULES.linePressure)),
    )
    .action(async (path: string, options: ImportOptions) => {
      const { importCommand } = await import('./import-command.ts');
      finish(await importCommand(path, options));
    });
}

function addCorrect(program: Command, finish: Finish): void {
  program
    .command('correct')
    .summary('water content over time of a measured run')
    .description('Applies corrections to a measured run and gives its water content over time.')
    .argument('<run>', 'run of the format postdry.experiment/1; - for standard input')
    .requiredOption('--steps <file>', 'corrections of the format postdry.corrections/1')
    .option('--out <file>', 'write the contents as JSON; - for standard output')
    .action(async (path: string, options: CorrectOptions) => {
      const { correctCommand } = await import('./correct-command.ts');
      finish(await correctCommand(path, options));
    });
}

function addOthers(program: Command, finish: Finish): void {
  program
    .command('analyse')
    .summary('diffusion times and controlling scale of a case')
    .description('Prints the diffusion times of a case and which scale controls its drying.')
    .argument('<case>', 'case file, postdry.case/1 or postdry.transport/1; - for standard input')
    .option('--json', 'print as JSON')
    .addOption(
      new Option('--threshold <share>', 'error up to which a one-scale model is good enough')
        .default(THRESHOLD.usual)
        .argParser((text) => numberWithin(text, THRESHOLD.smallest, THRESHOLD.largest)),
    )
    .action(async (casePath: string, options: AnalyseOptions) => {
      const { analyseCommand } = await import('./analyse-command.ts');
      finish(await analyseCommand(casePath, options));
    });
  program
    .command('resolve')
    .summary('transport parameters of an electrode, and how they follow')
    .description(
      'Prints how the transport parameters of a case follow from its electrode, with sources.',
    )
    .argument(
      '<case>',
      'case file, format postdry.case/1 or postdry.transport/1; - for standard input',
    )
    .option('--out <file>', 'write the postdry.transport/1 that it leads to; - for standard output')
    .option('--json', 'print the derivation as JSON')
    .action(async (casePath: string, options: ResolveOptions) => {
      const { resolveCommand } = await import('./resolve-command.ts');
      finish(await resolveCommand(casePath, options));
    });
  program
    .command('example')
    .description('Lists the shipped examples, prints a case or a recipe, or writes a project.')
    .argument('[name]', 'name of the case, recipe or project')
    .option('--out <folder>', 'file to write; for a project, a new or empty folder')
    .action(async (name: string | undefined, options: ExampleOptions) => {
      const { exampleCommand } = await import('./example-command.ts');
      finish(await exampleCommand(name, options));
    });
  program
    .command('schema')
    .description('Prints the JSON Schema of a file format.')
    .addArgument(
      new Argument('<name>', 'name of the format').choices([
        'transport',
        'case',
        'result',
        'material',
        'recipe',
        'recipe-result',
        'experiment',
        'import-template',
        'corrections',
        'fit',
        'fit-plan',
        'joint-fit',
        'prediction',
        'plant',
        'sweep',
      ]),
    )
    .action(async (name: SchemaName) => {
      const { schemaCommand } = await import('./schema-command.ts');
      finish(schemaCommand(name));
    });
  program
    .command('paper')
    .description('Simulates Figures 4 to 7 of the paper and checks what its text says of them.')
    .option('--json', 'print as JSON')
    .action(async (options: PaperOptions) => {
      const { paperCommand } = await import('./paper-command.ts');
      finish(await paperCommand(options));
    });
  program
    .command('bench')
    .description('Measures the speed of the solver; only in a source checkout.')
    .option('--json', 'print as JSON')
    .action(async (options: { json?: boolean }) => {
      const { benchCommand } = await import('./bench-command.ts');
      finish(await benchCommand(options));
    });
}

function addProperties(program: Command, finish: Finish): void {
  const { temperature, pressure, linePressure, dewPoint, pore } = PROPERTIES_RULES;
  const quantity = (flags: string, description: string, rule: QuantityRule) =>
    new Option(flags, `${description}, for example ${rule.example}`).argParser((text) =>
      quantityArgument(text, rule),
    );
  const needed = (option: Option) => option.makeOptionMandatory();
  program
    .command('properties')
    .summary('water vapour and its diffusion in a pore')
    .description('Prints properties of water vapour and of its diffusion in a pore, JSON in SI.')
    .addOption(needed(quantity('--temperature <T>', 'temperature of the chamber', temperature)))
    .addOption(needed(quantity('--pressure <p>', 'total pressure in the chamber', pressure)))
    .addOption(
      needed(quantity('--dew-point <T>', 'dew point, or frost point below 0 °C', dewPoint)),
    )
    .addOption(
      needed(new Option('--dew-point-at <place>', 'where it was measured')).choices(dewPointPlaces),
    )
    .addOption(
      quantity('--line-pressure <p>', 'total pressure in the gas line', linePressure).default(
        LINE_PRESSURE_PA,
        '1 bar',
      ),
    )
    .addOption(needed(quantity('--pore <d>', 'mean diameter of the pores', pore)))
    .addOption(
      new Option('--porosity <share>', 'porosity of the macro domain, a fraction').argParser(
        (text) => numberWithin(text, POROSITY.smallest, POROSITY.largest),
      ),
    )
    .action(async (options: PropertiesOptions) => {
      const { propertiesCommand } = await import('./properties-command.ts');
      finish(propertiesCommand(options));
    });
}
