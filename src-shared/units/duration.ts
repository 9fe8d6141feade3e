import { formatNumber } from './format-number.ts';

export interface TimeUnit {
  readonly symbol: 's' | 'min' | 'h' | 'd';
  readonly seconds: number;
}

const second: TimeUnit = { symbol: 's', seconds: 1 };
const minute: TimeUnit = { symbol: 'min', seconds: 60 };
const hour: TimeUnit = { symbol: 'h', seconds: 3600 };
const day: TimeUnit = { symbol: 'd', seconds: 86_400 };

/** The unit in which an axis that ends at `endS` has few digits: 1.5 of it at least. */
export function timeUnitFor(endS: number): TimeUnit {
  const unit = [day, hour, minute].find(({ seconds }) => endS >= 1.5 * seconds);
  return unit ?? second;
}

/**
 * A time for reading: "0.45 s", "23 s", "7.4 min", "2 h 6 min", "3 d 4 h".
 * @param timeS seconds, not negative
 */
export function formatDuration(timeS: number): string {
  if (!Number.isFinite(timeS)) return '–';
  if (timeS < 59.95) return `${formatNumber(timeS, timeS < 10 ? 2 : 3)} s`;
  if (timeS < 9.95 * minute.seconds) return `${formatNumber(timeS / minute.seconds, 2)} min`;
  if (timeS < 59.5 * minute.seconds) return `${Math.round(timeS / minute.seconds)} min`;
  const minutes = Math.round(timeS / minute.seconds);
  if (minutes < 24 * 60) return twoParts(minutes, 60, 'h', 'min');
  const hours = Math.round(timeS / hour.seconds);
  if (hours < 100 * 24) return twoParts(hours, 24, 'd', 'h');
  return `${formatNumber(timeS / day.seconds, 3)} d`;
}

function twoParts(count: number, size: number, large: string, small: string): string {
  const rest = count % size;
  const whole = `${Math.floor(count / size)} ${large}`;
  return rest === 0 ? whole : `${whole} ${rest} ${small}`;
}
