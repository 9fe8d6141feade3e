import type { ElectrodeCase } from './electrode-case.ts';
import { above0, type ElectrodeField, field, type FieldTexts, part } from './electrode-field.ts';
import { gasFields, temperatureBounds } from './gas-fields.ts';

/** When a later condition begins, and how long the change takes. */
export function changeTimeFields(index: number): ElectrodeField[] {
  const path = `drying.changes[${index}]`;
  return [
    field('changes', `${path}.timeS`, ['time', 'h'], ['From', 't', ''], above0, {
      equation: 't \\ge t_k',
      description: 'Time at which the gas begins to change; later than the change before it.',
    }),
    field(
      'changes',
      `${path}.rampS`,
      ['time', 'min'],
      ['Takes', 'Δt', ''],
      above0,
      {
        equation: 'T(t),\\ p(t) \\text{ straight over } \\Delta t',
        description:
          'Time that the change takes, straight from the old to the new conditions; empty: at once.',
      },
      true,
    ),
  ];
}

/** The gas of a later condition. */
export function changeGasFields({ drying }: ElectrodeCase, index: number): ElectrodeField[] {
  const change = drying.changes?.[index];
  return change === undefined ? [] : gasFields('changes', `drying.changes[${index}]`, change);
}

/** The numbers that this electrode case has, in the order of the form. */
export function electrodeFieldsOf({
  electrode,
  geometry,
  drying,
}: ElectrodeCase): ElectrodeField[] {
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
      temperatureBounds,
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
    ...gasFields('drying', 'drying', drying),
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

function geometryFields(geometry: ElectrodeCase['geometry']): ElectrodeField[] {
  const width: FieldTexts = {
    equation: 's_{ma} = w/2 \\text{ with both faces open, else } w',
    description:
      'Width in the open direction. The foil is a barrier: water leaves along it, through the faces.',
  };
  const size = (
    key: string,
    name: string,
    letter: string,
    sub: string,
    texts: FieldTexts,
  ): ElectrodeField =>
    field('geometry', `geometry.${key}`, ['length', 'mm'], [name, letter, sub], above0, texts);
  const other = (description: string): FieldTexts => ({
    equation: 'm = A_{foil}\\,m_A',
    description,
  });
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
