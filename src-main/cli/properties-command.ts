import type { DewPointPlace } from '#shared/physics/chamber-vapour-pressure.ts';
import { gasProperties } from './gas-properties.ts';
import { EXIT } from './refusal.ts';
import { recordJson } from './result-text.ts';

/** The options in SI. */
export interface PropertiesOptions {
  readonly temperature: number;
  readonly pressure: number;
  readonly dewPoint: number;
  readonly dewPointAt: DewPointPlace;
  readonly linePressure: number;
  readonly pore: number;
  readonly porosity?: number;
}

/**
 * Prints properties of water vapour and of its diffusion in a pore as JSON.
 * @returns the exit code
 * @throws Refusal when there would be more vapour than gas
 */
export function propertiesCommand(options: PropertiesOptions): number {
  const properties = gasProperties({
    temperatureK: options.temperature,
    pressurePa: options.pressure,
    dewPointK: options.dewPoint,
    dewPointAt: options.dewPointAt,
    linePressurePa: options.linePressure,
    poreDiameterM: options.pore,
    porosity: options.porosity,
  });
  process.stdout.write(recordJson(properties));
  return EXIT.done;
}
