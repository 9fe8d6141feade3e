import * as v from 'valibot';
import { exactly, notNegative, positive, share } from '#shared/domain/case/field-schemas.ts';
import { parseBySchema, type Parsed } from '#shared/domain/case/parse-by-schema.ts';
import { readDocument } from '#shared/domain/case/read-json.ts';
import { ASSUMED, isAssumed } from '#shared/domain/material/sourced-value.ts';

export const PLANT_FORMAT = 'postdry.plant/1';

/** A value of a plant with where it comes from. */
function stated(schema: v.GenericSchema<number, number>, description: string) {
  return v.pipe(
    v.strictObject({
      value: schema,
      source: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
    }),
    v.description(`a group of keys with value and source: ${description}`),
  );
}

/** A value that has a default, which is marked as assumed. */
function rate(schema: v.GenericSchema<number, number>, usual: number, description: string) {
  return v.exactOptional(stated(schema, description), { value: usual, source: ASSUMED });
}

/** How far the oven is from what a recipe asks for; nothing is uncertain without the keys. */
export const plantUncertaintySchema = v.pipe(
  v.strictObject({
    ovenTemperatureSdK: v.exactOptional(positive('standard deviation of the oven, K')),
    pressureFactor95: v.exactOptional(
      v.pipe(
        v.number(),
        v.gtValue(1),
        v.description('a number above 1: 95 % of pressures below 0.5 bar lie within this factor'),
      ),
    ),
    dewPointSdK: v.exactOptional(positive('standard deviation of all dew points, K')),
  }),
  v.description('a group of keys: uncertainty of oven temperature, pressure and dew point'),
);

/** What drying costs in a plant, format `postdry.plant/1`, SI units; prices in one currency. */
export const plantSchema = v.pipe(
  v.strictObject({
    format: exactly(PLANT_FORMAT, 'name and version of the format'),
    currency: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), 'EUR'),
    coils: rate(positive('coils in one load'), 1, 'coils in one load'),
    chamberVolumeM3: rate(positive('m3'), 1.5, 'gas volume of the chamber'),
    pumpPowerW: rate(notNegative('W'), 4000, 'electric power of the pump while it runs'),
    pumpBelowPa: rate(positive('Pa'), 90_000, 'the pump runs below this pressure'),
    ovenHeatCapacityJPerK: rate(notNegative('J/K'), 200_000, 'oven load heated with the coils'),
    coilHeatCapacityJPerKgK: rate(positive('J/(kg K)'), 790, 'heat capacity of the coils'),
    /** Without it that of the case: isosteric, else that of evaporation. */
    desorptionHeatJPerKg: v.exactOptional(
      stated(notNegative('J/kg'), 'heat of desorption of the water; from the case without it'),
    ),
    heatingEfficiency: rate(share('heat in load / electric energy'), 0.8, 'of the heating'),
    handlingS: rate(notNegative('s'), 1800, 'time to load and unload the oven'),
    pricePerKWh: rate(notNegative('currency/kWh'), 0.15, 'price of electric energy'),
    pricePerGasM3: rate(notNegative('currency/m3'), 0.3, 'price of gas at 1 bar and 20 °C'),
    pricePerOvenHour: rate(notNegative('currency/h'), 20, 'cost of an hour of the oven'),
    uncertainty: v.exactOptional(plantUncertaintySchema),
  }),
  v.description('a plant, a group of keys with "format": "postdry.plant/1"'),
);

export type Plant = v.InferOutput<typeof plantSchema>;
export type PlantUncertainty = v.InferOutput<typeof plantUncertaintySchema>;

/** The plant of which nobody has stated anything. */
export const usualPlant: Plant = v.parse(plantSchema, { format: PLANT_FORMAT });

/** Reads a `postdry.plant/1` from its JSON text or from a parsed value. */
export function parsePlant(input: unknown): Parsed<Plant> {
  const read = readDocument(input, 'a plant');
  if (!read.ok) return { ok: false, issues: [read.issue] };
  return parseBySchema(plantSchema, read.value, 'a plant', () => []);
}

/** Keys of the values that nobody has stated. */
export function assumedRates(plant: Plant): string[] {
  return Object.entries(plant).flatMap(([key, value]) =>
    typeof value === 'object' && 'source' in value && isAssumed(value) ? [key] : [],
  );
}
