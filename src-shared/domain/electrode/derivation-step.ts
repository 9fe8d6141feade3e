import type { DerivationGroup, DerivationStep } from './derivation.ts';

/** Where the equations of the model come from. */
export const MODEL_SOURCE = 'Heckmann et al. 2026, Drying Technology';

/** A step before it is known which assumed values its number rests on. */
export type PlainStep = Omit<DerivationStep, 'assumed'>;

/** One step of a derivation. */
export function step(
  group: DerivationGroup,
  key: string,
  input: Omit<PlainStep, 'group' | 'key'>,
): PlainStep {
  return { group, key, ...input };
}
