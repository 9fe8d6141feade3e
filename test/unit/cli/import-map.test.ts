import { describe, expect, it } from 'vitest';
import { mapText, templateOfOptions } from '#main/cli/import-map.ts';

const columnsOf = async (...map: string[]) => (await templateOfOptions({ map })).columns;

describe('a map of columns', () => {
  it.each<[string, object]>([
    ['time=Time[min]', { time: { column: 'Time', unit: 'min' } }],
    ['time=Time [minutes]', { time: { column: 'Time', unit: 'min' } }],
    ['time=Time [minutes][s]', { time: { column: 'Time [minutes]', unit: 's' } }],
    ['mass=#2[µg]', { mass: { column: '#2', unit: 'µg' } }],
    [
      'mass=Mass (a, b)[mg],time=t',
      { mass: { column: 'Mass (a, b)', unit: 'mg' }, time: { column: 't' } },
    ],
    ['temperature=T [Sensor 3]', { temperature: { column: 'T [Sensor 3]' } }],
    ['pressure=none, relativeHumidity=[%]', { pressure: null, relativeHumidity: { unit: '%' } }],
    ['date=Datum', { date: { column: 'Datum' } }],
  ])('%s', async (text, expected) => {
    expect(await columnsOf(text)).toEqual(expected);
  });

  it('is put together of several, the later ones first', async () => {
    const columns = await columnsOf('time=t[s],mass=m[g]', 'mass=M[kg]');
    expect(columns).toEqual({
      time: { column: 't', unit: 's' },
      mass: { column: 'M', unit: 'kg' },
    });
  });

  it('takes what single options say of a column', async () => {
    const template = await templateOfOptions({
      map: ['dewPoint=Tau[°C]'],
      contentBasis: 'wet',
      dewPointAt: 'line',
      linePressure: 1e5,
      dateOrder: 'day-month-year',
    });
    expect(template).toEqual({
      format: 'postdry.import-template/1',
      dateOrder: 'day-month-year',
      columns: {
        content: { basis: 'wet' },
        dewPoint: { column: 'Tau', unit: '°C', at: 'line', linePressurePa: 1e5 },
      },
    });
  });

  it('is written as it can be typed', async () => {
    const text = 'time=Time [minutes][s],mass=#2[µg],pressure=none';
    const template = await templateOfOptions({ map: [text] });
    expect(mapText(template)).toBe(text);
  });

  it.each([
    ['masse=x', /"masse" is no kind of column. Did you mean "mass"/],
    ['time=[parsec]', /columns\.time\.unit: found the text "parsec"/],
  ])('%s is refused', async (text, words) => {
    await expect(templateOfOptions({ map: [text] })).rejects.toThrow(words);
  });
});
