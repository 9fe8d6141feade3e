import type { DerivationStep } from './derivation.ts';
import { compositionSteps } from './derive-composition.ts';
import { gasSteps } from './derive-gas.ts';
import { geometrySteps } from './derive-geometry.ts';
import { sorptionSteps } from './derive-sorption.ts';
import { timeSteps } from './derive-times.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import type { ResolvedElectrode } from './resolve-electrode.ts';

/** Every number on the way from an electrode to its diffusion times, in the order of reading. */
export function deriveElectrode(
  electrodeCase: ElectrodeCase,
  resolved: ResolvedElectrode,
): DerivationStep[] {
  return [
    ...compositionSteps(electrodeCase, resolved),
    ...geometrySteps(electrodeCase, resolved),
    ...gasSteps(electrodeCase, resolved),
    ...sorptionSteps(electrodeCase, resolved),
    ...timeSteps(electrodeCase, resolved),
  ];
}
