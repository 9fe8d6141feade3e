import * as v from 'valibot';
import { CASE_LIMITS } from '#shared/domain/case/limits.ts';
import { exactly, list, oneOf, positive, share } from '#shared/domain/case/field-schemas.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { componentSchema } from './component.ts';
import { provenanceKeys, sourcedNumber } from './sourced-value.ts';

export const MATERIAL_SET_FORMAT = 'postdry.material/1';

/** So that every component on the micro scale can have them. */
export const mostThicknessClasses = CASE_LIMITS.microClasses / 4;

export const mostComponents = 12;

/** Exactly one of these says how much solid there is in a coating volume. */
const amountSchema = v.pipe(
  v.variant('kind', [
    v.strictObject({
      kind: v.literal('density'),
      coatingDensityKgPerM3: sourcedNumber(positive('kg/m3'), 'dry mass per coating volume'),
    }),
    v.strictObject({
      kind: v.literal('loading'),
      massPerAreaKgPerM2: sourcedNumber(positive('kg/m2'), 'dry coating mass per coated side'),
    }),
    v.strictObject({
      kind: v.literal('porosity'),
      porosity: sourcedNumber(
        v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
        'gas-filled share of the whole coating',
      ),
    }),
  ]),
  v.description('a group of keys: dry mass per volume, dry mass per area, or porosity'),
);

const tortuositySchema = v.pipe(
  v.variant('model', [
    v.strictObject({ model: v.literal('zehner-bauer-schluender') }),
    v.strictObject({ model: v.literal('bruggeman') }),
    v.strictObject({
      model: v.literal('fixed'),
      tortuosity: sourcedNumber(v.pipe(v.number(), v.minValue(1)), 'tortuosity factor'),
    }),
  ]),
  v.description('a group of keys: how the pore structure slows diffusion'),
);

const thicknessSchema = v.pipe(
  v.strictObject({
    classes: list(
      v.strictObject({
        lengthM: positive('transport length s_mi in m'),
        share: share('share of the micro volume'),
      }),
      1,
      mostThicknessClasses,
      'classes of transport lengths; their shares add up to 1',
    ),
    ...provenanceKeys,
  }),
  v.description('a group of keys: transport lengths in the binder, from its closed side'),
);

/** A coating or separator with what it is made of, format `postdry.material/1`, SI units. */
export const materialSetSchema = v.pipe(
  v.strictObject({
    format: exactly(MATERIAL_SET_FORMAT, 'name and version of the format'),
    title: titleSchema,
    /** What the set is named by: a publication, "placeholder", or the user's own words. */
    publication: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
    note: v.exactOptional(v.pipe(v.string(), v.maxLength(10_000)), ''),
    components: list(
      componentSchema,
      1,
      mostComponents,
      'components; their mass fractions add up to 1',
    ),
    thicknessM: sourcedNumber(positive('m'), 'thickness of one coated side'),
    coatedSides: oneOf(['one', 'two'], 'sides of the foil that are coated; one for a separator'),
    amount: amountSchema,
    poreDiameterM: sourcedNumber(positive('m'), 'mean pore diameter d_p'),
    tortuosity: tortuositySchema,
    /** Needed with a component on the micro scale. */
    micro: v.exactOptional(
      v.strictObject({
        geometry: oneOf(['slab', 'cylinder', 'sphere'], 'shape of the binder domain'),
        thickness: thicknessSchema,
      }),
    ),
    /** Absent for a separator or a free-standing coating. */
    foil: v.exactOptional(
      v.strictObject({
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
        thicknessM: sourcedNumber(positive('m'), 'thickness of the foil'),
        densityKgPerM3: sourcedNumber(positive('kg/m3'), 'density of the foil'),
      }),
    ),
    ppmBasis: oneOf(
      ['coating', 'electrode'],
      'dry mass that wt-ppm refers to: without or with foil',
    ),
  }),
  v.description('a material set, a group of keys with "format": "postdry.material/1"'),
);

export type MaterialSet = v.InferOutput<typeof materialSetSchema>;
