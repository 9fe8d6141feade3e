import type { Node } from 'ohm-js';
import type { Condition, PpmBasis, WaterMeasure } from '../recipe.ts';
import type { RecipeGas, RecipeMoisture } from '../recipe-gas.ts';
import { find, findAll, need } from './parse-tree.ts';
import { readNumber, readValue } from './read-value.ts';

/** A condition on water or on the temperature of the coil; a target counts as "below". */
export function readCondition(node: Node): Condition {
  const sign = find(node, 'comparison')?.sourceString.toLowerCase();
  const comparison = sign === '>' || sign === 'above' ? 'above' : 'below';
  if (find(node, 'Condition_coil') !== undefined) {
    return {
      quantity: 'coil-temperature',
      comparison,
      temperatureK: readValue(node, 'temperature'),
    };
  }
  return {
    quantity: 'water',
    comparison,
    ...readWaterNote(node),
    ppm: readNumber(node, 'content'),
  };
}

/** Which water, and per which mass, as far as it is said. */
function readWaterNote(node: Node): { measure: WaterMeasure; basis?: PpmBasis } {
  const measure = find(node, 'measure')?.sourceString.toLowerCase() ?? 'mean';
  const basis = findAll(node, ['withFoil', 'coating'])[0]?.ctorName;
  return {
    measure: (measure === 'center' ? 'centre' : measure) as WaterMeasure,
    ...(basis !== undefined && { basis: basis === 'withFoil' ? 'electrode' : 'coating' }),
  };
}

/** A gas; `usualPlace` is where its dew point was measured unless it says so. */
export function readGas(node: Node, usualPlace: 'line' | 'chamber'): RecipeGas {
  const name = find(node, 'gasName')?.sourceString.toLowerCase();
  return {
    ...(name !== undefined && { name: name === 'n2' ? 'N2' : name === 'ar' ? 'Ar' : 'air' }),
    moisture: readMoisture(need(node, 'Moisture'), usualPlace),
  };
}

function readMoisture(node: Node, usualPlace: 'line' | 'chamber'): RecipeMoisture {
  if (find(node, 'Humidity') !== undefined) {
    return { kind: 'relative-humidity', relativeHumidity: readValue(node, 'percent') };
  }
  if (find(node, 'VapourPressure') !== undefined) {
    return { kind: 'vapour-pressure', vapourPressurePa: readValue(node, 'pressure') };
  }
  const line = find(node, 'LinePressure');
  return {
    kind: 'dew-point',
    dewPointK: readValue(need(node, 'Temperature'), 'temperature'),
    at:
      find(node, 'Place') === undefined
        ? usualPlace
        : find(node, 'LinePlace') === undefined
          ? 'chamber'
          : 'line',
    ...(line !== undefined && { linePressurePa: readValue(line, 'pressure') }),
  };
}
