import { formatNumber } from '#shared/units/format-number.ts';

/** "120 °C" */
export function celsius(temperatureK: number): string {
  return `${formatNumber(temperatureK - 273.15, 4)} °C`;
}

/** "5 mbar" */
export function mbar(pressurePa: number): string {
  return `${formatNumber(pressurePa / 100, 3)} mbar`;
}
