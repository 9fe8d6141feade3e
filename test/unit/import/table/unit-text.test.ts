import { expect, it } from 'vitest';
import { splitNameAndUnit } from '#shared/import/table/unit-text.ts';

it.each([
  ['Loading (mg/g)', 'Loading', 'mg/g'],
  ['RH [%]', 'RH', '%'],
  ['RH %', 'RH', '%'],
  ['RH/%', 'RH', '%'],
  ['T / °C', 'T', '°c'],
  ['Beladung in kg/kg', 'Beladung', 'kg/kg'],
  ['uptake, mg g-1', 'uptake', 'mg/g'],
  ['uptake [mg g⁻¹]', 'uptake', 'mg/g'],
  ['Relative humidity', 'Relative humidity', null],
  ['dm (%) - ref', 'dm (%) - ref', null],
  ['p/p0', 'p/p0', null],
  ['time/min', 'time', 'min'],
  ['T/C', 'T', 'c'],
  ['mass/mg', 'mass', 'mg'],
  ['mg/g', 'mg/g', null],
  ['Zeit in Stunden', 'Zeit', 'stunden'],
  ['Zeit [hh:mm:ss]', 'Zeit', 'hh:mm:ss'],
  ['Time of day', 'Time of day', null],
  ['Date/Time', 'Date/Time', null],
])('"%s" is "%s" with the unit %s', (text, name, unit) => {
  expect(splitNameAndUnit(text)).toEqual({ name, unit });
});
