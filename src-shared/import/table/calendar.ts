import type { DATE_ORDERS } from '#shared/domain/experiment/import-template.ts';
import type { WrittenClock, WrittenDate } from './time-text.ts';

export type DateOrder = (typeof DATE_ORDERS)[number];

const DAYS_OF_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MICROSECONDS_PER_MINUTE = 60e6;
const MINUTES_PER_DAY = 24 * 60;

/** A day in microseconds, the unit in which dates are counted: whole numbers stay exact. */
export const DAY_MICROSECONDS = MINUTES_PER_DAY * MICROSECONDS_PER_MINUTE;

/** Days since 1 January 1970 of a written date, or null when there is no such day. */
export function dayOf({ parts, sign, digits }: WrittenDate, order: DateOrder): number | null {
  const [first, second, third] = parts;
  const isYearFirst = order === 'year-month-day' && sign !== 'name';
  const [yearPart, yearDigits] = isYearFirst ? [first, digits[0]] : [third, digits[1]];
  const [day, month] = isYearFirst
    ? [third, second]
    : order === 'month-day-year' && sign !== 'name'
      ? [second, first]
      : [first, second];
  if (yearDigits !== 4 && yearDigits !== 2) return null;
  const year = yearDigits === 2 ? 2000 + yearPart : yearPart;
  const longest = month === 2 && !isLeap(year) ? 28 : DAYS_OF_MONTHS[month - 1];
  if (longest === undefined || day < 1 || day > longest) return null;
  return daysBeforeYear(year) + dayOfYear(year, month, day) - daysBeforeYear(1970);
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Of the Gregorian calendar, since the year 1. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  return 365 * past + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function dayOfYear(year: number, month: number, day: number): number {
  const before = DAYS_OF_MONTHS.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
  return before + day - (month > 2 && !isLeap(year) ? 1 : 0);
}

/** Microseconds of a time of day or of a duration, or null when there is no such time. */
export function clockMicroseconds(
  { first, second, thirdMicroseconds, half }: WrittenClock,
  twoAre: 'hh:mm' | 'mm:ss',
): number | null {
  const seconds = thirdMicroseconds ?? 0;
  if (second > 59 || seconds >= MICROSECONDS_PER_MINUTE) return null;
  if (half !== null && (first < 1 || first > 12)) return null;
  if (thirdMicroseconds === null && twoAre === 'mm:ss') {
    return first * MICROSECONDS_PER_MINUTE + second * 1e6;
  }
  const hours = half === null ? first : (first % 12) + (half === 'p' ? 12 : 0);
  return (60 * hours + second) * MICROSECONDS_PER_MINUTE + seconds;
}

export const zoneMicroseconds = (minutes: number): number => minutes * MICROSECONDS_PER_MINUTE;
