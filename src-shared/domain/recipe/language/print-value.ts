import { fromSi, toSi, unitBySymbol, type Quantity, type Unit } from '#shared/units/quantities.ts';
import { numberOf, type VariedValue } from '../varied-value.ts';

/** Units that values are printed in, the usual one first; the last one is that of the document. */
const printedUnits = {
  temperature: ['°C', 'K'],
  pressure: ['bar', 'mbar', 'Pa'],
  time: ['h', 'min', 's'],
  temperatureRate: ['K/min', 'K/h', 'K/s'],
  fraction: ['%'],
  heatTransfer: ['W/(m² K)'],
  thermalConductance: ['W/K'],
  heatCapacity: ['J/(kg K)'],
  mass: ['kg'],
  volume: ['m³', 'l'],
  volumeFlow: ['m³/h', 'l/s', 'm³/s'],
  leakRate: ['mbar l/s', 'Pa m³/s'],
  area: ['m²'],
} as const satisfies Partial<Record<Quantity, readonly string[]>>;

type PrintedQuantity = keyof typeof printedUnits;

/** "120 °C", or "{name = 120 °C}": the shortest way that is read as exactly the same value. */
export function printValue(value: VariedValue, quantity: PrintedQuantity): string {
  return withName(value, shortest(numberOf(value), quantity));
}

/** A number with what stands behind it, such as "ppm". */
export function printNumber(value: VariedValue, unit = ''): string {
  return withName(value, `${plainNumber(numberOf(value))}${unit === '' ? '' : ` ${unit}`}`);
}

function withName(value: VariedValue, text: string): string {
  return typeof value === 'number' ? text : `{${value.name} = ${text}}`;
}

function shortest(valueSi: number, quantity: PrintedQuantity): string {
  const candidates = printedUnits[quantity].map((symbol, order) => {
    const unit = unitBySymbol(quantity, symbol);
    const number = fromSi(valueSi, unit);
    return { symbol, number, order, exact: isRead(number, valueSi, unit) };
  });
  const [best] = candidates
    .filter(({ exact }) => exact)
    .toSorted((a, b) => effort(a.number) - effort(b.number) || a.order - b.order);
  if (best === undefined) throw new RangeError(`${valueSi} cannot be printed as a ${quantity}.`);
  return `${plainNumber(best.number)} ${best.symbol}`;
}

function isRead(number: number, valueSi: number, unit: Unit): boolean {
  return toSi(Number(plainNumber(number)), unit) === valueSi;
}

/** Digits to read; a decimal point counts as one, an exponent as many. */
function effort(number: number): number {
  const text = plainNumber(number);
  const [mantissa = '', exponent] = text.replace('-', '').split('e');
  const digits = mantissa.replace('.', '').replace(/^0+|0+$/g, '').length;
  return digits + (mantissa.includes('.') ? 1 : 0) + (exponent === undefined ? 0 : 10);
}

function plainNumber(value: number): string {
  return String(value).replace('e+', 'e');
}
