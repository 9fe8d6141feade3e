/** A date as it is written; which part is the day is decided for the file, not here. */
export interface WrittenDate {
  readonly parts: readonly [number, number, number];
  readonly sign: '.' | '/' | '-' | 'name';
  /** digits of the first and of the last part */
  readonly digits: readonly [number, number];
}

/** A time of day or a duration: two or three numbers with colons between. */
export interface WrittenClock {
  readonly first: number;
  readonly second: number;
  /** null where only two numbers stand there */
  readonly thirdMicroseconds: number | null;
  readonly half: 'a' | 'p' | null;
}

export interface TimeText {
  readonly date: WrittenDate | null;
  readonly clock: WrittenClock | null;
  /** offset of the time zone from UTC in minutes, where one is written */
  readonly zoneMinutes: number | null;
}

const LONGEST = 48;
const zone = /(?:Z|(?:\s*(?:UTC|GMT))?\s*([+-])(\d{2}):?(\d{2}))$/;
const clock = /(?:^|[T\s,])(\d{1,5}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([ap])\.?m\.?)?$/i;
const inDigits = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})$/;
const dayFirst = /^(\d{1,2})[.\s-]*(\p{L}{3,9})[.,\s-]*(\d{4}|\d{2})$/u;
const monthFirst = /^(\p{L}{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/u;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const otherMonths: Record<string, number> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 };

/**
 * What a text says that is a date, a time of day, a duration with colons, or a date with a time.
 * @returns null when it is none of these
 */
export function readTimeText(text: string): TimeText | null {
  const full = text.trim();
  if (full.length > LONGEST || !/\d/.test(full)) return null;
  const zoned = full.includes(':') ? zone.exec(full) : null;
  const rest = zoned === null ? full : full.slice(0, zoned.index).trimEnd();
  const timed = clock.exec(rest);
  const dateText = timed === null ? rest : rest.slice(0, timed.index).replace(/[,\s]+$/, '');
  const date = dateText === '' ? null : readDate(dateText);
  if (dateText !== '' && date === null) return null;
  if (date === null && (timed === null || zoned !== null)) return null;
  if (timed === null && zoned !== null) return null;
  return {
    date,
    clock: timed === null ? null : clockOf(timed),
    zoneMinutes: zoned === null ? null : zoneOf(zoned),
  };
}

function readDate(text: string): WrittenDate | null {
  const [, first = '', sign, second, third = ''] = inDigits.exec(text) ?? [];
  if (sign === '.' || sign === '/' || sign === '-') {
    const parts = [Number(first), Number(second), Number(third)] as const;
    return { parts, sign, digits: [first.length, third.length] };
  }
  const [, day, dayMonth = '', year] = dayFirst.exec(text) ?? [];
  if (day !== undefined) return namedDate(day, dayMonth, year);
  const [, month = '', monthDay, monthYear] = monthFirst.exec(text) ?? [];
  return monthDay === undefined ? null : namedDate(monthDay, month, monthYear);
}

/** Day, month and year in this order. */
function namedDate(day: string, name: string, year = ''): WrittenDate | null {
  const short = name.slice(0, 3).toLowerCase();
  const month = otherMonths[short] ?? months.indexOf(short) + 1;
  if (month === 0) return null;
  return { parts: [Number(day), month, Number(year)], sign: 'name', digits: [2, year.length] };
}

function clockOf([, first, second, third, fraction = '', half]: RegExpExecArray): WrittenClock {
  const microseconds = Number(fraction.padEnd(6, '0').slice(0, 6));
  return {
    first: Number(first),
    second: Number(second),
    thirdMicroseconds: third === undefined ? null : Number(third) * 1e6 + microseconds,
    half: half === undefined ? null : half.toLowerCase() === 'a' ? 'a' : 'p',
  };
}

function zoneOf([, sign, hours = '0', minutes = '0']: RegExpExecArray): number {
  return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes));
}
