/** Ends of keys and the SI unit that they stand for; the longest end counts. */
const units: readonly (readonly [end: string, unit: string])[] = [
  ['WPerM2K', 'W/(m2 K)'],
  ['JPerKgK', 'J/(kg K)'],
  ['PaM3PerS', 'Pa m3/s'],
  ['JPerMol', 'J/mol'],
  ['KgPerKg', 'kg/kg'],
  ['KgPerM2', 'kg/m2'],
  ['KgPerM3', 'kg/m3'],
  ['M2PerKg', 'm2/kg'],
  ['M2PerS', 'm2/s'],
  ['M3PerS', 'm3/s'],
  ['KPerS', 'K/s'],
  ['WPerK', 'W/K'],
  ['MPerS', 'm/s'],
  ['ppm', 'wt-ppm'],
  ['Pa', 'Pa'],
  ['Kg', 'kg'],
  ['M2', 'm2'],
  ['M3', 'm3'],
  ['K', 'K'],
  ['S', 's'],
  ['M', 'm'],
];

/** SI unit of a value by its key path such as `electrode.thicknessM.value`; "-" for a plain number. */
export function unitOfKey(path: string): string {
  const key = path.replace(/\.value$/, '').replace(/\[\d+\]$/, '');
  return units.find(([end]) => key.endsWith(end))?.[1] ?? '-';
}
