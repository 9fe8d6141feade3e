import { quantities, type Quantity } from '#shared/units/quantities.ts';
import type { MaterialSet } from './material-set.ts';

/** What stands at a key path, for reading. */
export interface ValueName {
  readonly name: string;
  readonly quantity: Quantity;
  /** Symbol of the unit in which it is usually read. */
  readonly unit: string;
}

type Row = readonly [name: string, quantity?: Quantity, unit?: string | undefined];

/** Key paths without list positions; those of a component without `components`. */
const rows: Readonly<Record<string, Row>> = {
  title: ['Name'],
  publication: ['Publication'],
  note: ['Note'],
  thicknessM: ['Coating thickness', 'length', 'µm'],
  coatedSides: ['Coated sides'],
  poreDiameterM: ['Pore diameter', 'length', 'nm'],
  ppmBasis: ['Basis of wt-ppm'],
  'amount.kind': ['Amount of solid'],
  'amount.coatingDensityKgPerM3': ['Coating density', 'density', 'g/cm³'],
  'amount.massPerAreaKgPerM2': ['Mass per area', 'massPerArea', 'mg/cm²'],
  'amount.porosity': ['Porosity', 'fraction', '%'],
  tortuosity: ['Tortuosity'],
  'tortuosity.tortuosity': ['factor'],
  'micro.geometry': ['Shape of the binder'],
  'micro.thickness': ['Binder thickness'],
  'micro.thickness.classes': ['class'],
  'micro.thickness.classes.lengthM': ['length', 'length', 'nm'],
  'micro.thickness.classes.share': ['share', 'fraction', '%'],
  foil: ['Foil'],
  'foil.name': ['name'],
  'foil.thicknessM': ['thickness', 'length', 'µm'],
  'foil.densityKgPerM3': ['density', 'density', 'g/cm³'],
  'components.name': ['name'],
  'components.kind': ['kind'],
  'components.scale': ['scale'],
  'components.massFraction': ['mass fraction', 'fraction', '%'],
  'components.densityKgPerM3': ['density', 'density', 'g/cm³'],
  'components.specificSurfaceM2PerKg': ['specific surface', 'specificSurface', 'm²/g'],
  'components.diffusion.diffusivityM2PerS': ['diffusivity', 'diffusivity', 'm²/s'],
  'components.diffusion.referenceTemperatureK': ['reference temperature', 'temperature', '°C'],
  'components.diffusion.activationEnergyJPerMol': ['activation energy', 'molarEnergy', 'kJ/mol'],
  'components.desorption.validity.activity': ['relative humidity', 'fraction', '%'],
  'components.adsorption.validity.activity': ['relative humidity', 'fraction', '%'],
};

/** Parts of a document that a name does not repeat. */
const unnamed = new Set(['components', 'value', 'isotherm', 'amount', 'micro', 'diffusion']);

/** Ends of keys that say the SI unit, the longer ones first. */
const endings: readonly (readonly [end: string, quantity: Quantity, unit?: string])[] = [
  ['KgPerM3', 'density'],
  ['KgPerM2', 'massPerArea'],
  ['KgPerKg', 'loading'],
  ['M2PerKg', 'specificSurface'],
  ['M2PerS', 'diffusivity'],
  ['JPerMol', 'molarEnergy'],
  ['Pa', 'pressure'],
  ['K', 'temperature', '°C'],
  ['M', 'length'],
];

type Keys = readonly (string | number)[];

/**
 * The name of what stands at a key path of a material set, such as “PVDF: desorption, monolayer”,
 * and how its numbers are read. A key that has no name here is named by its own words.
 */
export function valueName(materialSet: MaterialSet, keys: Keys): ValueName {
  const words: string[] = [];
  let own: Omit<ValueName, 'name'> = { quantity: 'number', unit: quantities.number[0].symbol };
  for (const [at, key] of keys.entries()) {
    if (typeof key === 'number') {
      if (at > 1) words.push(`${words.pop() ?? ''} ${key + 1}`);
      continue;
    }
    if (unnamed.has(key)) continue;
    const path = keys.slice(0, at + 1).filter((part) => typeof part === 'string');
    const [name, quantity, unit] = rows[path.join('.')] ?? rowOf(key);
    words.push(name);
    // What belongs to a value, such as its uncertainty, is read in its unit.
    if (quantity !== undefined) own = { quantity, unit: unit ?? quantities[quantity][0].symbol };
    if (key === 'factor95') own = { quantity: 'number', unit: '–' };
    if (key === 'relativeUncertainty') own = { quantity: 'fraction', unit: '%' };
  }
  const [first, position] = keys;
  const component =
    first === 'components' && typeof position === 'number'
      ? materialSet.components[position]
      : undefined;
  const name = words.join(', ');
  return { ...own, name: component ? [component.name, name].filter(Boolean).join(': ') : name };
}

function rowOf(key: string): Row {
  if (key === 'factor95') return ['factor of 95 %'];
  const known = endings.find(([end]) => key.length > end.length && key.endsWith(end));
  const words = key
    .slice(0, key.length - (known?.[0].length ?? 0))
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return known === undefined ? [words] : [words, known[1], known[2]];
}
