import * as v from 'valibot';

import { WATER_TRIPLE_POINT_K } from '#shared/physics/constants.ts';
import { USUAL_HENRY_CUT_OFF_ACTIVITY } from '#shared/physics/isotherm/henry-cut-off.ts';
import { exactly, list, positive, share, within } from './field-schemas.ts';
import { CASE_LIMITS } from './limits.ts';

/** Highest temperature the case format accepts, just below the critical point of water. */
export const MAXIMUM_TEMPERATURE_K = 647;

const LARGEST_HEAT_J_PER_MOL = 200_000;

// No defaults: a case that says nothing of its heat stays as it was written.
const temperatureShift = {
  netIsostericHeatJPerMol: v.exactOptional(
    within(
      -LARGEST_HEAT_J_PER_MOL,
      LARGEST_HEAT_J_PER_MOL,
      'q, isosteric heat of sorption minus heat of condensation in J/mol, 0 if missing',
    ),
  ),
  referenceTemperatureK: v.exactOptional(
    within(
      WATER_TRIPLE_POINT_K,
      MAXIMUM_TEMPERATURE_K,
      'temperature in K that the numbers of the isotherm belong to, 298.15 if missing',
    ),
  ),
};

const densityKgPerM3 = positive('density of the dry material in kg/m3');
const monolayerKgPerKg = positive('monolayer loading X_m in kg water per kg dry material');
const monolayerEnergy = positive('energy constant C of the monolayer');
const capacityKgPerKg = positive('loading X_max of the full layer in kg water per kg dry material');
const affinity = positive('affinity b per unit of water activity');
const exponent = share('exponent n of the water activity');
const henryCutOffActivity = v.exactOptional(
  v.pipe(
    v.number(),
    v.gtValue(0),
    v.maxValue(0.1),
    v.description("a number above 0 and at most 0.1: water activity where Henry's law ends"),
  ),
  USUAL_HENRY_CUT_OFF_ACTIVITY,
);

const gab = {
  model: exactly('gab', 'Guggenheim-Anderson-de Boer isotherm'),
  monolayerKgPerKg,
  c: monolayerEnergy,
  k: positive('energy constant K of the multilayer, with K times every water activity below 1'),
  ...temperatureShift,
};

const linear = {
  model: exactly('linear', 'loading proportional to the water activity'),
  slopeKgPerKg: positive('loading at a water activity of 1 in kg water per kg dry material'),
  ...temperatureShift,
};

const langmuir = {
  model: exactly('langmuir', 'Langmuir isotherm, one layer on equal sites'),
  capacityKgPerKg,
  affinity,
  ...temperatureShift,
};

const bet = {
  model: exactly('bet', 'Brunauer-Emmett-Teller isotherm'),
  monolayerKgPerKg,
  c: monolayerEnergy,
  ...temperatureShift,
};

const freundlich = {
  model: exactly('freundlich', 'Freundlich isotherm, a power of the water activity'),
  unitLoadingKgPerKg: positive('loading at a water activity of 1 in kg water per kg dry material'),
  exponent,
  henryCutOffActivity,
  ...temperatureShift,
};

const floryHuggins = {
  model: exactly('flory-huggins', 'Flory-Huggins isotherm of a polymer that swells'),
  interaction: within(-0.5, 10, 'chi, interaction of water and polymer'),
  densityKgPerM3,
  ...temperatureShift,
};

const dubininSerpinsky = {
  model: exactly('dubinin-serpinsky', 'Dubinin-Serpinsky isotherm of water on carbons'),
  primarySitesKgPerKg: positive('loading X_0 of the primary sites in kg water per kg dry material'),
  rateRatio: positive('c, rate of adsorption over rate of desorption'),
  fullLoadingKgPerKg: positive('loading X_f of full pores in kg water per kg dry material'),
  ...temperatureShift,
};

const sips = {
  model: exactly('sips', 'Sips isotherm, one layer on sites that differ'),
  capacityKgPerKg,
  affinity,
  exponent,
  henryCutOffActivity,
  ...temperatureShift,
};

const toth = {
  model: exactly('toth', 'Toth isotherm, one layer on sites that differ'),
  capacityKgPerKg,
  affinity,
  heterogeneity: within(0.1, 10, 't, 1 for equal sites'),
  ...temperatureShift,
};

const point = v.strictObject({
  activity: share('water activity of the point; the origin is not listed'),
  loadingKgPerKg: positive('loading of the point in kg water per kg dry material'),
});

const tabulated = {
  model: exactly('tabulated', 'monotone curve from the origin through points'),
  points: list(point, 1, CASE_LIMITS.isothermPoints, 'points of rising activity and loading'),
  ...temperatureShift,
};

/** The isotherm of one material, without its density where the model does not need it. */
export const componentIsothermSchema = v.pipe(
  v.variant('model', [
    v.strictObject(gab),
    v.strictObject(linear),
    v.strictObject(langmuir),
    v.strictObject(bet),
    v.strictObject(freundlich),
    v.strictObject(floryHuggins),
    v.strictObject(dubininSerpinsky),
    v.strictObject(sips),
    v.strictObject(toth),
    v.strictObject(tabulated),
  ]),
  v.description(
    'the isotherm of a component, a group of keys with "model": "gab", "linear", "langmuir", ' +
      '"bet", "freundlich", "flory-huggins", "dubinin-serpinsky", "sips", "toth" or "tabulated"',
  ),
);

const component = v.strictObject({
  massFraction: share('kg dry material of the component per kg of the dry mixture'),
  isotherm: componentIsothermSchema,
});

const weightedSum = {
  model: exactly('weighted-sum', 'a mixture whose components take up water as they would alone'),
  components: list(
    component,
    1,
    CASE_LIMITS.isothermComponents,
    'components, mass fractions of at most 1 together; the rest takes up nothing',
  ),
};

/** An isotherm of the case format: the model with its parameters and the density of its material. */
export const isothermSchema = v.pipe(
  v.variant('model', [
    v.strictObject({ ...gab, densityKgPerM3 }),
    v.strictObject({ ...linear, densityKgPerM3 }),
    v.strictObject({ ...langmuir, densityKgPerM3 }),
    v.strictObject({ ...bet, densityKgPerM3 }),
    v.strictObject({ ...freundlich, densityKgPerM3 }),
    v.strictObject(floryHuggins),
    v.strictObject({ ...dubininSerpinsky, densityKgPerM3 }),
    v.strictObject({ ...sips, densityKgPerM3 }),
    v.strictObject({ ...toth, densityKgPerM3 }),
    v.strictObject({ ...tabulated, densityKgPerM3 }),
    v.strictObject({ ...weightedSum, densityKgPerM3 }),
  ]),
  v.description(
    'an isotherm, a group of keys with "model": "gab", "linear", "langmuir", "bet", ' +
      '"freundlich", "flory-huggins", "dubinin-serpinsky", "sips", "toth", "tabulated" or ' +
      '"weighted-sum"',
  ),
);

export type ComponentIsotherm = v.InferOutput<typeof componentIsothermSchema>;
export type IsothermInput = v.InferOutput<typeof isothermSchema>;
