import {
  isothermCatalogue,
  temperatureShiftEquation,
  temperatureShiftParameters,
  type CatalogueParameter,
} from '#shared/physics/isotherm/isotherm-catalogue.ts';
import type { Quantity } from '#shared/units/quantities.ts';

/** Sections of the case editor, in the order of the screen. */
export const caseFieldGroups = ['macro', 'micro', 'sorption', 'state', 'times', 'coating'] as const;

export type CaseFieldGroup = (typeof caseFieldGroups)[number];

interface FieldRow {
  readonly path: string;
  readonly group: CaseFieldGroup;
  readonly quantity: Quantity;
  readonly usualUnit: string;
  readonly name: string;
  readonly symbol: readonly [letter: string, subscript: string];
  readonly equation: string;
  readonly description: string;
}

type Texts = Pick<FieldRow, 'equation' | 'description'>;

function row(
  group: CaseFieldGroup,
  path: string,
  [quantity, usualUnit]: readonly [Quantity, string],
  [name, letter, subscript]: readonly [string, string, string],
  texts: Texts,
): FieldRow {
  return { path, group, quantity, usualUnit, name, symbol: [letter, subscript], ...texts };
}

const tauMacro =
  '\\tau_{ma} = \\frac{\\left(\\Phi(1-\\varepsilon) + (1-\\Phi)K_{mi} + \\Phi\\varepsilon K_{ma}\\right) s_{ma}^2}{\\Phi\\,\\varepsilon\\,K_{ma} D_{ma}}';
const tauMicro = '\\tau_{mi} = \\frac{s_{mi}^2}{D_{mi}}';
const exponent = 'D(c) = D_{mi}\\,e^{k c / c_{ref}}';

/** The numbers of all isotherms of a scale; a key of several models has one row. */
function isotherm(scale: 'solid' | 'micro', of: string): readonly FieldRow[] {
  const sub = scale === 'solid' ? 's' : 'mi';
  const rowOf = (parameter: CatalogueParameter, equation: string): FieldRow => {
    const { key, name, symbol, quantity, usualUnit, description } = parameter;
    const [letter, subscript] = symbol;
    const place = `sorption.${scale}.${key}`;
    const words = [
      `${name}, ${of}`,
      letter,
      subscript === '' ? sub : `${subscript},${sub}`,
    ] as const;
    return row('sorption', place, [quantity, usualUnit], words, { equation, description });
  };
  const rows = new Map<string, FieldRow>();
  for (const { equation, parameters } of Object.values(isothermCatalogue)) {
    for (const parameter of parameters) {
      if (rows.has(parameter.key) || parameter.key === 'densityKgPerM3') continue;
      rows.set(parameter.key, rowOf(parameter, equation));
    }
  }
  return [
    ...rows.values(),
    ...temperatureShiftParameters.map((parameter) => rowOf(parameter, temperatureShiftEquation)),
    row(
      'sorption',
      `sorption.${scale}.densityKgPerM3`,
      ['density', 'kg/m³'],
      [`Density, ${of}`, 'ρ', sub],
      { equation: 'c = \\rho X', description: 'Density of the dry material.' },
    ),
  ];
}

