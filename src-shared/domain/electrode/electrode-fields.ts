import type { FieldBounds } from '#shared/domain/case/field-bounds.ts';
import type { FormField } from '#shared/domain/case/form-field.ts';
import type { Quantity } from '#shared/units/quantities.ts';
import type { ElectrodeCase } from './electrode-case.ts';

/** Sections of the electrode form, in the order of the screen. */
export const electrodeFieldGroups = [
  'composition',
  'coating',
  'geometry',
  'loading',
  'drying',
  'time',
] as const;
export type ElectrodeFieldGroup = (typeof electrodeFieldGroups)[number];

/** A number of an electrode case that can be edited; its path is inside the electrode case. */
export interface ElectrodeField extends FormField {
  readonly group: ElectrodeFieldGroup;
}

type Texts = Pick<ElectrodeField, 'equation' | 'description'>;

const above0: FieldBounds = { minimum: 0, aboveMinimum: true };
const part: FieldBounds = { minimum: 0, maximum: 1 };

function field(
  group: ElectrodeFieldGroup,
  path: string,
  [quantity, usualUnit]: readonly [Quantity, string],
  [name, letter, subscript]: readonly [string, string, string],
  bounds: FieldBounds,
  texts: Texts,
  optional = false,
): ElectrodeField {
  const symbol = [letter, subscript] as const;
  return {
    group,
    path,
    quantity,
    usualUnit,
    name,
    symbol,
    bounds,
    standard: undefined,
    optional,
    ...texts,
  };
}

const frostPoint: Texts = {
  equation: 'p_w = p_{ice}(T_{fp})\\,\\frac{p}{p_{line}}',
  description:
    'Below 0 °C a frost point: saturation over ice, as dry rooms state it. Measured in the line, expansion to the chamber keeps the mole fraction; a sensor in the chamber reads the vapour pressure there.',
};

/** The numbers that this electrode case has, in the order of the form. */
export function electrodeFieldsOf({
  electrode,
  geometry,
  drying,
}: ElectrodeCase): ElectrodeField[] {
  const temperature: FieldBounds = { minimum: 273.16, maximum: 640 };
  return [
    ...electrode.components.map((component, index) =>
      field(
        'composition',
        `electrode.components[${index}].massFraction.value`,
        ['fraction', '%'],
        [component.name, 'w', ''],
        part,
        {
          equation: '\\sum_i w_i = 1',
          description:
            'Share of the dry coating mass. The largest other macro component takes up the difference, so that the shares add up to 1.',
        },
      ),
    ),
    field(
      'coating',
      'electrode.thicknessM.value',
      ['length', 'µm'],
      ['Coating', 's', 'c'],
      above0,
      {
        equation: 'm_A = \\rho_c s_c',
        description: 'Thickness of one coated side.',
      },
    ),
    electrode.amount.kind === 'density'
      ? field(
          'coating',
          'electrode.amount.coatingDensityKgPerM3.value',
          ['density', 'g/cm³'],
          ['Density', 'ρ', 'c'],
          above0,
          {
            equation: '\\varepsilon_{tot} = 1-\\rho_c/\\rho_{solid}',
            description: 'Dry mass per coating volume.',
          },
        )
      : electrode.amount.kind === 'loading'
        ? field(
            'coating',
            'electrode.amount.massPerAreaKgPerM2.value',
            ['massPerArea', 'mg/cm²'],
            ['Loading', 'm', 'A'],
            above0,
            {
              equation: '\\rho_c = m_A/s_c',
              description: 'Dry coating mass per area of one coated side.',
            },
          )
        : field(
            'coating',
            'electrode.amount.porosity.value',
            ['fraction', '%'],
            ['Porosity', 'ε', 'tot'],
            { minimum: 0, maximum: 1, aboveMinimum: true, belowMaximum: true },
            {
              equation: '\\varepsilon_{tot} = 1-\\rho_c/\\rho_{solid}',
              description: 'Gas-filled share of the whole coating.',
            },
          ),
    field(
      'coating',
      'electrode.poreDiameterM.value',
      ['length', 'µm'],
      ['Pore', 'd', 'p'],
      above0,
      {
        equation: 'D_K = \\frac{d_p}{3}\\sqrt{\\frac{8RT}{\\pi M_w}}',
        description: 'Mean pore diameter.',
      },
    ),
    ...(electrode.micro?.thickness.classes.length === 1
      ? [
          field(
            'coating',
            'electrode.micro.thickness.classes[0].lengthM',
            ['length', 'µm'],
            ['Binder', 's', 'mi'],
            above0,
            {
              equation: '\\tau_{micro} = s_{mi}^2/D_{mi}',
              description: 'Transport length in the binder, from its closed side to its surface.',
            },
          ),
        ]
      : []),
    ...geometryFields(geometry),
    field(
      'loading',
      'loading.temperatureK',
      ['temperature', '°C'],
      ['Temperature', 'T', '0'],
      temperature,
      {
        equation: 'a_w = RH/100\\,\\%',
        description: 'Temperature at which the coating took up water.',
      },
    ),
    field('loading', 'loading.relativeHumidity', ['fraction', '%'], ['Humidity', 'RH', ''], part, {
      equation: 'X_0 = \\sum_i w_i X_i(a_w, T)',
      description:
        'Relative humidity over liquid water that the coating is in equilibrium with at the start.',
    }),
    field(
      'drying',
      'drying.temperatureK',
      ['temperature', '°C'],
      ['Temperature', 'T', ''],
      temperature,
      {
        equation: 'p_w = a_w\\,p_{sat}(T)',
        description: 'Temperature of the coating from the start of drying on.',
      },
    ),
    field('drying', 'drying.pressurePa', ['pressure', 'mbar'], ['Pressure', 'p', ''], above0, {
      equation: 'D_m \\propto 1/p',
      description: 'Total pressure in the chamber.',
    }),
    ...moistureFields(
      drying.moisture.kind,
      drying.moisture.kind === 'dew-point' ? drying.moisture.at : undefined,
    ),
    field(
      'drying',
      'drying.massTransferCoefficientMPerS',
      ['velocity', 'm/s'],
      ['Gas film', 'k', 'g'],
      above0,
      {
        equation: 'j = k_g (c_g - c_{g,\\infty})',
        description: 'Mass transfer coefficient at the open face; empty without a film.',
      },
      true,
    ),
    field('time', 'endTimeS', ['time', 'h'], ['Duration', 't', 'end'], above0, {
      equation: '0 \\le t \\le t_{end}',
      description: 'End of the run.',
    }),
  ];
}

