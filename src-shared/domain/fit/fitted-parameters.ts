import * as v from 'valibot';

/** One number for some of the parameters of a drying curve. */
export const someNumbersSchema = v.strictObject({
  tauMacroS: v.exactOptional(v.number()),
  tauMicroS: v.exactOptional(v.number()),
  microShare: v.exactOptional(v.number()),
  microSpread: v.exactOptional(v.number()),
  initial: v.exactOptional(v.number()),
  equilibrium: v.exactOptional(v.number()),
  deadTimeS: v.exactOptional(v.number()),
});

export const fittedNames = [
  'tauMacroS',
  'tauMicroS',
  'microShare',
  'microSpread',
  'initial',
  'equilibrium',
  'deadTimeS',
] as const;

/** Those that a fit searches for; contents at the ends are solved for, a dead time has its own range. */
export const searchedNames = ['tauMacroS', 'tauMicroS', 'microShare', 'microSpread'] as const;

/** How a fit measures their steps: in ratios, a share by its odds. */
export const searchedTransforms = {
  tauMacroS: 'log',
  tauMicroS: 'log',
  microShare: 'logit',
  microSpread: 'log',
} as const;

export const fittedModels = ['macro', 'micro', 'two-scale', 'two-scale-distribution'] as const;

const optionalNumber = v.nullable(v.number());

/** Two ends; null where an end is open or there is no interval. */
export const intervalSchema = v.strictTuple([optionalNumber, optionalNumber]);

/** What a fit says of one parameter, besides its value. */
export const uncertaintyKeys = {
  standardError: optionalNumber,
  interval95: intervalSchema,
  profile95: intervalSchema,
  bounds: intervalSchema,
};