/** What the editor knows about each number beside its schema. */
export const caseFieldTable: readonly FieldRow[] = [
  row('macro', 'macro.lengthM', ['length', 'mm'], ['Length', 's', 'ma'], {
    equation: tauMacro,
    description:
      'Transport length from the closed to the open face; half of a stack that is open at both faces.',
  }),
  row('macro', 'macro.volumeFraction', ['fraction', '–'], ['Volume share', 'Φ', ''], {
    equation: tauMacro,
    description:
      'Share of the coating volume that belongs to the macro scale: pores and particles.',
  }),
  row('macro', 'macro.porosity', ['fraction', '–'], ['Porosity', 'ε', ''], {
    equation: tauMacro,
    description: 'Gas-filled share of the macro scale.',
  }),
  row('macro', 'macro.gasDiffusivityM2PerS', ['diffusivity', 'm²/s'], ['Diffusion', 'D', 'ma'], {
    equation: tauMacro,
    description: 'Diffusivity of vapour in the pores.',
  }),
  row('micro', 'micro.lengthM', ['length', 'µm'], ['Length', 's', 'mi'], {
    equation: tauMicro,
    description: 'Transport length from the closed side of the binder to its interface.',
  }),
  row('micro', 'micro.diffusivityM2PerS', ['diffusivity', 'm²/s'], ['Diffusion', 'D', 'mi'], {
    equation: tauMicro,
    description: 'Diffusivity of water on the micro scale.',
  }),
  row('micro', 'micro.concentrationExponent', ['number', '–'], ['Exponent', 'k', ''], {
    equation: exponent,
    description: 'How strongly the diffusivity grows with the water content; 0 for a constant one.',
  }),
  row(
    'micro',
    'micro.referenceConcentrationKgPerM3',
    ['concentration', 'kg/m³'],
    ['Reference', 'c', 'ref'],
    { equation: exponent, description: 'Concentration that the exponent refers to.' },
  ),
  row('sorption', 'sorption.gasPerSolid', ['number', '–'], ['Gas / solid', 'K', 'ma'], {
    equation: 'K_{ma} = c_{gas} / c_{s}',
    description: 'Concentration in the gas over concentration in the solid.',
  }),
  row('sorption', 'sorption.microPerSolid', ['number', '–'], ['Micro / solid', 'K', 'mi'], {
    equation: 'K_{mi} = c_{mi} / c_{s}',
    description: 'Concentration on the micro scale over concentration in the solid.',
  }),
  row('sorption', 'sorption.temperatureK', ['temperature', '°C'], ['Temperature', 'T', ''], {
    equation: 'p = a_w\\, p_{sat}(T)',
    description: 'Temperature of the coating.',
  }),
  ...isotherm('solid', 'solid'),
  ...isotherm('micro', 'micro'),
  row(
    'state',
    'initial.solidConcentrationKgPerM3',
    ['concentration', 'kg/m³'],
    ['Start, solid', 'c', 's,0'],
    { equation: 'c_s(z, 0) = c_{s,0}', description: 'Water in the solid at the start.' },
  ),
  row('state', 'initial.waterActivity', ['fraction', '–'], ['Start', 'a', 'w,0'], {
    equation: 'a_w = p / p_{sat}(T)',
    description: 'Water activity at the start.',
  }),
  row(
    'state',
    'boundary.solidConcentrationKgPerM3',
    ['concentration', 'kg/m³'],
    ['Outside', 'c', 's,∞'],
    {
      equation: 'c_s(s_{ma}, t) = c_{s,\\infty}',
      description: 'Water in the solid that the surroundings are in equilibrium with.',
    },
  ),
  row('state', 'boundary.waterActivity', ['fraction', '–'], ['Outside', 'a', 'w,∞'], {
    equation: 'a_w = p / p_{sat}(T)',
    description: 'Water activity of the surroundings.',
  }),
  row('state', 'boundary.vapourPressurePa', ['pressure', 'Pa'], ['Vapour', 'p', '∞'], {
    equation: 'a_w = p / p_{sat}(T)',
    description: 'Vapour pressure of the surroundings.',
  }),
  row(
    'state',
    'boundary.massTransferCoefficientMPerS',
    ['velocity', 'm/s'],
    ['Gas film', 'k', 'g'],
    {
      equation: 'j = k_g (c_{gas} - c_{gas,\\infty})',
      description: 'Mass transfer coefficient at the open face; empty without a film.',
    },
  ),
  row('times', 'endTimeS', ['time', 'h'], ['Duration', 't', 'end'], {
    equation: '0 \\le t \\le t_{end}',
    description: 'End of the run. Output and profile times keep their shape.',
  }),
  row('coating', 'dryCoatingDensityKgPerM3', ['density', 'kg/m³'], ['Dry coating', 'ρ', ''], {
    equation: 'X = c / \\rho',
    description: 'Mass of the dry coating per coating volume; wt-ppm and kg/kg need it.',
  }),
];