function moistureFields(
  kind: ElectrodeCase['drying']['moisture']['kind'],
  at: 'line' | 'chamber' | undefined,
): ElectrodeField[] {
  if (kind === 'relative-humidity') {
    return [
      field(
        'drying',
        'drying.moisture.relativeHumidity',
        ['fraction', '%'],
        ['Humidity', 'RH', ''],
        part,
        {
          equation: 'p_w = RH\\,p_{sat}(T)',
          description: 'Over liquid water, at the temperature of the coating.',
        },
      ),
    ];
  }
  if (kind === 'vapour-pressure') {
    return [
      field(
        'drying',
        'drying.moisture.vapourPressurePa',
        ['pressure', 'Pa'],
        ['Vapour', 'p', 'w'],
        { minimum: 0 },
        {
          equation: 'a_w = p_w/p_{sat}(T)',
          description: 'Vapour pressure in the chamber.',
        },
      ),
    ];
  }
  const dewPoint = field(
    'drying',
    'drying.moisture.dewPointK',
    ['temperature', '°C'],
    ['Dew/frost point', 'T', 'fp'],
    { minimum: 190, maximum: 640 },
    frostPoint,
  );
  const line = field(
    'drying',
    'drying.moisture.linePressurePa',
    ['pressure', 'bar'],
    ['Line pressure', 'p', 'line'],
    above0,
    frostPoint,
  );
  return at === 'line' ? [dewPoint, line] : [dewPoint];
}

function geometryFields(geometry: ElectrodeCase['geometry']): ElectrodeField[] {
  const width: Texts = {
    equation: 's_{ma} = w/2 \\text{ with both faces open, else } w',
    description:
      'Width in the open direction. The foil is a barrier: water leaves along it, through the faces.',
  };
  const size = (
    key: string,
    name: string,
    letter: string,
    sub: string,
    texts: Texts,
  ): ElectrodeField =>
    field('geometry', `geometry.${key}`, ['length', 'mm'], [name, letter, sub], above0, texts);
  const other = (description: string): Texts => ({ equation: 'm = A_{foil}\\,m_A', description });
  switch (geometry.kind) {
    case 'coil':
      return [
        size('widthM', 'Width', 'w', '', width),
        size(
          'outerDiameterM',
          'Outer diameter',
          'd',
          'o',
          other('For mass and number of windings.'),
        ),
        size('coreDiameterM', 'Core diameter', 'd', 'c', other('For mass and number of windings.')),
      ];
    case 'stack':
      return [
        size('widthM', 'Width', 'w', '', width),
        size('lengthM', 'Length', 'l', '', other('Across the open direction, for the mass.')),
        field(
          'geometry',
          'geometry.sheets',
          ['number', '–'],
          ['Sheets', 'N', ''],
          { minimum: 1 },
          other('Number of sheets.'),
        ),
      ];
    case 'sheet':
      return [
        field('geometry', 'geometry.areaM2', ['area', 'm²'], ['Area', 'A', ''], above0, {
          equation: 's_{ma} = s_c',
          description: 'Area of the sheet. Water leaves through the surface of the coating.',
        }),
      ];
    case 'plates':
      return [
        size('widthM', 'Length of path', 'w', '', width),
        size('lengthM', 'Extent', 'l', '', other('Across the open direction, for the mass.')),
      ];
  }
}
