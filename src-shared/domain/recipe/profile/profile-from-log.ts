import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';
import { RECIPE_LIMITS } from '../limits.ts';
import type { RecipeProfile } from '../recipe.ts';
import { thinLines, type ThinnedSeries } from './thin-lines.ts';

/** What an oven logged; null or NaN where a row holds no such value. */
export interface OvenLog {
  /** s, never falls */
  readonly timeS: ArrayLike<number>;
  readonly temperatureK?: ArrayLike<number | null> | undefined;
  readonly pressurePa?: ArrayLike<number | null> | undefined;
  /** over liquid water at the temperature of the row, 0 to 1 */
  readonly relativeHumidity?: ArrayLike<number | null> | undefined;
}

export interface ProfileRequest {
  readonly name: string;
  /** part of the log; its begin becomes time 0 */
  readonly fromS?: number | undefined;
  readonly toS?: number | undefined;
  /** how far the profile may be from the log, K */
  readonly temperatureToleranceK: number;
  /** how far pressures may be, as a share of the logged one */
  readonly pressureTolerance: number;
  /** whether the humidity of the log is followed as vapour pressure */
  readonly withVapour: boolean;
}

/** Tolerances where none are stated. */
export const usualTolerance = { temperatureK: 0.5, pressure: 0.02 } as const;

export interface MadeProfile {
  readonly profile: RecipeProfile;
  /** channels as a step names them */
  readonly channels: readonly ('T' | 'p' | 'pw')[];
  readonly rowCount: number;
  /** rows in the part that lack a value, or repeat a time, and are left out */
  readonly leftOutCount: number;
}

const VALUE_DIGITS = 6;
const MILLISECOND = 1e3;

/**
 * Straight lines that stay within the tolerances of a logged temperature, pressure and vapour pressure.
 * @throws RangeError in words where the log cannot be a profile
 */
export function profileFromLog(log: OvenLog, request: ProfileRequest): MadeProfile {
  const rows = usableRows(log, request);
  const { timeS, kept: places, leftOutCount } = rows;
  const [firstS = 0] = timeS;
  const fromStartS = timeS.map((time) => Math.round((time - firstS) * MILLISECOND) / MILLISECOND);
  const columns = columnsOf(log, request).map((column) => ({
    ...column,
    values: places.map((place) => roundSignificant(column.at(place) ?? Number.NaN, VALUE_DIGITS)),
  }));
  const series = columns.map(({ values, tolerance }): ThinnedSeries => ({ values, tolerance }));
  const kept = thinLines(fromStartS, series);
  if (kept.length > RECIPE_LIMITS.profilePoints) {
    throw new RangeError(
      `${kept.length} points are needed within these tolerances, a profile holds at most ` +
        `${RECIPE_LIMITS.profilePoints}. State larger tolerances, or a shorter part.`,
    );
  }
  const pick = (values: readonly number[]): number[] => kept.map((at) => values[at] ?? Number.NaN);
  return {
    profile: {
      name: request.name,
      timeS: pick(fromStartS),
      ...Object.fromEntries(columns.map(({ key, values }) => [key, pick(values)])),
    },
    channels: columns.map(({ channel }) => channel),
    rowCount: places.length,
    leftOutCount,
  };
}

interface Column {
  readonly key: 'temperatureK' | 'pressurePa' | 'vapourPressurePa';
  readonly channel: 'T' | 'p' | 'pw';
  /** null where a recipe cannot follow the row */
  readonly at: (place: number) => number | null;
  readonly tolerance: (value: number) => number;
}

function columnsOf(
  { temperatureK, pressurePa, relativeHumidity }: OvenLog,
  { temperatureToleranceK, pressureTolerance, withVapour }: ProfileRequest,
): Column[] {
  // Below this a share of the pressure is finer than any gauge.
  const smallestPa = 0.01;
  const ofPressure = (value: number): number => pressureTolerance * Math.max(value, smallestPa);
  const columns: Column[] = [];
  if (temperatureK !== undefined) {
    columns.push({
      key: 'temperatureK',
      channel: 'T',
      at: (place) => positive(temperatureK[place]),
      tolerance: () => temperatureToleranceK,
    });
  }
  if (pressurePa !== undefined) {
    columns.push({
      key: 'pressurePa',
      channel: 'p',
      at: (place) => positive(pressurePa[place]),
      tolerance: ofPressure,
    });
  }
  if (withVapour && relativeHumidity !== undefined && temperatureK !== undefined) {
    columns.push({
      key: 'vapourPressurePa',
      channel: 'pw',
      at: (place) => vapourAt(relativeHumidity[place], positive(temperatureK[place])),
      tolerance: ofPressure,
    });
  }
  if (columns.length === 0) {
    throw new RangeError('The log holds neither a temperature nor a pressure.');
  }
  return columns;
}

const positive = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && value > 0 ? value : null;

function vapourAt(humidity: number | null | undefined, kelvin: number | null): number | null {
  if (humidity === null || humidity === undefined || kelvin === null || !(humidity >= 0))
    return null;
  try {
    return humidity * saturationPressurePa(kelvin);
  } catch (error) {
    // Outside the range in which saturation pressures are known.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Rows of the part with all values; of rows at the same time the last one. */
function usableRows(log: OvenLog, request: ProfileRequest) {
  const { fromS = -Infinity, toS = Infinity } = request;
  const columns = columnsOf(log, request);
  const timeS: number[] = [];
  const kept: number[] = [];
  let inside = 0;
  for (let place = 0; place < log.timeS.length; place++) {
    const time = log.timeS[place] ?? Number.NaN;
    if (!(time >= fromS && time <= toS)) continue;
    inside += 1;
    if (columns.some(({ at }) => at(place) === null)) continue;
    const previous = timeS.at(-1);
    if (previous !== undefined && time - previous < 1 / MILLISECOND) {
      timeS.pop();
      kept.pop();
    }
    timeS.push(time);
    kept.push(place);
  }
  if (kept.length < 2) {
    throw new RangeError(
      `The part of the log holds ${kept.length} rows with all values above 0, a profile needs two or more.`,
    );
  }
  return { timeS, kept, leftOutCount: inside - kept.length };
}
