import { isMeasuredUnit } from './unit-spellings.ts';

/** A unit as it is compared: "mg g⁻¹", "mg_per_g" and "[mg/g]" are all "mg/g". */
export function plainUnit(text: string): string {
  return text
    .trim()
    .replace(/^[[(](.*)[\])]$/, '$1')
    .toLowerCase()
    .replace(/[µμ]/g, 'u')
    .replace(/([a-z]+)\s*(\^?-1|⁻¹)$/, '/$1')
    .replace(/[\s_·*]*per(?!cent)[\s_]*/, '/')
    .replace(/[\s_·*]+\//, '/')
    .replaceAll(' ', '');
}

/** Units that may follow a name after a blank only: no words such as "day". */
const units = new Set(
  `% - 1 °c c k s min h g mg kg ug pa hpa kpa mbar bar torr kg/kg g/g mg/g g/kg g/100g kg/100kg wt-% wt%
  wt.-% wt.% ppm ppmw wt-ppm mg/kg ug/g mmol/g mol/kg %rh %r.h. %r.f. gew.-% gew-% ma.-% ma-% m-% mass-%
  p/p0`.split(/\s+/),
);

/** Whether a cell is a unit and not a name. */
export const isUnit = (text: string): boolean =>
  isKnownUnit(text) || /^(\[[^\]]*\]|\([^)]*\))$/.test(text.trim());

const isKnownUnit = (text: string): boolean =>
  units.has(plainUnit(text)) || isMeasuredUnit(plainUnit(text)) || isClockFormat(text);

/** "hh:mm:ss", "h:min:s": how a time is written, where others have a unit. */
export const isClockFormat = (text: string): boolean =>
  /^[[(]?(h{1,3}|m{1,2}|min):(m{1,2}|min|s{1,2})(:s{1,2}(\.\w*)?)?[\])]?$/i.test(text.trim());

/** A longer cell is no heading. */
const LONGEST_HEADING = 500;

/** The name and the unit of "Loading (mg/g)", "RH [%]", "time/min", "Beladung in kg/kg", "RH %". */
export function splitNameAndUnit(text: string): { name: string; unit: string | null } {
  if (text.length > LONGEST_HEADING) return { name: text, unit: null };
  const bracketed = /^(.*?)\s*(?:\[([^[\]]*)\]|\(([^()]*)\))\s*$/.exec(text);
  if (bracketed !== null) {
    const [, name = '', square, round = ''] = bracketed;
    return { name, unit: plainUnit(square ?? round) };
  }
  const worded = /^(.+?)(?:\s+\/\s+|\s+in\s+|,\s*|\s*\/(?=%)|\s+)(\S+(?:\s\S+)?)$/.exec(text);
  if (worded !== null && units.has(plainUnit(worded[2] ?? ''))) {
    return { name: worded[1] ?? '', unit: plainUnit(worded[2] ?? '') };
  }
  const separated = /^(.+?)\s*(?:\/|\sin\s|,)\s*(.+)$/.exec(text);
  if (separated !== null && !isUnit(text) && isKnownUnit(separated[2] ?? '')) {
    return { name: separated[1] ?? '', unit: plainUnit(separated[2] ?? '') };
  }
  return { name: text, unit: null };
}
