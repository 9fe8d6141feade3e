import { referenceDrivingValue } from '#shared/domain/case/driving-values.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { contentFactor } from '#shared/units/water-content.ts';
import type { CaseDocument } from './parse-case-document.ts';

/** The target of a case in kg per m3 of coating; undefined without one, or without the dry mass that its unit needs. */
export function targetKgPerM3({ target, transportCase }: CaseDocument): number | undefined {
  if (target === null) return undefined;
  const { value, temperatureK } = referenceDrivingValue(transportCase);
  const basis = {
    referenceKgPerM3: waterContentsKgPerM3(transportCase, value, temperatureK).total,
    dryCoatingDensityKgPerM3: transportCase.dryCoatingDensityKgPerM3,
  };
  const factor = contentFactor(target.unit, basis);
  return factor === undefined ? undefined : (target.value / factor) * basis.referenceKgPerM3;
}
