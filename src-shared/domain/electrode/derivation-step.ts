import { isAssumed } from '#shared/domain/material/sourced-value.ts';
import type { DerivationGroup, DerivationStep } from './derivation.ts';

/** Where the equations of the model come from. */
export const MODEL_SOURCE = 'Heckmann et al. 2026, Drying Technology';

/** Names of the assumed inputs among some sourced values. */
export function assumedAmong(
  values: Readonly<Record<string, { readonly source: string }>>,
): string[] {
  return Object.entries(values)
    .filter(([, value]) => isAssumed(value))
    .map(([name]) => name);
}

/** One step of a derivation. */
export function step(
  group: DerivationGroup,
  key: string,
  input: Omit<DerivationStep, 'group' | 'key'>,
): DerivationStep {
  return { group, key, ...input };
}
