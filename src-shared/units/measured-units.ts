import type { Unit } from './quantities.ts';

const unit = (symbol: string, factor: number, offset = 0): Unit => ({ symbol, factor, offset });

const temperature = {
  K: unit('K', 1),
  '°C': unit('°C', 1, 273.15),
  '°F': unit('°F', 5 / 9, 459.67 * (5 / 9)),
};

/**
 * Units in which instruments write measured values: more than the program itself shows. SI value =
 * written value * factor + offset; the first unit of each quantity is that of SI. Torr is 1/760 of
 * 101325 Pa.
 */
const measuredUnits = {
  time: {
    s: unit('s', 1),
    ms: unit('ms', 1e-3),
    min: unit('min', 60),
    h: unit('h', 3600),
    d: unit('d', 86_400),
  },
  mass: { kg: unit('kg', 1), g: unit('g', 1e-3), mg: unit('mg', 1e-6), µg: unit('µg', 1e-9) },
  content: {
    'kg/kg': unit('kg/kg', 1),
    'g/g': unit('g/g', 1),
    'g/kg': unit('g/kg', 1e-3),
    'mg/g': unit('mg/g', 1e-3),
    '%': unit('%', 1e-2),
    'wt-%': unit('wt-%', 1e-2),
    ppm: unit('ppm', 1e-6),
  },
  temperature,
  pressure: {
    Pa: unit('Pa', 1),
    hPa: unit('hPa', 100),
    mbar: unit('mbar', 100),
    kPa: unit('kPa', 1000),
    bar: unit('bar', 1e5),
    Torr: unit('Torr', 101_325 / 760),
    mTorr: unit('mTorr', 101.325 / 760),
    atm: unit('atm', 101_325),
    psi: unit('psi', 6894.757_293_168),
  },
  humidity: { '1': unit('1', 1), '%': unit('%', 1e-2) },
} as const satisfies Record<string, Record<string, Unit>>;

export type MeasuredQuantity = keyof typeof measuredUnits;

/** The symbols of the units of a quantity, that of SI first. */
export function measuredSymbols(quantity: MeasuredQuantity): readonly [string, ...string[]] {
  return Object.keys(measuredUnits[quantity]) as [string, ...string[]];
}

/** The unit of that symbol, if the quantity has it. */
export function measuredUnit(quantity: MeasuredQuantity, symbol: string): Unit | undefined {
  const units: Record<string, Unit> = measuredUnits[quantity];
  return Object.hasOwn(units, symbol) ? units[symbol] : undefined;
}
