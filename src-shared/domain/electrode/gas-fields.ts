import type { FieldBounds } from '#shared/domain/case/field-bounds.ts';
import type { ElectrodeCase, Moisture } from './electrode-case.ts';
import {
  above0,
  type ElectrodeField,
  type ElectrodeFieldGroup,
  field,
  type FieldTexts,
  part,
} from './electrode-field.ts';

/** Temperatures at which the vapour pressure over water is known. */
export const temperatureBounds: FieldBounds = { minimum: 273.16, maximum: 640 };

const frostPoint: FieldTexts = {
  equation: 'p_w = p_{ice}(T_{fp})\\,\\frac{p}{p_{line}}',
  description:
    'Below 0 °C a frost point: saturation over ice, as dry rooms state it. Measured in the line, expansion to the chamber keeps the mole fraction; a sensor in the chamber reads the vapour pressure there.',
};

/** The numbers of the gas at a key path such as "drying". */
export function gasFields(
  group: ElectrodeFieldGroup,
  path: string,
  { moisture }: Pick<ElectrodeCase['drying'], 'moisture'>,
): ElectrodeField[] {
  return [
    field(
      group,
      `${path}.temperatureK`,
      ['temperature', '°C'],
      ['Temperature', 'T', ''],
      temperatureBounds,
      {
        equation: 'p_w = a_w\\,p_{sat}(T)',
        description: 'Temperature of the coating under these conditions.',
      },
    ),
    field(group, `${path}.pressurePa`, ['pressure', 'mbar'], ['Pressure', 'p', ''], above0, {
      equation: 'D_m \\propto 1/p',
      description: 'Total pressure in the chamber.',
    }),
    ...moistureFields(group, path, moisture),
  ];
}

function moistureFields(
  group: ElectrodeFieldGroup,
  path: string,
  moisture: Moisture,
): ElectrodeField[] {
  if (moisture.kind === 'relative-humidity') {
    return [
      field(
        group,
        `${path}.moisture.relativeHumidity`,
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
  if (moisture.kind === 'vapour-pressure') {
    return [
      field(
        group,
        `${path}.moisture.vapourPressurePa`,
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
    group,
    `${path}.moisture.dewPointK`,
    ['temperature', '°C'],
    ['Dew/frost point', 'T', 'fp'],
    { minimum: 190, maximum: 640 },
    frostPoint,
  );
  const line = field(
    group,
    `${path}.moisture.linePressurePa`,
    ['pressure', 'bar'],
    ['Line pressure', 'p', 'line'],
    above0,
    frostPoint,
  );
  return moisture.at === 'line' ? [dewPoint, line] : [dewPoint];
}
