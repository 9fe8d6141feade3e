import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { WATER_TRIPLE_POINT_K } from '#shared/physics/constants.ts';
import {
  clausiusClapeyronJPerKg,
  evaporationHeatJPerKg,
  SLOPE_HALF_SPAN_K,
} from '#shared/physics/evaporation-heat.ts';

/** Heat that a kg of water takes up when it leaves the coating. */
export interface DesorptionHeat {
  /** At a content of bound water per coating volume (kg/m3) and a temperature. */
  readonly atJPerKg: (contentKgPerM3: number, temperatureK: number) => number;
  /** `isosteric`: from isotherms that move with the temperature; else that of free water. */
  readonly from: 'isosteric' | 'evaporation';
}

/** Natural logarithms of the activities that a content is looked for between. */
const LOWEST_LOG_ACTIVITY = Math.log(1e-15);
const BISECTIONS = 50;
const LOG_HALF_SPAN = 1e-4;

/**
 * Heat of desorption of a coating: heat of evaporation plus the net isosteric heat at the present
 * loading, both by Clausius and Clapeyron,
 *
 *     h = (R/M) T² (dln(p_s)/dT + dln(a)/dT at constant content)
 *
 * where the isotherms of the case move with the temperature; else the heat of evaporation alone.
 */
export function desorptionHeat(transportCase: TransportCase): DesorptionHeat {
  const bound = (logActivity: number, temperatureK: number): number => {
    const { solid, micro } = waterContentsKgPerM3(
      transportCase,
      Math.exp(logActivity),
      temperatureK,
    );
    return solid + micro;
  };
  const moves = bound(Math.log(0.1), 300) !== bound(Math.log(0.1), 400);
  if (!moves) {
    return {
      from: 'evaporation',
      atJPerKg: (_content, temperatureK) => evaporationHeatJPerKg(asLiquid(temperatureK)),
    };
  }
  return {
    from: 'isosteric',
    atJPerKg: (contentKgPerM3, temperatureK) => {
      const atK = asLiquid(temperatureK);
      const log = logActivityOf((value) => bound(value, atK), contentKgPerM3);
      const overTemperature =
        (bound(log, atK + SLOPE_HALF_SPAN_K) - bound(log, atK - SLOPE_HALF_SPAN_K)) /
        (2 * SLOPE_HALF_SPAN_K);
      const overLog = (bound(log, atK) - bound(log - LOG_HALF_SPAN, atK)) / LOG_HALF_SPAN;
      const net = overLog > 0 ? clausiusClapeyronJPerKg(atK, -overTemperature / overLog) : 0;
      return evaporationHeatJPerKg(atK) + net;
    },
  };
}

/** Vapour pressures are known over liquid water. */
function asLiquid(temperatureK: number): number {
  return Math.max(temperatureK, WATER_TRIPLE_POINT_K + SLOPE_HALF_SPAN_K);
}

function logActivityOf(content: (logActivity: number) => number, wanted: number): number {
  let [low, high] = [LOWEST_LOG_ACTIVITY, 0];
  for (let k = 0; k < BISECTIONS; k++) {
    const middle = (low + high) / 2;
    if (content(middle) < wanted) low = middle;
    else high = middle;
  }
  return high;
}
