/** A unit as it is compared: "mg g⁻¹", "mg_per_g" and "[mg/g]" are all "mg/g". */
export function plainUnit(text: string): string {
  return text
    .trim()
    .replace(/^[[(](.*)[\])]$/, '$1')
    .toLowerCase()
    .replace(/[µμ]/g, 'u')
    .replace(/([a-z]+)\s*(\^?-1|⁻¹)$/, '/$1')
    .replace(/[\s_·*]*per[\s_]*/, '/')
    .replace(/[\s_·*]+\//, '/')
    .replaceAll(' ', '');
}

const units = new Set(
  `% - 1 °c c k s min h g mg kg ug pa hpa kpa mbar bar torr kg/kg g/g mg/g g/kg g/100g kg/100kg wt-% wt%
  wt.-% wt.% ppm ppmw wt-ppm mg/kg ug/g mmol/g mol/kg %rh %r.h. %r.f. gew.-% gew-% ma.-% ma-% m-% mass-%
  p/p0`.split(/\s+/),
);

/** Whether a cell is a unit and not a name. */
export const isUnit = (text: string): boolean =>
  units.has(plainUnit(text)) || /^(\[[^\]]*\]|\([^)]*\))$/.test(text.trim());

/** "Loading (mg/g)", "RH [%]", "T / °C", "Beladung in kg/kg", "RH %": the name and its unit. */
export function splitNameAndUnit(text: string): { name: string; unit: string | null } {
  const bracketed = /^(.*?)\s*(?:\[([^[\]]*)\]|\(([^()]*)\))\s*$/.exec(text);
  if (bracketed !== null) {
    const [, name = '', square, round = ''] = bracketed;
    return { name, unit: plainUnit(square ?? round) };
  }
  const worded = /^(.+?)(?:\s+\/\s+|\s+in\s+|,\s*|\s*\/(?=%)|\s+)(\S+(?:\s\S+)?)$/.exec(text);
  if (worded !== null && isUnit(worded[2] ?? '')) {
    return { name: worded[1] ?? '', unit: plainUnit(worded[2] ?? '') };
  }
  return { name: text, unit: null };
}
