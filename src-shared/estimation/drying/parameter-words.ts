import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { FittedDryingParameter } from './drying-fit.ts';
import type { DryingParameterName } from './drying-model.ts';

/** How verdicts name the parameters. */
export const symbols: Readonly<Record<DryingParameterName, string>> = {
  tauMacroS: 'tau_macro',
  tauMicroS: 'tau_micro',
  microShare: 'beta',
  microSpread: 'the spread of tau_micro',
  initial: 'the initial content',
  equilibrium: 'the equilibrium content',
  deadTimeS: 'the dead time',
};

// An interval over more than this ratio determines a time or a share only by its order of magnitude.
const VAGUE_RATIO = 10;

export const isFree = ({ status }: FittedDryingParameter): boolean =>
  status !== 'fixed' && status !== 'absent';

/** Whether its profile interval is open, or holds more than an order of magnitude. */
export function isVague({ profile95: [low, high] }: FittedDryingParameter): boolean {
  return low === null || high === null || high / low > VAGUE_RATIO;
}

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function valueText(name: DryingParameterName, value: number | null): string {
  if (value === null) return '–';
  return name.endsWith('S') ? formatDuration(value) : formatNumber(value, 4);
}
