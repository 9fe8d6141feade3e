import { type Command, Option } from 'commander';
import { dryingModels } from '#shared/estimation/drying/drying-model.ts';
import { DEFAULT_SEED, DEFAULT_STARTS } from '#shared/estimation/drying/drying-setup.ts';
import type { AdviseOptions } from './advise-command.ts';
import type { FitPlanOptions } from './fit-plan-command.ts';
import type { PredictOptions } from './predict-command.ts';
import {
  addFixed,
  addKnown,
  deadTimeArgument,
  FIXABLE,
  massArgument,
  lengthArgument,
  positiveTimeArgument,
  timeArgument,
  type Fixed,
  type FitOptions,
} from './fit-options.ts';
import { numberWithin, wholeNumberWithin } from './number-argument.ts';

type Finish = (exitCode: number) => void;

const GEOMETRIES = ['slab', 'cylinder', 'sphere'] as const;
const NOISE = { smallest: 1e-9, largest: 1 };

/** Adds the command that fits a model to a measured run. */
export function addFit(program: Command, finish: Finish): void {
  program
    .command('fit')
    .summary('fit diffusion times to a measured run')
    .description(
      'Fits the diffusion times of a model to a measured run, with their uncertainty and what it means.',
    )
    .argument('<run>', 'measured run, format postdry.experiment/1; - for standard input')
    .addOption(
      new Option('--model <name>', 'what is fitted').choices(dryingModels).default('two-scale'),
    )
    .addOption(
      new Option(
        '--from <time>',
        'time zero and first time of the fit, for example 202.8min; 0 s without it',
      ).argParser(timeArgument),
    )
    .addOption(new Option('--to <time>', 'last time of the fit').argParser(timeArgument))
    .addOption(
      new Option(
        '--fix <name=value>',
        `known value, may be repeated: ${FIXABLE.join(', ')}`,
      ).argParser<Fixed>(addFixed),
    )
    .addOption(
      new Option('--dry-mass <mass>', 'of the sample: a mass becomes a water content').argParser(
        massArgument,
      ),
    )
    .addOption(
      new Option(
        '--dead-time <time>',
        'between time zero and the first change, or "free"; 0 s without it',
      ).argParser(deadTimeArgument),
    )
    .addOption(
      new Option('--micro-geometry <shape>', 'of a micro domain')
        .choices(GEOMETRIES)
        .default('slab'),
    )
    .addOption(
      new Option('--starts <count>', 'starts of the search')
        .default(DEFAULT_STARTS)
        .argParser((text) => wholeNumberWithin(text, 0, 1000)),
    )
    .addOption(
      new Option('--seed <number>', 'of the starts')
        .default(DEFAULT_SEED)
        .argParser((text) => wholeNumberWithin(text, 0, 2 ** 32 - 1)),
    )
    .option('--compare', 'print macro, micro and two-scale side by side')
    .option('--out <file>', 'write the fit as JSON; - for standard output')
    .action(async (path: string, options: FitOptions) => {
      const { fitCommand } = await import('./fit-command.ts');
      finish(await fitCommand(path, options));
    });
}

/** Adds the command that fits several runs together. */
export function addFitPlan(program: Command, finish: Finish): void {
  program
    .command('fit-plan')
    .summary('fit several measured runs together')
    .description(
      'Fits several runs as a plan says: diffusion times that they share, or values of the cases that simulate them.',
    )
    .argument('<plan>', 'plan, format postdry.fit-plan/1; - for standard input')
    .option('--out <file>', 'write the fit as JSON; - for standard output')
    .action(async (path: string, options: FitPlanOptions) => {
      const { fitPlanCommand } = await import('./fit-plan-command.ts');
      finish(await fitPlanCommand(path, options));
    });
}

/** Adds the command that carries fitted times over to another geometry. */
export function addPredict(program: Command, finish: Finish): void {
  program
    .command('predict')
    .summary('when a coil or stack is dry, from fitted times')
    .description(
      'Carries the times of a fit over to a case of another geometry: when it reaches its target, with the uncertainty of the fit.',
    )
    .argument('<fit>', 'fit, format postdry.fit/1 or postdry.joint-fit/1; - for standard input')
    .requiredOption('--case <file>', 'linear case with a target, format postdry.case/1')
    .addOption(
      new Option(
        '--sample-length <length>',
        'transport length of the fitted sample, for example 20mm; tau_macro goes with its square',
      ).argParser(lengthArgument),
    )
    .option('--known-from <fit>', 'fit that the known values of the first one come from')
    .addOption(
      new Option(
        '--run <number>',
        'of a joint fit; the one with the greatest length without it',
      ).argParser((text) => wholeNumberWithin(text, 1, 50)),
    )
    .option('--out <file>', 'write the prediction as JSON; - for standard output')
    .option('--case-out <file>', 'write the case with the fitted times, to simulate it')
    .action(async (path: string, options: PredictOptions) => {
      const { predictCommand } = await import('./predict-command.ts');
      finish(await predictCommand(path, options));
    });
}

/** Adds the command that says how well a planned run would determine the diffusion times. */
export function addAdvise(program: Command, finish: Finish): void {
  program
    .command('advise')
    .summary('how well a planned run would determine the diffusion times')
    .description(
      'Predicts the uncertainty of a fit to a planned run from the diffusion times that are expected.',
    )
    .argument('[case]', 'case file that the expected times come from; - for standard input')
    .addOption(
      new Option('--model <name>', 'what will be fitted')
        .choices(dryingModels)
        .default('two-scale'),
    )
    .addOption(new Option('--tau-macro <time>', 'expected').argParser(positiveTimeArgument))
    .addOption(new Option('--tau-micro <time>', 'expected').argParser(positiveTimeArgument))
    .addOption(
      new Option('--beta <share>', 'expected share of the water on the micro scale').argParser(
        (text) => numberWithin(text, 0, 1),
      ),
    )
    .addOption(
      new Option('--spread <number>', 'expected standard deviation of ln tau_micro').argParser(
        (text) => numberWithin(text, 0, 3),
      ),
    )
    .addOption(
      new Option('--micro-geometry <shape>', 'of a micro domain')
        .choices(GEOMETRIES)
        .default('slab'),
    )
    .addOption(
      new Option('--duration <time>', 'of the run')
        .argParser(positiveTimeArgument)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--interval <time>', 'between two points')
        .argParser(positiveTimeArgument)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--noise <share>', 'standard deviation of a point as a share of the whole change')
        .argParser((text) => numberWithin(text, NOISE.smallest, NOISE.largest))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--know <name>', `not fitted, may be repeated: ${FIXABLE.join(', ')}`).argParser(
        addKnown,
      ),
    )
    .option('--json', 'print as JSON')
    .action(async (casePath: string | undefined, options: AdviseOptions) => {
      const { adviseCommand } = await import('./advise-command.ts');
      finish(await adviseCommand(casePath, options));
    });
}
