/** Plain, valid cases as they would stand in a file; tests change what they need. */
export const linearCase = {
  format: 'postdry.transport/1',
  name: 'linear',
  resistances: 'both',
  macro: { lengthM: 0.02, volumeFraction: 0.94, porosity: 0.46, gasDiffusivityM2PerS: 1.5e-4 },
  micro: {
    lengthM: 5e-7,
    diffusivityM2PerS: 1e-17,
    geometry: 'slab',
    concentrationExponent: 0,
    referenceConcentrationKgPerM3: 1,
  },
  sorption: { kind: 'linear', gasPerSolid: 0.0174, microPerSolid: 1 },
  initial: { solidConcentrationKgPerM3: 1 },
  boundary: { solidConcentrationKgPerM3: 0 },
  endTimeS: 3600,
  outputTimesS: [60, 600, 3600],
} as const;

export const isothermCase = {
  ...linearCase,
  name: 'isotherms',
  sorption: {
    kind: 'isotherms',
    temperatureK: 333.15,
    solid: { model: 'gab', monolayerKgPerKg: 6e-4, c: 30, k: 0.75, densityKgPerM3: 2200 },
    micro: { model: 'gab', monolayerKgPerKg: 0.01, c: 12, k: 0.88, densityKgPerM3: 1600 },
  },
  initial: { waterActivity: 0.6 },
  boundary: { waterActivity: 0.02 },
} as const;

/** A copy with the value at a path replaced, or removed when it is undefined. */
export function withValue(value: object, path: string, replacement: unknown): object {
  const copy = structuredClone(value) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let part = copy;
  for (const key of keys) part = part[key] as Record<string, unknown>;
  if (replacement === undefined) Reflect.deleteProperty(part, last);
  else part[last] = replacement;
  return copy;
}
