import { type Component, type componentKinds, type IsothermBranch } from './component.ts';
import { type MaterialSet, MATERIAL_SET_FORMAT } from './material-set.ts';
import { ASSUMED, type SourcedNumber } from './sourced-value.ts';

export type ComponentKind = (typeof componentKinds)[number];

/** What something begins with until somebody knows better; all of it is marked as assumed. */
const assumed = (value: number): SourcedNumber => ({ value, source: ASSUMED });

/** Order of magnitude by kind: name, dry density in kg/m3, GAB layer in kg/kg. */
const kinds: Readonly<
  Record<ComponentKind, readonly [name: string, densityKgPerM3: number, layerKgPerKg: number]>
> = {
  'active-material': ['Active material', 2260, 6e-5],
  binder: ['Binder', 1500, 1e-2],
  'conductive-additive': ['Conductive additive', 1900, 3e-3],
  separator: ['Separator', 950, 1e-4],
  ceramic: ['Ceramic', 3950, 1.5e-3],
};

/** Activities and temperatures in K that an assumed isotherm is used for. */
const usedFor: IsothermBranch['validity'] = { activity: [0, 0.9], temperatureK: [288.15, 423.15] };

/** An isotherm that nobody has measured for its material. */
export function startingBranch(isotherm: IsothermBranch['isotherm']): IsothermBranch {
  return { isotherm, source: ASSUMED, validity: usedFor };
}

/** Water in a polymer: an order of magnitude. */
export function startingDiffusion(): NonNullable<Component['diffusion']> {
  return {
    diffusivityM2PerS: {
      ...assumed(1e-14),
      uncertainty: { distribution: 'lognormal', factor95: 30 },
    },
    referenceTemperatureK: 298.15,
    activationEnergyJPerMol: {
      ...assumed(45_000),
      uncertainty: { distribution: 'uniform', lower: 30_000, upper: 60_000 },
    },
  };
}

/** Domains of binder as a film of one thickness. */
export function startingMicro(): NonNullable<MaterialSet['micro']> {
  return {
    geometry: 'slab',
    thickness: { classes: [{ lengthM: 3e-7, share: 1 }], source: ASSUMED },
  };
}

/** A component that the coating has nothing of yet; a binder resists, everything else does not. */
export function startingComponent(kind: ComponentKind, others: readonly Component[]): Component {
  const [word, densityKgPerM3, monolayerKgPerKg] = kinds[kind];
  const ids = new Set(others.map(({ id }) => id));
  let count = 1;
  const id = (): string => (count === 1 ? kind : `${kind}-${count}`);
  while (ids.has(id())) count++;
  return {
    id: id(),
    name: count === 1 ? word : `${word} ${count}`,
    kind,
    scale: kind === 'binder' ? 'micro' : 'macro',
    massFraction: assumed(0),
    densityKgPerM3: assumed(densityKgPerM3),
    desorption: startingBranch({ model: 'gab', monolayerKgPerKg, c: 10, k: 0.8 }),
    ...(kind === 'binder' && { diffusion: startingDiffusion() }),
  };
}

/** The usual current collectors; the density is a handbook value. */
const foils = {
  copper: { name: 'Copper', thicknessM: 1e-5, densityKgPerM3: 8960 },
  aluminium: { name: 'Aluminium', thicknessM: 1.2e-5, densityKgPerM3: 2700 },
} as const;

export type FoilMaterial = keyof typeof foils;

export function startingFoil(material: FoilMaterial): NonNullable<MaterialSet['foil']> {
  const { name, thicknessM, densityKgPerM3 } = foils[material];
  return {
    name,
    thicknessM: assumed(thicknessM),
    densityKgPerM3: { value: densityKgPerM3, source: 'handbook value' },
  };
}

/** A set to begin with: one active material in a porous coating, every value assumed. */
export function emptyMaterialSet(title: string): MaterialSet {
  return {
    format: MATERIAL_SET_FORMAT,
    title,
    publication: 'own values',
    note: '',
    components: [{ ...startingComponent('active-material', []), massFraction: assumed(1) }],
    thicknessM: assumed(7e-5),
    coatedSides: 'one',
    amount: { kind: 'porosity', porosity: assumed(0.35) },
    poreDiameterM: assumed(2e-6),
    tortuosity: { model: 'zehner-bauer-schluender' },
    ppmBasis: 'coating',
  };
}
