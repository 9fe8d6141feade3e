import * as v from 'valibot';

import { WATER_TRIPLE_POINT_K } from '#shared/physics/constants.ts';
import { exactly, list, notNegative, oneOf, positive, share, within } from './field-schemas.ts';
import { CASE_LIMITS } from './limits.ts';
import { isothermSchema, MAXIMUM_TEMPERATURE_K } from './isotherm-schema.ts';
import { sorptionSchema } from './sorption-schema.ts';

export const TRANSPORT_CASE_FORMAT = 'postdry.transport/1';

const timeS = notNegative('time in s');
const temperature = (description: string) =>
  within(WATER_TRIPLE_POINT_K, MAXIMUM_TEMPERATURE_K, description);
const drivingKeys = {
  solidConcentrationKgPerM3: v.exactOptional(
    notNegative('water in the solid in kg/m3, with linear sorption'),
  ),
  waterActivity: v.exactOptional(
    within(0, 1, 'water activity (relative humidity / 100 %) of the gas, with isotherms'),
  ),
};
const boundaryKeys = {
  ...drivingKeys,
  vapourPressurePa: v.exactOptional(
    notNegative('vapour pressure of the surroundings in Pa, instead of waterActivity'),
  ),
  temperatureK: v.exactOptional(
    temperature('temperature in K of coating and surroundings, with isotherms'),
  ),
  pressurePa: v.exactOptional(positive('total pressure of the surroundings in Pa, with pores')),
};

const macro = v.strictObject({
  lengthM: positive('transport length s_ma from the closed to the open face in m'),
  volumeFraction: share('Phi, share of the coating volume that belongs to the macro scale'),
  porosity: v.pipe(
    v.number(),
    v.gtValue(0),
    v.ltValue(1),
    v.description('a number above 0 and below 1: eps, gas-filled share of the macro scale'),
  ),
  gasDiffusivityM2PerS: positive(
    'D_ma, diffusivity of vapour in the pores in m2/s; with pores, in the first surroundings',
  ),
  pores: v.exactOptional(
    v.pipe(
      v.strictObject({
        diameterM: positive('mean pore diameter d_p in m'),
        regime: oneOf(
          ['bosanquet', 'molecular', 'knudsen', 'stefan'],
          'how molecular and Knudsen diffusion act together',
        ),
        molecular: oneOf(['fuller', 'schirmer'], 'correlation of the molecular diffusivity'),
        slipFlow: v.pipe(
          v.boolean(),
          v.description('true or false: whether vapour above the pressure outside also flows'),
        ),
      }),
      v.description(
        'a group of keys: how the diffusivity follows temperature, pressure and vapour; with isotherms',
      ),
    ),
  ),
});

const microClass = v.strictObject({
  lengthM: positive('transport length s_mi of this class in m'),
  share: share('share of the micro volume that this class takes'),
  diffusivityM2PerS: v.exactOptional(positive('D_mi of this class in m2/s')),
  activationEnergyJPerMol: v.exactOptional(notNegative('E_a of this class in J/mol')),
  microPerSolid: v.exactOptional(positive('K_mi of this class, with linear sorption')),
  isotherm: v.exactOptional(isothermSchema),
});

const micro = v.strictObject({
  lengthM: v.exactOptional(
    positive('transport length s_mi from the closed side to the interface in m'),
  ),
  distribution: v.exactOptional(
    list(
      microClass,
      1,
      CASE_LIMITS.microClasses,
      'classes of transport lengths, instead of lengthM',
    ),
  ),
  diffusivityM2PerS: positive('D_mi, diffusivity of water on the micro scale in m2/s'),
  activationEnergyJPerMol: v.exactOptional(
    notNegative('E_a in J/mol: D_mi is multiplied by exp(-E_a/R (1/T - 1/T_ref))'),
  ),
  referenceTemperatureK: v.exactOptional(
    temperature('T_ref in K, at which diffusivityM2PerS holds'),
  ),
  geometry: v.exactOptional(
    oneOf(['slab', 'cylinder', 'sphere'], 'shape of the micro domain'),
    'slab',
  ),
  concentrationExponent: v.exactOptional(
    v.pipe(
      v.number(),
      v.description('a number: k in D = D_mi exp(k c / referenceConcentrationKgPerM3)'),
    ),
    0,
  ),
  referenceConcentrationKgPerM3: v.exactOptional(
    positive('concentration that concentrationExponent refers to, in kg/m3'),
  ),
});

const boundaryChange = v.strictObject({
  timeS: positive('time in s at which the surroundings change'),
  rampS: v.exactOptional(
    positive('time in s that the change takes along a straight line; at once without it'),
  ),
  ...boundaryKeys,
});

const boundary = v.strictObject({
  ...boundaryKeys,
  massTransferCoefficientMPerS: v.exactOptional(
    positive('k_g of the gas film at the open face in m/s, on the gas concentration'),
  ),
  changes: v.exactOptional(
    list(boundaryChange, 0, CASE_LIMITS.boundaryChanges, 'later values of the surroundings'),
  ),
});

/**
 * One post-drying or moisture-uptake problem, format `postdry.transport/1`, SI units. What can be
 * said key by key is said here; what relates several keys is checked by `parseTransportCase`.
 */
export const transportCaseSchema = v.pipe(
  v.strictObject({
    format: exactly(TRANSPORT_CASE_FORMAT, 'name and version of the format'),
    name: v.exactOptional(
      v.pipe(
        v.string(),
        v.maxLength(CASE_LIMITS.nameLength),
        v.description(`a text of at most ${CASE_LIMITS.nameLength} characters: name of the case`),
      ),
      '',
    ),
    resistances: oneOf(
      ['both', 'macro', 'micro'],
      'scales that resist the transport; the water of the other one still counts',
    ),
    macro: v.pipe(macro, v.description('a group of keys: the macro scale')),
    micro: v.exactOptional(
      v.pipe(
        micro,
        v.description('a group of keys: the micro scale, needed if volumeFraction < 1'),
      ),
    ),
    sorption: sorptionSchema,
    initial: v.pipe(
      v.strictObject(drivingKeys),
      v.description('a group of keys: the uniform state at the start'),
    ),
    boundary: v.pipe(boundary, v.description('a group of keys: the surroundings at the open face')),
    endTimeS: positive('end of the run in s'),
    outputTimesS: list(timeS, 1, CASE_LIMITS.outputTimes, 'increasing times in s of the results'),
    microDepths: v.exactOptional(
      list(
        within(0, 1, 'depth z/s_ma, 0 at the mirror plane'),
        1,
        CASE_LIMITS.microDepths,
        'increasing depths where the micro scale is reported',
      ),
    ),
    profileTimesS: v.exactOptional(
      list(timeS, 0, CASE_LIMITS.profileTimes, 'increasing times in s of profiles'),
    ),
    dryCoatingDensityKgPerM3: v.exactOptional(
      positive('dry mass per coating volume in kg/m3 that wt-ppm refers to, see ppmBasis'),
    ),
    ppmBasis: v.exactOptional(
      oneOf(['coating', 'electrode'], 'whether that mass includes the foil; coating without it'),
    ),
  }),
  v.description('a case, a group of keys with "format": "postdry.transport/1"'),
);

export type TransportCase = v.InferOutput<typeof transportCaseSchema>;
export type MicroScale = NonNullable<TransportCase['micro']>;
export type Boundary = TransportCase['boundary'];
export type PoreModel = NonNullable<TransportCase['macro']['pores']>;
