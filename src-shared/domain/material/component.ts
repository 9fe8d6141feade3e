import * as v from 'valibot';
import { notNegative, oneOf, positive, within } from '#shared/domain/case/field-schemas.ts';
import { componentIsothermSchema } from '#shared/domain/case/isotherm-schema.ts';
import { provenanceKeys, sourcedNumber, temperatureRangeK } from './sourced-value.ts';

export const componentKinds = [
  'active-material',
  'binder',
  'conductive-additive',
  'separator',
  'ceramic',
] as const;

const share01 = within(0, 1, 'share');

/** One branch of an isotherm: the model in kg water per kg dry component, and where it holds. */
const branchSchema = v.strictObject({
  isotherm: componentIsothermSchema,
  ...provenanceKeys,
  /** Relative standard deviation of the loading. */
  relativeUncertainty: v.exactOptional(
    v.pipe(
      v.number(),
      v.gtValue(0),
      v.description('a number above 0: standard deviation / loading'),
    ),
  ),
  /** Where the model was fitted or is known to hold. */
  validity: v.pipe(
    v.strictObject({
      activity: v.tuple([share01, share01]),
      temperatureK: temperatureRangeK,
    }),
    v.description('a group of keys: lowest and highest water activity and temperature in K'),
  ),
});

/** What a coating is made of; values refer to the dry component. */
export const componentSchema = v.strictObject({
  id: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9-]{1,60}$/),
    v.description('a text of small letters, digits and hyphens, unique in the set'),
  ),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  kind: oneOf(componentKinds, 'what the component does'),
  scale: oneOf(
    ['macro', 'micro'],
    'macro: in equilibrium with the pore gas around it; micro: water diffuses inside it',
  ),
  massFraction: sourcedNumber(share01, 'share of the dry coating mass'),
  densityKgPerM3: sourcedNumber(positive('kg/m3'), 'density of the dry component'),
  specificSurfaceM2PerKg: v.exactOptional(
    sourcedNumber(positive('m2/kg'), 'specific surface, for information'),
  ),
  /** None: the component takes up no water. */
  desorption: v.exactOptional(branchSchema),
  /** None: as desorption. */
  adsorption: v.exactOptional(branchSchema),
  /** Needed on the micro scale. */
  diffusion: v.exactOptional(
    v.strictObject({
      diffusivityM2PerS: sourcedNumber(positive('m2/s'), 'D_mi at the reference temperature'),
      referenceTemperatureK: v.pipe(v.number(), v.gtValue(0)),
      activationEnergyJPerMol: sourcedNumber(notNegative('J/mol'), 'E_a of D_mi'),
    }),
  ),
});

export type Component = v.InferOutput<typeof componentSchema>;
export type IsothermBranch = v.InferOutput<typeof branchSchema>;
export type BranchName = 'desorption' | 'adsorption';

/** The branch that is followed; desorption where there is no other, undefined for dry components. */
export function branchOf(component: Component, branch: BranchName): IsothermBranch | undefined {
  return branch === 'adsorption'
    ? (component.adsorption ?? component.desorption)
    : (component.desorption ?? component.adsorption);
}
