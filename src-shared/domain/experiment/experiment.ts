import * as v from 'valibot';

export const EXPERIMENT_FORMAT = 'postdry.experiment/1';

/** Stands as the instrument of a record that nothing was measured for. */
export const SYNTHETIC_INSTRUMENT = 'made from the model, not measured';

/** The keys of an experiment that have an entry for each time. */
export const EXPERIMENT_CHANNELS = [
  'massKg',
  'measuringPoint2Kg',
  'zeroPointKg',
  'waterContentKgPerKg',
  'temperatureK',
  'pressurePa',
  'relativeHumidity',
  'waterContentErrorKgPerKg',
] as const satisfies readonly (keyof Experiment)[];

/** One entry for each time; null where the row holds no such value. */
const channel = v.exactOptional(v.array(v.nullable(v.number())));

/**
 * A measured run as it was read from a file, format `postdry.experiment/1`. All channels have one
 * entry per entry of `timeS`, which never falls (times may repeat) and may be negative; units are
 * SI: s, kg, kg of water per kg of dry sample, K, Pa, 1. A channel that the file does not hold is
 * absent. No corrections are applied here: they are a list of steps on these numbers.
 */
export const experimentSchema = v.strictObject({
  format: v.literal(EXPERIMENT_FORMAT),
  title: v.string(),
  /** the file the numbers come from */
  source: v.strictObject({
    fileName: v.string(),
    sha256: v.string(),
    /** how the file was recognised, for example "SKID table"; null: by its columns only */
    instrument: v.nullable(v.string()),
    /** the sheet of a workbook */
    sheet: v.nullable(v.string()),
  }),
  timeS: v.array(v.number()),
  /** mass of the sample as weighed; of a suspension balance, measuring point 1 minus zero point */
  massKg: channel,
  /** measuring point 2 of a suspension balance as it was read: sample and sinker */
  measuringPoint2Kg: channel,
  /** zero point of a suspension balance as it was read */
  zeroPointKg: channel,
  waterContentKgPerKg: channel,
  temperatureK: channel,
  pressurePa: channel,
  /** measured vapour pressure over saturation pressure, 0 to 1 */
  relativeHumidity: channel,
  /** one standard deviation of `waterContentKgPerKg`, where the file states it */
  waterContentErrorKgPerKg: channel,
  rowsRead: v.number(),
  rowsRejected: v.array(v.strictObject({ line: v.number(), reason: v.string() })),
  /** what was decided about the file, and why */
  understood: v.array(v.strictObject({ what: v.string(), decided: v.string(), why: v.string() })),
  warnings: v.array(v.string()),
});

export type Experiment = v.InferOutput<typeof experimentSchema>;
