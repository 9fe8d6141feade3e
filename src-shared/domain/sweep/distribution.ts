import type { Uncertainty } from '#shared/domain/material/sourced-value.ts';

/** How a sampled value lies around the one that was given. */
export type Distribution =
  | Uncertainty
  | { readonly distribution: 'log-uniform'; readonly lower: number; readonly upper: number };
