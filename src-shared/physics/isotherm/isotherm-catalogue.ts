import type { Quantity } from '#shared/units/quantities.ts';
import { USUAL_HENRY_CUT_OFF_ACTIVITY } from './henry-cut-off.ts';
import type { SingleIsotherm } from './single-isotherm.ts';
import { STANDARD_REFERENCE_TEMPERATURE_K, type TemperatureShift } from './temperature-shift.ts';

type IsothermOf<Model extends SingleIsotherm['model']> = Extract<
  SingleIsotherm,
  { readonly model: Model }
>;

/** Keys of the numbers of a model, those of its temperature shift left out. */
type ParameterKey<Isotherm> = Exclude<
  { [Key in keyof Isotherm]-?: Isotherm[Key] extends number ? Key : never }[keyof Isotherm],
  keyof TemperatureShift
>;

/** What forms and fits know about a number of a model. */
export interface CatalogueParameter<Key extends PropertyKey = string> {
  readonly key: Key;
  readonly name: string;
  readonly symbol: readonly [letter: string, subscript: string];
  readonly quantity: Quantity;
  readonly usualUnit: string;
  readonly description: string;
  /** Whether a fit to X(a) looks for it, or takes it as known. */
  readonly role: 'fitted' | 'known';
  /** Bounds of a fit, SI units. */
  readonly usual: readonly [low: number, high: number];
  /** Where a fit begins, and what a form offers. */
  readonly start: number;
}

export interface CatalogueEntry<Key extends PropertyKey = string> {
  readonly name: string;
  /** TeX, over the water activity a_w at the reference temperature. */
  readonly equation: string;
  readonly parameters: readonly CatalogueParameter<Key>[];
  readonly validity: string;
  readonly source: string;
}

function parameter<const Key extends string>(
  key: Key,
  [name, letter, subscript]: readonly [string, string, string],
  [quantity, usualUnit]: readonly [Quantity, string],
  [low, start, high]: readonly [number, number, number],
  description: string,
  role: 'fitted' | 'known' = 'fitted',
): CatalogueParameter<Key> {
  const symbol = [letter, subscript] as const;
  return { key, name, symbol, quantity, usualUnit, description, role, usual: [low, high], start };
}

const loading = ['loading', 'kg/kg'] as const;
const number = ['number', '–'] as const;

const monolayer = parameter(
  'monolayerKgPerKg',
  ['Layer', 'X', 'm'],
  loading,
  [1e-6, 1e-2, 1],
  'Loading of a complete monolayer, water per dry material.',
);
const monolayerEnergy = parameter(
  'c',
  ['C', 'C', ''],
  number,
  [1e-2, 10, 1e3],
  'Energy constant of the monolayer.',
);
const capacity = parameter(
  'capacityKgPerKg',
  ['Capacity', 'X', 'max'],
  loading,
  [1e-6, 1e-2, 1],
  'Loading of the full layer, water per dry material.',
);
const affinity = parameter(
  'affinity',
  ['Affinity', 'b', ''],
  number,
  [1e-2, 5, 1e4],
  'How strongly the sites attract water, per unit of activity.',
);
const exponent = parameter(
  'exponent',
  ['Exponent', 'n', ''],
  number,
  [0.05, 0.7, 1],
  'Below 1 the sites differ in energy; 1 for equal sites.',
);
const henryCutOff = parameter(
  'henryCutOffActivity',
  ['Henry below', 'a', 'c'],
  ['fraction', '–'],
  [1e-6, USUAL_HENRY_CUT_OFF_ACTIVITY, 0.1],
  'Activity below which Henry’s law begins, where the slope of the model would become infinite.',
  'known',
);

