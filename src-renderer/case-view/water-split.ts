import type { ResultRecord } from '#shared/domain/run/result.ts';
import { initialDrivingValue, referenceDrivingValue } from '#shared/domain/case/driving-values.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { macroMean, totalContent } from '#shared/numerics/analytic/totals.ts';
import { linearView } from '#shared/estimation/prediction/linear-view.ts';
import { valueAtTime } from './content-basis.ts';

/** Water by where it sits, kg per m³ of coating, and when. */
export interface WaterSplit {
  readonly timeS: number;
  readonly solid: number;
  readonly gas: number;
  readonly micro: number;
  readonly total: number;
}

/**
 * Where the water is at a time: of the result where there is one, else analytic. With isotherms
 * means do not tell how it divides, so that only the uniform start is known.
 */
export function waterSplit(
  transportCase: TransportCase,
  result: ResultRecord | undefined,
  timeS: number,
): WaterSplit {
  if (transportCase.sorption.kind !== 'linear') {
    return { timeS: 0, ...waterContentsKgPerM3(transportCase, initialDrivingValue(transportCase)) };
  }
  const reference = waterContentsKgPerM3(transportCase, referenceDrivingValue(transportCase).value);
  const { problem, boundary } = linearView(transportCase);
  const macro = result
    ? valueAtTime(result.timeS, result.macroMean, timeS)
    : (macroMean(problem, boundary, [timeS])[0] ?? 0);
  const total = result
    ? valueAtTime(result.timeS, result.total, timeS)
    : (totalContent(problem, boundary, [timeS])[0] ?? 0);
  const solid = Math.max(0, reference.solid * macro);
  const gas = Math.max(0, reference.gas * macro);
  const all = Math.max(0, reference.total * total);
  return { timeS, solid, gas, micro: Math.max(0, all - solid - gas), total: all };
}
