import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { nonlinearReason } from '#shared/domain/case/linearity.ts';
import type { MapPoint } from '#shared/numerics/analysis/regime-map.ts';

/** Cases at one point of the map. */
export interface MapDot extends MapPoint {
  readonly numbers: string;
  readonly titles: readonly string[];
}

/** Where cases with two resisting scales are; those at the same point share a dot. */
export function mapDots(documents: readonly CaseDocument[]): MapDot[] {
  const found = new Map<string, MapPoint & { numbers: number[]; titles: string[] }>();
  let number = 0;
  for (const { title, transportCase } of documents) {
    if (nonlinearReason(transportCase) !== undefined) continue;
    if (!transportCase.micro || transportCase.resistances !== 'both') continue;
    const times = characteristicTimes(transportCase);
    const tauS = times.micro.reduce((sum, entry) => sum + entry.share * entry.tauS, 0);
    const point = { ratio: tauS / times.macroS, microShare: times.microShare };
    const key = `${point.ratio.toPrecision(3)} ${point.microShare.toPrecision(3)}`;
    const dot = found.get(key) ?? { ...point, numbers: [], titles: [] };
    number += 1;
    dot.numbers.push(number);
    dot.titles.push(title);
    found.set(key, dot);
  }
  return [...found.values()].map((dot) => ({ ...dot, numbers: dot.numbers.join(', ') }));
}
