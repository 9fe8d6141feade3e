import { referenceDrivingValue } from '#shared/domain/case/driving-values.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import type { ContentTarget } from '#shared/domain/project/case-document.ts';
import { type ContentBasis, contentFactor } from '#shared/units/water-content.ts';

/** What relative contents of a case are related to. */
export function contentBasis(transportCase: TransportCase): ContentBasis {
  const { value, temperatureK } = referenceDrivingValue(transportCase);
  return {
    referenceKgPerM3: waterContentsKgPerM3(transportCase, value, temperatureK).total,
    dryCoatingDensityKgPerM3: transportCase.dryCoatingDensityKgPerM3,
  };
}

/** A target as a relative content; undefined where its unit needs a density that is not given. */
export function relativeTarget(target: ContentTarget, basis: ContentBasis): number | undefined {
  const factor = contentFactor(target.unit, basis);
  return factor === undefined || factor === 0 ? undefined : target.value / factor;
}

/** First time at which a curve crosses a content, linear between its points. */
export function timeAtContent(
  timesS: readonly number[],
  values: readonly number[],
  content: number,
): number | undefined {
  for (const [index, value] of values.entries()) {
    const timeS = timesS[index] ?? Number.NaN;
    if (value === content) return timeS;
    const before = values[index - 1];
    if (before === undefined || (before - content) * (value - content) > 0) continue;
    const from = timesS[index - 1] ?? timeS;
    return from + ((before - content) / (before - value)) * (timeS - from);
  }
  return undefined;
}

/** A curve at a time, linear between its points. */
export function valueAtTime(
  timesS: readonly number[],
  values: ArrayLike<number>,
  timeS: number,
): number {
  const after = timesS.findIndex((time) => time >= timeS);
  if (after < 0) return values[values.length - 1] ?? Number.NaN;
  const right = values[after] ?? Number.NaN;
  if (after === 0) return right;
  const from = timesS[after - 1] ?? 0;
  const to = timesS[after] ?? from;
  const left = values[after - 1] ?? right;
  return to === from ? right : left + ((timeS - from) / (to - from)) * (right - left);
}
