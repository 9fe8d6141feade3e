import * as v from 'valibot';
import { exactly, list, oneOf } from '#shared/domain/case/field-schemas.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { gasSchema } from './recipe-gas.ts';
import { RECIPE_LIMITS } from './limits.ts';
import { varied, type VariedValue } from './varied-value.ts';

export const RECIPE_FORMAT = 'postdry.recipe/1';

const positiveNumber = v.pipe(v.number(), v.gtValue(0));
const notNegativeNumber = v.pipe(v.number(), v.minValue(0));
const temperatureK = varied(positiveNumber, 'above 0 K: temperature of the oven in K');
const pressurePa = varied(positiveNumber, 'above 0 Pa: total pressure in the chamber in Pa');
const durationS = (description: string) =>
  varied(v.pipe(v.number(), v.minValue(0)), `0 s or more: ${description} in s`);

/** Which water of the coating: all of it on average, at one place, or what the binder holds. */
const waterMeasures = ['mean', 'max', 'centre', 'edge', 'binder'] as const;
export type WaterMeasure = (typeof waterMeasures)[number];
export const ppmBases = ['coating', 'electrode'] as const;
export type PpmBasis = (typeof ppmBases)[number];

const waterKeys = {
  measure: v.exactOptional(
    oneOf(
      waterMeasures,
      'mean: all water; max: at the wettest depth; centre, edge: at the mirror plane and the open face; binder: what the binder holds on average',
    ),
    'mean',
  ),
  /** Where it is not given, that of the target, else that of the case. */
  basis: v.exactOptional(oneOf(ppmBases, 'dry mass that ppm refers to: without or with foil')),
  ppm: varied(positiveNumber, 'above 0 ppm: water in wt-ppm of the dry mass'),
};

/** Water that is to be reached or not to be passed. */
export const waterLimitSchema = v.pipe(
  v.strictObject(waterKeys),
  v.description('a group of keys: water that is to be reached'),
);

const comparison = oneOf(['below', 'above'], 'on which side of the value it is met');

const conditionSchema = v.pipe(
  v.variant('quantity', [
    v.strictObject({ quantity: v.literal('water'), comparison, ...waterKeys }),
    v.strictObject({
      quantity: v.literal('coil-temperature'),
      comparison,
      temperatureK: varied(positiveNumber, 'above 0 K: temperature of the coil in K'),
    }),
  ]),
  v.description('a group of keys: what ends a step'),
);

const atMostS = v.exactOptional(durationS('longest time, whatever the condition says'));

/** When a step ends: after a time, or once a condition is met, with a cap. */
const endSchema = v.pipe(
  v.variant('kind', [
    v.strictObject({ kind: v.literal('for'), durationS: durationS('length of the step') }),
    v.strictObject({ kind: v.literal('until'), condition: conditionSchema, atMostS }),
  ]),
  v.description('a group of keys: when the step ends'),
);

/** A comment as it stands behind "#". */
const noteSchema = v.pipe(
  v.string(),
  v.maxLength(RECIPE_LIMITS.noteLength),
  v.regex(/^\S(?:.*\S)?$/),
  v.description('a text on one line, without spaces at its ends'),
);

const stepKeys = {
  /** Isotherms that are followed; adsorption for exposures, desorption for the others without it. */
  branch: v.exactOptional(oneOf(['desorption', 'adsorption'], 'branch of the isotherms')),
  note: v.exactOptional(noteSchema),
};

const within = v.exactOptional(
  durationS('time that the change takes along a straight line; at once without it'),
);
const gas = v.exactOptional(gasSchema);
const pressure = v.exactOptional(pressurePa);

/** Heat and cool: the oven's temperature along a straight line; at once without rate and time. */
const rampKeys = {
  temperatureK,
  rateKPerS: v.exactOptional(varied(positiveNumber, 'above 0 K/s: rate of the temperature in K/s')),
  withinS: within,
  pressurePa: pressure,
  gas,
  ...stepKeys,
};

const plainSteps = [
  v.strictObject({ kind: v.literal('heat'), ...rampKeys }),
  v.strictObject({ kind: v.literal('cool'), ...rampKeys }),
  v.strictObject({ kind: v.literal('evacuate'), pressurePa, withinS: within, gas, ...stepKeys }),
  v.strictObject({
    kind: v.literal('purge'),
    gas: gasSchema,
    pressurePa: pressure,
    withinS: within,
    ...stepKeys,
  }),
  v.strictObject({
    kind: v.literal('vent'),
    gas: gasSchema,
    pressurePa,
    withinS: within,
    ...stepKeys,
  }),
  v.strictObject({
    kind: v.literal('hold'),
    temperatureK: v.exactOptional(temperatureK),
    pressurePa: pressure,
    gas,
    end: endSchema,
    ...stepKeys,
  }),
  v.strictObject({
    kind: v.literal('expose'),
    place: oneOf(['room', 'dry-room'], 'what it is exposed to, for reading'),
    temperatureK,
    /** 1 bar without it. */
    pressurePa: pressure,
    gas: gasSchema,
    end: endSchema,
    ...stepKeys,
  }),
  v.strictObject({
    kind: v.literal('follow'),
    profile: v.pipe(titleSchema, v.description('name of a profile of this recipe')),
    channels: list(
      oneOf(['T', 'p', 'pw'], 'temperature, pressure, vapour pressure'),
      1,
      3,
      'what is followed',
    ),
    gas,
    until: v.exactOptional(conditionSchema),
    ...stepKeys,
  }),
] as const;

