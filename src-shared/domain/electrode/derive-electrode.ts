import { assumedInfluence } from './assumed-influence.ts';
import type { DerivationStep } from './derivation.ts';
import type { PlainStep } from './derivation-step.ts';
import { compositionSteps } from './derive-composition.ts';
import { gasSteps } from './derive-gas.ts';
import { geometrySteps } from './derive-geometry.ts';
import { sorptionSteps } from './derive-sorption.ts';
import { timeSteps } from './derive-times.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import { type ResolvedElectrode, resolveElectrode } from './resolve-electrode.ts';

/** Every number on the way from an electrode to its diffusion times, in the order of reading. */
export function deriveElectrode(
  electrodeCase: ElectrodeCase,
  resolved: ResolvedElectrode,
): DerivationStep[] {
  const assumed = assumedInfluence(electrodeCase.electrode, (electrode) => {
    const changed = { ...electrodeCase, electrode };
    return stepsOf(changed, resolveElectrode(changed));
  });
  return stepsOf(electrodeCase, resolved).map((step) => ({
    ...step,
    assumed: assumed.get(step.key) ?? [],
  }));
}

function stepsOf(electrodeCase: ElectrodeCase, resolved: ResolvedElectrode): PlainStep[] {
  return [
    ...compositionSteps(electrodeCase, resolved),
    ...geometrySteps(electrodeCase, resolved),
    ...gasSteps(electrodeCase, resolved),
    ...sorptionSteps(resolved),
    ...timeSteps(electrodeCase, resolved),
  ];
}
