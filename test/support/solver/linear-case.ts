import type { TransportCase } from '#shared/domain/case/transport-case.ts';

/** A small valid case: half of the water on each scale, both scales equally slow. */
export const linearCase: TransportCase = {
  format: 'postdry.transport/1',
  name: 'test case',
  resistances: 'both',
  macro: { lengthM: 0.03, volumeFraction: 0.5, porosity: 0.5, gasDiffusivityM2PerS: 1e-6 },
  micro: {
    lengthM: 6e-7,
    diffusivityM2PerS: 1e-16,
    geometry: 'slab',
    concentrationExponent: 0,
    referenceConcentrationKgPerM3: 1,
  },
  sorption: { kind: 'linear', gasPerSolid: 1, microPerSolid: 1 },
  initial: { solidConcentrationKgPerM3: 1 },
  boundary: { solidConcentrationKgPerM3: 0 },
  endTimeS: 3600,
  outputTimesS: [60, 600, 3600],
};
