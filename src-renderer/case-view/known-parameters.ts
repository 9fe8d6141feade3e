import type { DryingParameterName } from '#shared/estimation/drying/drying-model.ts';
import { dryingDimensions } from '#shared/estimation/drying/drying-model.ts';
import type { Quantity } from '#shared/units/quantities.ts';

const kinds = {
  time: 'time',
  content: 'loading',
  number: 'number',
} as const satisfies Record<string, Quantity>;

/** The quantity in which a known value of a parameter is typed. */
export const knownQuantity = (name: DryingParameterName): Quantity =>
  name === 'microShare' ? 'fraction' : kinds[dryingDimensions[name]];

/** The unit of that field at first. */
export const knownUnit = (name: DryingParameterName, timeUnit: string): string => {
  if (name === 'microShare') return '%';
  return { time: timeUnit, content: 'wt-ppm', number: '–' }[dryingDimensions[name]];
};

/** What a value is at first, when it becomes a known one. */
export function firstKnownValue(name: DryingParameterName, durationS: number): number {
  if (name === 'microShare') return 0.1;
  if (name === 'microSpread') return 0.5;
  return name === 'tauMacroS' || name === 'tauMicroS' ? durationS / 5 : 0;
}
