import { vapourPressureAfterExpansionPa } from '#shared/physics/chamber-vapour-pressure.ts';
import { vapourPressureAtDewPointPa } from '#shared/physics/dew-point.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { LINE_PRESSURE_PA, type RecipeGas } from '../recipe-gas.ts';
import { numberOf } from '../varied-value.ts';

/** What the oven's sensors show at one moment. */
export interface OvenAt {
  readonly temperatureK: number;
  readonly pressurePa: number;
  readonly vapourPressurePa: number;
}

/** Vapour pressure of the gas in the chamber over its temperature and pressure. */
export type GasLaw = (temperatureK: number, pressurePa: number) => number;

/** Gas that keeps its share of water whatever happens to its pressure. */
export function sameComposition({ vapourPressurePa, pressurePa }: OvenAt): GasLaw {
  const share = vapourPressurePa / pressurePa;
  return (_temperatureK, pressure) => share * pressure;
}

/** Gas as it was measured: from the line it expands, in the chamber its vapour pressure is known. */
export function gasLawOf({ moisture }: RecipeGas): GasLaw {
  switch (moisture.kind) {
    case 'dew-point': {
      const measuredPa = vapourPressureAtDewPointPa(numberOf(moisture.dewPointK));
      if (moisture.at === 'chamber') return () => measuredPa;
      const linePa = numberOf(moisture.linePressurePa ?? LINE_PRESSURE_PA);
      return (_temperatureK, pressurePa) =>
        vapourPressureAfterExpansionPa(measuredPa, linePa, pressurePa);
    }
    case 'relative-humidity': {
      const humidity = numberOf(moisture.relativeHumidity);
      return (temperatureK) => humidity * saturationPressurePa(temperatureK);
    }
    case 'vapour-pressure': {
      const vapourPa = numberOf(moisture.vapourPressurePa);
      return () => vapourPa;
    }
  }
}
