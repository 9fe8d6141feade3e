import * as v from 'valibot';
import { CASE_LIMITS } from '#shared/domain/case/limits.ts';
import { list, notNegative, oneOf, positive, within } from '#shared/domain/case/field-schemas.ts';
import { materialSetSchema } from '#shared/domain/material/material-set.ts';
import { geometrySchema } from './geometry.ts';

const temperature = within(200, 640, 'temperature in K');

/** How the moisture of the gas was measured. */
const moistureSchema = v.pipe(
  v.variant('kind', [
    v.strictObject({
      kind: v.literal('dew-point'),
      /** Below 0 °C a frost point: saturation over ice. */
      dewPointK: within(150, 640, 'dew point, below 273.16 K frost point, in K'),
      at: oneOf(['line', 'chamber'], 'where it was measured'),
      linePressurePa: v.exactOptional(positive('pressure in the line in Pa'), 100_000),
    }),
    v.strictObject({
      kind: v.literal('relative-humidity'),
      relativeHumidity: within(0, 1, 'over liquid water, at the temperature of the coating'),
    }),
    v.strictObject({
      kind: v.literal('vapour-pressure'),
      vapourPressurePa: notNegative('in the chamber in Pa'),
    }),
  ]),
  v.description('a group of keys: moisture of the gas in the chamber'),
);

/** Conditions of the drying gas from one moment on. */
const gasKeys = {
  temperatureK: temperature,
  pressurePa: positive('total pressure in the chamber in Pa'),
  moisture: moistureSchema,
};

const changeSchema = v.strictObject({
  timeS: positive('time in s at which the conditions change'),
  rampS: v.exactOptional(positive('time in s that the change takes')),
  ...gasKeys,
});

/** An electrode in a geometry under conditions: what an engineer knows instead of parameters. */
export const electrodeCaseSchema = v.strictObject({
  electrode: materialSetSchema,
  geometry: geometrySchema,
  loading: v.pipe(
    v.strictObject({
      temperatureK: temperature,
      relativeHumidity: within(0, 1, 'over liquid water'),
      branch: oneOf(['adsorption', 'desorption'], 'branch of the isotherms that was followed'),
    }),
    v.description('a group of keys: the equilibrium that the coating starts from'),
  ),
  drying: v.pipe(
    v.strictObject({
      ...gasKeys,
      branch: oneOf(['adsorption', 'desorption'], 'branch of the isotherms that is followed'),
      massTransferCoefficientMPerS: v.exactOptional(positive('k_g of the gas film in m/s')),
      changes: v.exactOptional(list(changeSchema, 0, 200, 'later conditions')),
    }),
    v.description('a group of keys: the conditions from time 0 on'),
  ),
  transport: v.pipe(
    v.strictObject({
      regime: oneOf(
        ['bosanquet', 'molecular', 'knudsen', 'stefan'],
        'how molecular and Knudsen diffusion act together',
      ),
      molecular: oneOf(['fuller', 'schirmer'], 'correlation of the molecular diffusivity'),
      slipFlow: v.boolean(),
      resistances: oneOf(['both', 'macro', 'micro'], 'scales that resist'),
      /** Linear: isotherms replaced by their chords, as the paper does. */
      sorption: oneOf(['isotherms', 'linearised'], 'nonlinear, or chords from start to end'),
    }),
    v.description('a group of keys: choices of the model'),
  ),
  endTimeS: positive('end of the run in s'),
  outputTimesS: v.exactOptional(
    list(notNegative('time in s'), 1, CASE_LIMITS.outputTimes, 'times of results; 200 without it'),
  ),
});

export type ElectrodeCase = v.InferOutput<typeof electrodeCaseSchema>;
export type Moisture = v.InferOutput<typeof moistureSchema>;
