import { roundSignificant } from './round-significant.ts';

/** A unit of a quantity: SI value = shown value * factor + offset. */
export interface Unit {
  readonly symbol: string;
  readonly factor: number;
  readonly offset?: number;
}

const one: Unit = { symbol: '–', factor: 1 };
const kgPerM3: Unit = { symbol: 'kg/m³', factor: 1 };
const unit = (symbol: string, factor: number, offset = 0): Unit => ({ symbol, factor, offset });

/** The units of every quantity; the first one is the SI unit in which values are stored. */
export const quantities = {
  length: [unit('m', 1), unit('cm', 1e-2), unit('mm', 1e-3), unit('µm', 1e-6), unit('nm', 1e-9)],
  area: [unit('m²', 1), unit('cm²', 1e-4)],
  time: [unit('s', 1), unit('min', 60), unit('h', 3600), unit('d', 86_400)],
  diffusivity: [unit('m²/s', 1), unit('cm²/s', 1e-4), unit('mm²/s', 1e-6), unit('µm²/s', 1e-12)],
  velocity: [unit('m/s', 1), unit('cm/s', 1e-2), unit('mm/s', 1e-3)],
  concentration: [kgPerM3, unit('g/m³', 1e-3)],
  density: [kgPerM3, unit('g/cm³', 1000)],
  temperature: [unit('K', 1), unit('°C', 1, 273.15)],
  temperatureDifference: [unit('K', 1)],
  temperatureRate: [unit('K/s', 1), unit('K/min', 1 / 60), unit('K/h', 1 / 3600)],
  pressure: [unit('Pa', 1), unit('mbar', 100), unit('kPa', 1000), unit('bar', 1e5)],
  loading: [unit('kg/kg', 1), unit('g/kg', 1e-3), unit('wt-ppm', 1e-6)],
  mass: [unit('kg', 1), unit('g', 1e-3), unit('mg', 1e-6), unit('µg', 1e-9)],
  volume: [unit('m³', 1), unit('l', 1e-3), unit('cm³', 1e-6), unit('mm³', 1e-9)],
  specificSurface: [unit('m²/kg', 1), unit('m²/g', 1000)],
  massPerArea: [unit('kg/m²', 1), unit('g/m²', 1e-3), unit('mg/cm²', 1e-2)],
  volumeFlow: [unit('m³/s', 1), unit('m³/h', 1 / 3600), unit('l/s', 1e-3)],
  leakRate: [unit('Pa m³/s', 1), unit('mbar l/s', 0.1)],
  heatTransfer: [unit('W/(m² K)', 1)],
  thermalConductance: [unit('W/K', 1)],
  heatCapacity: [unit('J/(kg K)', 1), unit('kJ/(kg K)', 1000)],
  molarEnergy: [unit('J/mol', 1), unit('kJ/mol', 1000)],
  fraction: [one, unit('%', 1e-2)],
  number: [one],
} as const satisfies Record<string, readonly [Unit, ...Unit[]]>;

export type Quantity = keyof typeof quantities;

/** The units of a quantity, the SI unit first. */
export function unitsOf(quantity: Quantity): readonly Unit[] {
  return quantities[quantity];
}

/** The unit of that symbol; an unknown symbol gives the SI unit. */
export function unitBySymbol(quantity: Quantity, symbol: string | undefined): Unit {
  return unitsOf(quantity).find((known) => known.symbol === symbol) ?? quantities[quantity][0];
}

export function toSi(value: number, { factor, offset = 0 }: Unit): number {
  return roundSignificant(value * factor + offset);
}

export function fromSi(valueSi: number, { factor, offset = 0 }: Unit): number {
  return roundSignificant((valueSi - offset) / factor);
}

/** `problem`: what is not understood; "no unit" is a bare number where nothing says what it means. */
export type ReadQuantity =
  | { readonly ok: true; readonly valueSi: number; readonly unit: Unit }
  | {
      readonly ok: false;
      readonly problem: 'number' | 'unit' | 'no unit';
      readonly text: string;
    };

/** Digits, one decimal sign (point or comma), an optional exponent; then a unit or nothing. */
const pattern = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?)\s*([^\d.,\s].*)?$/i;

/**
 * Reads "20", "20 mm", "1,2 bar" or "-40C".
 * @param shown unit that a bare number has; without it a bare number is not accepted
 */
export function readQuantity(text: string, quantity: Quantity, shown?: Unit): ReadQuantity {
  const [, digits = '', given] = pattern.exec(text.trim()) ?? [];
  const value = digits === '' ? Number.NaN : Number(digits.replace(',', '.'));
  if (!Number.isFinite(value)) return { ok: false, problem: 'number', text: text.trim() };
  if (given === undefined && shown === undefined) {
    return { ok: false, problem: 'no unit', text: text.trim() };
  }
  const meant =
    given === undefined
      ? shown
      : unitsOf(quantity).find(({ symbol }) => plain(symbol) === plain(given));
  if (meant === undefined) return { ok: false, problem: 'unit', text: given ?? '' };
  return { ok: true, valueSi: toSi(value, meant), unit: meant };
}

/** A symbol as it can be typed on any keyboard. */
function plain(symbol: string): string {
  return symbol
    .replaceAll('²', '2')
    .replaceAll('³', '3')
    .replaceAll(/[\^°]|^deg ?(?=C$)/g, '')
    .replaceAll(/[μµ]/g, 'u');
}
