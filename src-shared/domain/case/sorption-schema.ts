import * as v from 'valibot';

import { WATER_TRIPLE_POINT_K } from '#shared/physics/constants.ts';
import { exactly, positive, within } from './field-schemas.ts';

/** Highest temperature the case format accepts, just below the critical point of water. */
const MAXIMUM_TEMPERATURE_K = 647;

const densityKgPerM3 = positive('density of the dry material in kg/m3');

const gabIsotherm = v.strictObject({
  model: exactly('gab', 'Guggenheim-Anderson-de Boer isotherm'),
  monolayerKgPerKg: positive('monolayer loading X_m in kg water per kg dry material'),
  c: positive('energy constant C of the monolayer'),
  k: positive('energy constant K of the multilayer, with K times every water activity below 1'),
  densityKgPerM3,
});

const linearIsotherm = v.strictObject({
  model: exactly('linear', 'loading proportional to the water activity'),
  slopeKgPerKg: positive('loading at a water activity of 1 in kg water per kg dry material'),
  densityKgPerM3,
});

const isotherm = v.pipe(
  v.variant('model', [gabIsotherm, linearIsotherm]),
  v.description('an isotherm, a group of keys with "model": "gab" or "linear"'),
);

/** An isotherm of the case format: the model with its parameters and the density of its material. */
export type IsothermInput = v.InferOutput<typeof isotherm>;

const linearSorption = v.strictObject({
  kind: exactly('linear', 'concentrations proportional to each other, as in the paper'),
  gasPerSolid: positive('K_ma, concentration in the gas over concentration in the solid'),
  microPerSolid: v.exactOptional(
    positive('K_mi, concentration on the micro scale over concentration in the solid'),
  ),
});

const isothermSorption = v.strictObject({
  kind: exactly('isotherms', 'nonlinear equilibria over the water activity'),
  temperatureK: within(
    WATER_TRIPLE_POINT_K,
    MAXIMUM_TEMPERATURE_K,
    'temperature in K, where the saturation pressure over liquid water is known',
  ),
  solid: isotherm,
  micro: v.exactOptional(isotherm),
});

export const sorptionSchema = v.pipe(
  v.variant('kind', [linearSorption, isothermSorption]),
  v.description('the sorption equilibria, a group of keys with "kind": "linear" or "isotherms"'),
);
