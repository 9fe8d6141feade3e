import * as v from 'valibot';

import { WATER_TRIPLE_POINT_K } from '#shared/physics/constants.ts';
import { exactly, positive, within } from './field-schemas.ts';
import { isothermSchema, MAXIMUM_TEMPERATURE_K } from './isotherm-schema.ts';

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
  solid: isothermSchema,
  micro: v.exactOptional(isothermSchema),
});

export const sorptionSchema = v.pipe(
  v.variant('kind', [linearSorption, isothermSorption]),
  v.description('the sorption equilibria, a group of keys with "kind": "linear" or "isotherms"'),
);
