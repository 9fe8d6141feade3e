import type { DryingFit } from './drying-fit.ts';

/** What is kept where the profiles were not all followed. */
export const CANCELLED_PROFILES =
  'Cancelled while the profile intervals were computed. Kept: the values with their linearised ' +
  'intervals, and those profile intervals that were complete.';

const kept = {
  profiling: CANCELLED_PROFILES,
  comparing:
    'Cancelled while models were compared. Kept: this fit with its intervals, and the models that ' +
    'were finished.',
};

/** A fit that was stopped after its best values were known, with what is kept of it. */
export function cancelledFit<Fit extends Pick<DryingFit, 'outcome' | 'explanation'>>(
  fit: Fit,
  during: keyof typeof kept,
): Fit {
  return { ...fit, outcome: 'cancelled', explanation: kept[during] };
}