type PlainStep = v.InferOutput<(typeof plainSteps)[number]>;
export type Condition = v.InferOutput<typeof conditionSchema>;
export type StepEnd = v.InferOutput<typeof endSchema>;

/** Steps that are done again and again; the condition is looked at before every round. */
interface RepeatStep {
  kind: 'repeat';
  times?: VariedValue;
  until?: Condition;
  atMostS?: VariedValue;
  steps: RecipeStep[];
  note?: string;
}

export type RecipeStep = PlainStep | RepeatStep;

const repeatSchema = v.strictObject({
  kind: v.literal('repeat'),
  times: v.exactOptional(
    varied(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(RECIPE_LIMITS.rounds)),
      `1 to ${RECIPE_LIMITS.rounds} rounds`,
    ),
  ),
  until: v.exactOptional(conditionSchema),
  atMostS,
  steps: v.lazy(() => stepsSchema),
  note: stepKeys.note,
});

const stepsSchema: v.GenericSchema<unknown, RecipeStep[]> = list(
  v.variant('kind', [...plainSteps, repeatSchema]),
  1,
  RECIPE_LIMITS.steps,
  'steps in their order',
);

/** A log of an oven: straight lines between its points. */
const profileSchema = v.strictObject({
  name: titleSchema,
  timeS: list(
    v.pipe(v.number(), v.minValue(0)),
    2,
    RECIPE_LIMITS.profilePoints,
    'increasing times in s from 0',
  ),
  temperatureK: v.exactOptional(profileValues('temperature of the oven in K')),
  pressurePa: v.exactOptional(profileValues('total pressure in Pa')),
  vapourPressurePa: v.exactOptional(profileValues('vapour pressure in Pa')),
});

function profileValues(description: string) {
  return list(v.pipe(v.number(), v.minValue(0)), 2, RECIPE_LIMITS.profilePoints, description);
}

/**
 * How the coil follows the temperature of the oven: as one body that gas, radiation and contact heat.
 * The values with a default are assumed; mass and area follow from the case where they are not given.
 */
const coilSchema = v.pipe(
  v.strictObject({
    gasTransferWPerM2K: v.exactOptional(
      varied(
        notNegativeNumber,
        '0 or more: transfer from gas at 1 bar in W/(m2 K), falls in vacuum',
      ),
      8,
    ),
    emissivity: v.exactOptional(
      varied(
        v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        '0 to 1: of the surface of the coil',
      ),
      0.2,
    ),
    contactWPerK: v.exactOptional(
      varied(notNegativeNumber, '0 or more: conductance of what holds the coil in W/K'),
      0,
    ),
    heatCapacityJPerKgK: v.exactOptional(
      varied(positiveNumber, 'above 0: heat capacity of the coil in J/(kg K)'),
      790,
    ),
    massKg: v.exactOptional(varied(positiveNumber, 'above 0 kg: mass of the coil in kg')),
    areaM2: v.exactOptional(varied(positiveNumber, 'above 0 m2: surface of the coil in m2')),
  }),
  v.description('a group of keys: how the coil lags behind the oven; at once without it'),
);

/** The chamber whose vapour the coils raise; without it they see the gas as it is given. */
const chamberSchema = v.pipe(
  v.strictObject({
    volumeM3: varied(positiveNumber, 'above 0 m3: volume of the gas in the chamber in m3'),
    pumpM3PerS: varied(
      positiveNumber,
      'above 0: gas that pump or purge exchange in m3/s at the pressure of the chamber',
    ),
    leakPaM3PerS: v.exactOptional(
      varied(notNegativeNumber, '0 or more: room air that leaks in, in Pa m3/s'),
      0,
    ),
    coils: v.exactOptional(
      varied(
        v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
        'a whole number from 1 to 10000: coils in the chamber',
      ),
      1,
    ),
  }),
  v.description('a group of keys: balance of the vapour in the chamber'),
);

/** A post-drying recipe, format `postdry.recipe/1`, SI units. Text and table are views of it. */
export const recipeSchema = v.pipe(
  v.strictObject({
    format: exactly(RECIPE_FORMAT, 'name and version of the format'),
    title: titleSchema,
    notes: v.exactOptional(list(noteSchema, 1, RECIPE_LIMITS.notes, 'comments, one for each line')),
    target: v.exactOptional(waterLimitSchema),
    /** Oven before the first step; the temperature of the case's start and 1 bar without it. */
    start: v.exactOptional(
      v.pipe(
        v.strictObject({
          temperatureK: v.exactOptional(temperatureK),
          pressurePa: pressure,
          gas,
        }),
        v.description('a group of keys: oven before the first step'),
      ),
    ),
    coil: v.exactOptional(coilSchema),
    chamber: v.exactOptional(chamberSchema),
    steps: stepsSchema,
    profiles: v.exactOptional(
      list(profileSchema, 1, RECIPE_LIMITS.profiles, 'logs of ovens that steps follow'),
    ),
  }),
  v.description('a recipe, a group of keys with "format": "postdry.recipe/1"'),
);

export type Recipe = v.InferOutput<typeof recipeSchema>;
export type WaterLimit = v.InferOutput<typeof waterLimitSchema>;
export type ChamberBalance = v.InferOutput<typeof chamberSchema>;
export type CoilHeating = v.InferOutput<typeof coilSchema>;
export type RecipeProfile = v.InferOutput<typeof profileSchema>;
