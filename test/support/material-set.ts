import { type MaterialSet, MATERIAL_SET_FORMAT } from '#shared/domain/material/material-set.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';

const sourced = (value: number, source = 'own value') => ({ value, source });

/** A small material set as it stands in a file: a dry active material and a binder that resists. */
export function materialSetInput(title = 'Anode A') {
  return {
    format: MATERIAL_SET_FORMAT,
    title,
    publication: 'placeholder',
    components: [
      {
        id: 'graphite',
        name: 'Graphite',
        kind: 'active-material',
        scale: 'macro',
        massFraction: sourced(0.95),
        densityKgPerM3: sourced(2200),
      },
      {
        id: 'pvdf',
        name: 'PVDF',
        kind: 'binder',
        scale: 'micro',
        massFraction: sourced(0.05, 'assumed'),
        densityKgPerM3: sourced(1780),
        desorption: {
          isotherm: { model: 'linear', slopeKgPerKg: 0.001 },
          source: 'assumed',
          validity: { activity: [0, 0.8], temperatureK: [298.15, 333.15] },
        },
        diffusion: {
          diffusivityM2PerS: {
            ...sourced(1e-16),
            uncertainty: { distribution: 'uniform', lower: 5e-17, upper: 2e-16 },
          },
          referenceTemperatureK: 298.15,
          activationEnergyJPerMol: sourced(40_000),
        },
      },
    ],
    thicknessM: sourced(60e-6),
    coatedSides: 'two',
    amount: { kind: 'density', coatingDensityKgPerM3: sourced(1500) },
    poreDiameterM: sourced(1e-6),
    tortuosity: { model: 'bruggeman' },
    micro: {
      geometry: 'slab',
      thickness: {
        classes: [
          { lengthM: 5e-8, share: 0.25 },
          { lengthM: 2e-7, share: 0.75 },
        ],
        source: 'own value',
      },
    },
    ppmBasis: 'coating',
  };
}

/** The same as it is stored. */
export function materialSet(title?: string): MaterialSet {
  const parsed = parseMaterialSet(materialSetInput(title));
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.issues.map(({ message }) => message).join(' '));
}