/** The isotherm models with their parameters: forms and fits are made from it. */
export const isothermCatalogue: {
  readonly [Model in SingleIsotherm['model']]: CatalogueEntry<ParameterKey<IsothermOf<Model>>>;
} = {
  gab: {
    name: 'GAB',
    equation: 'X = \\frac{X_m C K a_w}{(1 - K a_w)(1 - K a_w + C K a_w)}',
    parameters: [
      monolayer,
      monolayerEnergy,
      parameter(
        'k',
        ['K', 'K', ''],
        number,
        [0.1, 0.8, 1],
        'Energy constant of the multilayer; K times every water activity stays below 1.',
      ),
    ],
    validity: 'Commonly used up to a water activity of 0.9; ends at 1/K.',
    source: 'R.B. Anderson, J. Am. Chem. Soc. 68 (1946) 686',
  },
  linear: {
    name: 'Linear (Henry)',
    equation: 'X = X_1 a_w',
    parameters: [
      parameter(
        'slopeKgPerKg',
        ['Slope', 'X', '1'],
        loading,
        [1e-6, 1e-2, 10],
        'Loading at a water activity of 1.',
      ),
    ],
    validity: 'Small water activities, where every isotherm is a line.',
    source: 'W. Henry, Phil. Trans. 93 (1803) 29',
  },
  langmuir: {
    name: 'Langmuir',
    equation: 'X = X_{max} \\frac{b a_w}{1 + b a_w}',
    parameters: [capacity, affinity],
    validity: 'One layer on equal sites.',
    source: 'I. Langmuir, J. Am. Chem. Soc. 40 (1918) 1361',
  },
  bet: {
    name: 'BET',
    equation: 'X = \\frac{X_m C a_w}{(1 - a_w)(1 - a_w + C a_w)}',
    parameters: [monolayer, monolayerEnergy],
    validity: 'Water activities from 0.05 to 0.35; ends at 1.',
    source: 'S. Brunauer, P.H. Emmett, E. Teller, J. Am. Chem. Soc. 60 (1938) 309',
  },
  freundlich: {
    name: 'Freundlich',
    equation: 'X = X_1 a_w^n',
    parameters: [
      parameter(
        'unitLoadingKgPerKg',
        ['Unit loading', 'X', '1'],
        loading,
        [1e-6, 1e-2, 10],
        'Loading at a water activity of 1.',
      ),
      exponent,
      henryCutOff,
    ],
    validity: 'Medium water activities; Henry’s law below the cut-off.',
    source: 'H. Freundlich, Z. Phys. Chem. 57 (1906) 385',
  },
  'flory-huggins': {
    name: 'Flory-Huggins',
    equation:
      '\\ln a_w = \\ln \\varphi + (1 - \\varphi) + \\chi (1 - \\varphi)^2, \\quad X = \\frac{\\rho_w}{\\rho}\\frac{\\varphi}{1 - \\varphi}',
    parameters: [
      parameter(
        'interaction',
        ['Interaction', 'χ', ''],
        number,
        [-0.5, 1, 10],
        'Interaction of water and polymer; up to 0.5 water mixes without limit.',
      ),
      parameter(
        'densityKgPerM3',
        ['Density', 'ρ', ''],
        ['density', 'kg/m³'],
        [500, 1500, 3000],
        'Density of the dry material.',
        'known',
      ),
    ],
    validity: 'Polymers that swell, volumes that add up; ends at 1 where χ is at most 0.5.',
    source:
      'P.J. Flory, J. Chem. Phys. 10 (1942) 51; M.L. Huggins, Ann. N.Y. Acad. Sci. 43 (1942) 1',
  },
  'dubinin-serpinsky': {
    name: 'Dubinin-Serpinsky',
    equation: 'a_w = \\frac{X}{c (X_0 + X)(1 - X/X_f)}',
    parameters: [
      parameter(
        'primarySitesKgPerKg',
        ['Primary sites', 'X', '0'],
        loading,
        [1e-7, 1e-3, 1],
        'Loading of the sites that take up water first.',
      ),
      parameter(
        'rateRatio',
        ['Rates', 'c', ''],
        number,
        [0.1, 2, 100],
        'Rate of adsorption over rate of desorption.',
      ),
      parameter(
        'fullLoadingKgPerKg',
        ['Full pores', 'X', 'f'],
        loading,
        [1e-6, 5e-2, 2],
        'Loading at which no site is left.',
      ),
    ],
    validity: 'Carbons, where water gathers around few sites and fills pores at once.',
    source: 'M.M. Dubinin, V.V. Serpinsky, Carbon 19 (1981) 402',
  },
  sips: {
    name: 'Sips',
    equation: 'X = X_{max} \\frac{(b a_w)^n}{1 + (b a_w)^n}',
    parameters: [capacity, affinity, exponent, henryCutOff],
    validity: 'One layer on sites that differ; Henry’s law below the cut-off.',
    source: 'R. Sips, J. Chem. Phys. 16 (1948) 490',
  },
  toth: {
    name: 'Tóth',
    equation: 'X = X_{max} \\frac{b a_w}{\\left(1 + (b a_w)^t\\right)^{1/t}}',
    parameters: [
      capacity,
      affinity,
      parameter(
        'heterogeneity',
        ['Heterogeneity', 't', ''],
        number,
        [0.1, 0.7, 10],
        'Below 1 the sites differ in energy; 1 for equal sites.',
      ),
    ],
    validity: 'One layer on sites that differ, from a water activity of 0 on.',
    source: 'J. Tóth, Acta Chim. Acad. Sci. Hung. 69 (1971) 311',
  },
  tabulated: {
    name: 'Table',
    equation: 'X = \\mathrm{PCHIP}(a_w)',
    parameters: [],
    validity: 'Where there are points; a line beyond the last one.',
    source: 'F.N. Fritsch, R.E. Carlson, SIAM J. Numer. Anal. 17 (1980) 238',
  },
};

/** The numbers of the temperature shift, which every model may have. */
export const temperatureShiftParameters: readonly CatalogueParameter<keyof TemperatureShift>[] = [
  parameter(
    'netIsostericHeatJPerMol',
    ['Net heat', 'q', ''],
    ['molarEnergy', 'kJ/mol'],
    [-2e4, 0, 6e4],
    'Isosteric heat of sorption minus heat of condensation; 0 where the isotherm does not move.',
    'known',
  ),
  parameter(
    'referenceTemperatureK',
    ['Isotherm at', 'T', 'ref'],
    ['temperature', '°C'],
    [273.16, STANDARD_REFERENCE_TEMPERATURE_K, 473.15],
    'Temperature that the numbers of the isotherm belong to; 25 °C where it is not given.',
    'known',
  ),
];

/** TeX of the temperature shift. */
export const temperatureShiftEquation =
  'X(a_w, T) = X_{ref}\\!\\left(a_w \\exp\\frac{q}{R}\\left(\\frac{1}{T} - \\frac{1}{T_{ref}}\\right)\\right)';
