import type { Condition, WaterLimit } from '../recipe.ts';
import type { RecipeGas } from '../recipe-gas.ts';
import { printNumber, printValue } from './print-value.ts';

/** "N2 dew point -40 °C (line, 1 bar)" */
export function printGas({ name, moisture }: RecipeGas): string {
  const named = name === undefined ? '' : `${name} `;
  switch (moisture.kind) {
    case 'dew-point': {
      const { dewPointK, at, linePressurePa } = moisture;
      const pressure =
        linePressurePa === undefined ? '' : `, ${printValue(linePressurePa, 'pressure')}`;
      return `${named}dew point ${printValue(dewPointK, 'temperature')} (${at}${pressure})`;
    }
    case 'relative-humidity':
      return `${named}RH ${printValue(moisture.relativeHumidity, 'fraction')}`;
    case 'vapour-pressure':
      return `${named}vapour pressure ${printValue(moisture.vapourPressurePa, 'pressure')}`;
  }
}

/** "water < 200 ppm (max, with foil)", "coil temperature > 118 °C" */
export function printCondition(condition: Condition): string {
  const sign = condition.comparison === 'below' ? '<' : '>';
  return condition.quantity === 'water'
    ? printWater(condition, sign)
    : `coil temperature ${sign} ${printValue(condition.temperatureK, 'temperature')}`;
}

export function printWater({ measure, basis, ppm }: WaterLimit, sign = '<'): string {
  const per = basis === undefined ? '' : basis === 'electrode' ? ', with foil' : ', coating';
  return `water ${sign} ${printNumber(ppm, 'ppm')} (${measure}${per})`;
}
