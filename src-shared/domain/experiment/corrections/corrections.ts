import * as v from 'valibot';
import {
  exactly,
  list,
  notNegative,
  oneOf,
  positive,
  share,
  within,
} from '#shared/domain/case/field-schemas.ts';

export const CORRECTIONS_FORMAT = 'postdry.corrections/1';

export const GASES = ['nitrogen', 'argon', 'helium', 'air', 'water vapour'] as const;

const MOST_STEPS = 200;
const MOST_MARKS = 10_000;

const time = (description: string) =>
  v.pipe(v.number(), v.description(`a number: time in s, ${description}`));
const mass = (description: string) =>
  v.pipe(v.number(), v.description(`a number: mass in kg, ${description}`));

const segment = { fromS: time('begin of the segment'), toS: time('end of the segment') };
const gas = oneOf(GASES, 'the gas around the sample, taken as ideal');
const volumeM3 = positive('volume in m3 of the sample and what hangs with it');

const stepSchema = v.pipe(
  v.variant('kind', [
    /** the time that becomes 0 */
    v.strictObject({ kind: v.literal('timeZero'), atS: time('that becomes 0') }),
    /** the rows that are kept */
    v.strictObject({ kind: v.literal('segment'), ...segment }),
    v.strictObject({
      kind: v.literal('markedOutliers'),
      /** rows of the experiment, counted from 0 */
      rows: list(
        v.pipe(v.number(), v.integer(), v.minValue(0), v.description('a row, counted from 0')),
        1,
        MOST_MARKS,
        'rows of the run, counted from 0',
      ),
    }),
    /** further from the median of its neighbours than a multiple of their robust spread */
    v.strictObject({
      kind: v.literal('medianOutliers'),
      neighbours: v.pipe(
        v.number(),
        v.integer(),
        v.minValue(2),
        v.maxValue(100),
        v.description('a whole number from 2 to 100: rows before and after'),
      ),
      threshold: within(1, 100, 'how many standard deviations are too many'),
    }),
    v.strictObject({ kind: v.literal('buoyancyByVolume'), gas, volumeM3 }),
    v.strictObject({
      kind: v.literal('buoyancyByDensity'),
      gas,
      densityKgPerM3: positive('density of the sample in kg/m3'),
    }),
    /** density of the gas from measuring point 2 of a suspension balance */
    v.strictObject({
      kind: v.literal('buoyancyBySinker'),
      sinkerMassKg: positive('mass of the sinker in kg, in vacuum'),
      sinkerVolumeM3: positive('volume of the sinker in m3'),
      volumeM3,
      measuringPoint2: oneOf(['as weighed', 'zero-corrected'], 'whether it holds the zero point'),
    }),
    /** flow on the pan and the like: the mass is too large by the offset within the segment */
    v.strictObject({
      kind: v.literal('massOffset'),
      ...segment,
      offsetKg: mass('by which the mass of the segment is too large'),
    }),
    v.strictObject({
      kind: v.literal('dryMassByValue'),
      massKg: positive('dry mass of the sample in kg'),
    }),
    /** the lowest window in which the mass does not drift */
    v.strictObject({
      kind: v.literal('dryMassByPlateau'),
      ...segment,
      durationS: positive('duration of the plateau in s'),
      largestDrift: positive('change of the mass over the plateau, as a share of it'),
    }),
    /** the mean mass at the end of a segment */
    v.strictObject({
      kind: v.literal('dryMassBySegmentEnd'),
      ...segment,
      averageS: notNegative('duration of the mean in s; 0 for the last row'),
    }),
    /** contents per dry coating of an electrode with foil, or the other way round */
    v.strictObject({
      kind: v.literal('basis'),
      per: oneOf(['dry coating', 'dry electrode with foil'], 'what contents shall refer to'),
      coatingShare: share('mass of the dry coating per mass of the dry electrode with foil'),
    }),
    /** means for a picture; contents stay as they are */
    v.strictObject({
      kind: v.literal('resample'),
      points: v.pipe(
        v.number(),
        v.integer(),
        v.minValue(2),
        v.maxValue(100_000),
        v.description('a whole number from 2 to 100000: most points of the picture'),
      ),
    }),
  ]),
  v.description('a group of keys: one correction'),
);

/**
 * Corrections of a measured run, format `postdry.corrections/1`: steps in their order on numbers
 * that stay untouched. Times of a step are those after the steps before it.
 */
export const correctionsSchema = v.strictObject({
  format: exactly(CORRECTIONS_FORMAT, 'the format of the document'),
  steps: list(stepSchema, 0, MOST_STEPS, 'the corrections in their order'),
});

export type Corrections = v.InferOutput<typeof correctionsSchema>;
export type CorrectionStep = Corrections['steps'][number];
export type StepOf<Kind extends CorrectionStep['kind']> = Extract<CorrectionStep, { kind: Kind }>;
export type Gas = (typeof GASES)[number];
