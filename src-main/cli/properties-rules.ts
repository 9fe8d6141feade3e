import type { QuantityRule } from './quantity-argument.ts';

const pressure = {
  quantity: 'pressure',
  example: '10mbar',
  smallest: 1e-6,
  largest: 1e7,
  allowed: '0.000001 Pa to 100 bar, where the gas is nearly ideal',
} as const;

/** Allowed values of the options of `postdry properties`: where the equations hold. */
export const PROPERTIES_RULES = {
  temperature: {
    quantity: 'temperature',
    example: '90C',
    smallest: 273.16,
    largest: 647.096,
    allowed: '0.01 °C to 373.946 °C, where liquid water has a saturation pressure',
  },
  dewPoint: {
    quantity: 'temperature',
    example: '-40C',
    smallest: 190,
    largest: 647.096,
    allowed: '-83.15 °C to 373.946 °C, where ice or liquid water has a saturation pressure',
  },
  pressure,
  linePressure: { ...pressure, example: '1bar' },
  pore: {
    quantity: 'length',
    example: '2.5um',
    smallest: 1e-9,
    largest: 1e-3,
    allowed: '1 nm to 1 mm',
  },
} as const satisfies Record<string, QuantityRule>;
