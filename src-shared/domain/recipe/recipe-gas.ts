import * as v from 'valibot';
import { oneOf } from '#shared/domain/case/field-schemas.ts';
import { varied } from './varied-value.ts';

/** Gases by name; transport is computed as in nitrogen. */
const gasNames = ['N2', 'Ar', 'air'] as const;

/** Pressure in the line where none is given. */
export const LINE_PRESSURE_PA = 100_000;

const moistureSchema = v.pipe(
  v.variant('kind', [
    v.strictObject({
      kind: v.literal('dew-point'),
      /** Below 0.01 °C a frost point: saturation over ice. */
      dewPointK: varied(
        v.pipe(v.number(), v.gtValue(0)),
        'above 0 K: dew point, below 273.16 K frost point, in K',
      ),
      at: oneOf(
        ['line', 'chamber'],
        'where it was measured: gas from the line expands, so that its share of water stays',
      ),
      /** 1 bar where it is not given; without meaning in the chamber. */
      linePressurePa: v.exactOptional(
        varied(v.pipe(v.number(), v.gtValue(0)), 'above 0 Pa: pressure in the line in Pa'),
      ),
    }),
    v.strictObject({
      kind: v.literal('relative-humidity'),
      relativeHumidity: varied(
        v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        '0 to 1 (0 % to 100 %), over liquid water, at the temperature of the oven or room',
      ),
    }),
    v.strictObject({
      kind: v.literal('vapour-pressure'),
      vapourPressurePa: varied(
        v.pipe(v.number(), v.minValue(0)),
        '0 Pa or more: vapour pressure in the chamber in Pa',
      ),
    }),
  ]),
  v.description('a group of keys: how moist the gas is'),
);

/** Gas that fills the chamber from a step on. */
export const gasSchema = v.pipe(
  v.strictObject({
    name: v.exactOptional(oneOf(gasNames, 'the gas, for reading')),
    moisture: moistureSchema,
  }),
  v.description('a group of keys: the gas in the chamber'),
);

export type RecipeGas = v.InferOutput<typeof gasSchema>;
export type RecipeMoisture = RecipeGas['moisture'];
