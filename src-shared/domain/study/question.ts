import * as v from 'valibot';
import { waterLimitSchema } from '#shared/domain/recipe/recipe.ts';

const kelvin = v.pipe(v.number(), v.gtValue(0));
const longestS = v.pipe(v.number(), v.gtValue(0), v.maxValue(366 * 86_400));
const keyPath = v.pipe(v.string(), v.minLength(1), v.maxLength(300));

/** What is asked of a recipe and a case, SI units; `limit` is what the water must stay below. */
export const questionSchema = v.variant('ask', [
  /** How long may the coil wait in a room after the recipe? */
  v.strictObject({
    ask: v.literal('longest-exposure'),
    place: v.picklist(['room', 'dry-room']),
    temperatureK: kelvin,
    /** Measured in the room. */
    dewPointK: kelvin,
    atMostS: longestS,
    limit: waterLimitSchema,
  }),
  /** How short may a hold be? */
  v.strictObject({
    ask: v.literal('shortest-hold'),
    /** Key path of its length, such as `steps[2].end.durationS`. */
    path: keyPath,
    atMostS: longestS,
    limit: waterLimitSchema,
  }),
  /** How moist may gas or a room be? */
  v.strictObject({
    ask: v.literal('highest-dew-point'),
    /** Key paths of the dew points that are the same unknown. */
    paths: v.pipe(v.array(keyPath), v.minLength(1), v.maxLength(200)),
    lowestK: kelvin,
    highestK: kelvin,
    limit: waterLimitSchema,
  }),
]);

export type Question = v.InferOutput<typeof questionSchema>;
