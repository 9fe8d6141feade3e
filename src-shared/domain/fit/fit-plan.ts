import * as v from 'valibot';
import { exactly, list, oneOf, positive, wholeWithin, within } from '../case/field-schemas.ts';
import { limitsSchema } from './limits.ts';
import { fittedModels, fittedNames, someNumbersSchema } from './fitted-parameters.ts';

export const FIT_PLAN_FORMAT = 'postdry.fit-plan/1';

const MOST_RUNS = 50;
/** Of a fit through simulations, which every start takes many of. */
export const DEFAULT_PHYSICAL_STARTS = 3;
export const MOST_PHYSICAL_STARTS = 100;

const fileName = (description: string) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.description(`a file name, relative to the plan: ${description}`),
  );

const run = v.strictObject({
  experiment: fileName('a measured run, postdry.experiment/1'),
  case: v.exactOptional(
    fileName('the case that simulates it, postdry.case/1 or postdry.transport/1'),
  ),
  fromS: v.exactOptional(
    v.pipe(v.number(), v.description('a number: time zero and first time of the fit in s')),
    0,
  ),
  toS: v.exactOptional(v.pipe(v.number(), v.description('a number: last time of the fit in s'))),
  dryMassKg: v.exactOptional(positive('dry mass of the sample in kg')),
  temperatureK: v.exactOptional(
    within(200, 640, 'temperature of the run in K, where its record holds none'),
  ),
  lengthM: v.exactOptional(positive('transport length s_ma of the sample in m')),
  fixed: v.exactOptional(
    v.pipe(someNumbersSchema, v.description('a group of keys: known values of this run')),
  ),
});

const seed = v.exactOptional(wholeWithin(0, 2 ** 32 - 1, 'of the starts'), 20_260_223);

const times = v.strictObject({
  model: oneOf(fittedModels, 'what is fitted'),
  microGeometry: v.exactOptional(
    oneOf(['slab', 'cylinder', 'sphere'], 'shape of a micro domain'),
    'slab',
  ),
  shared: list(oneOf(fittedNames, 'a parameter'), 0, fittedNames.length, 'what all runs share'),
  scaled: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description('true or false: whether tau_macro goes with the square of lengthM'),
    ),
    false,
  ),
  freeDeadTime: v.exactOptional(
    v.pipe(v.boolean(), v.description('true or false: whether dead times are fitted')),
    false,
  ),
  starts: v.exactOptional(wholeWithin(0, 1000, 'starts of the search'), 24),
  limits: v.exactOptional(
    v.pipe(
      v.strictObject({
        tauMacroS: v.exactOptional(limitsSchema),
        tauMicroS: v.exactOptional(limitsSchema),
        microShare: v.exactOptional(limitsSchema),
        microSpread: v.exactOptional(limitsSchema),
      }),
      v.description(
        'a group of keys: start, lower and upper of parameters; a tau_macro that scales is that of run 1',
      ),
    ),
  ),
  seed,
});

const varied = v.strictObject({
  path: v.pipe(
    v.string(),
    v.minLength(1),
    v.description('a key of the case that holds a number, such as "micro.diffusivityM2PerS"'),
  ),
  start: v.exactOptional(
    v.pipe(v.number(), v.description('a number: start, that of the case without it')),
  ),
  lower: v.pipe(v.number(), v.description('a number: lowest value')),
  upper: v.pipe(v.number(), v.description('a number: highest value')),
  transform: v.exactOptional(
    oneOf(['none', 'log', 'logit'], 'log for positive values over decades, logit for shares'),
    'log',
  ),
});

const physical = v.strictObject({
  compared: oneOf(
    ['absolute', 'ends'],
    'absolute: the water content itself; ends: its course between fitted ends',
  ),
  vary: list(varied, 1, 12, 'values of the cases that are fitted, the same in all of them'),
  profile: v.exactOptional(
    v.pipe(v.boolean(), v.description('true or false: whether profile intervals are computed')),
    true,
  ),
  starts: v.exactOptional(
    wholeWithin(
      0,
      MOST_PHYSICAL_STARTS,
      'starts drawn between the bounds, besides the given one; each costs simulations',
    ),
    DEFAULT_PHYSICAL_STARTS,
  ),
  seed,
});

/**
 * Which runs are fitted together and how, format `postdry.fit-plan/1`: either diffusion times by the
 * analytic solution (`times`), or values of cases by simulations (`physical`).
 */
export const fitPlanSchema = v.pipe(
  v.strictObject({
    format: exactly(FIT_PLAN_FORMAT, 'name and version of the format'),
    title: v.exactOptional(v.pipe(v.string(), v.maxLength(200)), ''),
    runs: list(run, 1, MOST_RUNS, 'measured runs'),
    times: v.exactOptional(v.pipe(times, v.description('a group of keys: diffusion times'))),
    physical: v.exactOptional(v.pipe(physical, v.description('a group of keys: values of cases'))),
  }),
  v.description('a plan, a group of keys with "format": "postdry.fit-plan/1"'),
);

export type FitPlan = v.InferOutput<typeof fitPlanSchema>;
