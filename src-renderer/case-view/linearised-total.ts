import { heatedStart } from '#shared/domain/case/heated-start.ts';
import { nonlinearReason } from '#shared/domain/case/linearity.ts';
import { surroundingsOf } from '#shared/domain/case/surroundings.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { linearView } from '#shared/estimation/prediction/linear-view.ts';
import { contentBasis } from './content-basis.ts';
import { curveTimes } from './curve-times.ts';

/**
 * What a nonlinear case would do if its isotherms were the chords between its start and its
 * surroundings; relative to the same reference as the results. Undefined for linear cases and where
 * the surroundings change later.
 */
export function linearisedTotal(
  transportCase: TransportCase,
  endS: number,
): { readonly timesS: readonly number[]; readonly total: readonly number[] } | undefined {
  const list = surroundingsOf(transportCase);
  const [first] = list;
  if (nonlinearReason(transportCase) === undefined || list.length !== 1 || !first) return undefined;
  const { temperatureK, driving } = heatedStart(transportCase);
  const start = waterContentsKgPerM3(transportCase, driving, temperatureK).total;
  const end = waterContentsKgPerM3(transportCase, first.driving, temperatureK).total;
  const timesS = curveTimes.map((part) => part * endS);
  // The share that is left, from 1 to 0.
  const left = totalContent(
    linearView(transportCase).problem,
    { initial: 1, steps: [{ timeS: 0, value: 0 }] },
    timesS,
  );
  const { referenceKgPerM3 } = contentBasis(transportCase);
  return {
    timesS,
    total: Array.from(left, (share) => (end + (start - end) * share) / referenceKgPerM3),
  };
}
