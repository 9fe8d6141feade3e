import type { MeasuredQuantity } from '#shared/units/measured-units.ts';

/** How headers write the units of measured values, as `plainUnit` gives them. */
const spellings: Record<MeasuredQuantity, Record<string, string>> = {
  time: {
    s: 's sec secs sec. second seconds sek sek. sekunde sekunden',
    ms: 'ms',
    min: 'min min. mins minute minutes minuten',
    h: 'h hr hrs hour hours std std. stunde stunden',
    d: 'd day days tag tage tagen',
  },
  mass: { kg: 'kg', g: 'g', mg: 'mg', µg: 'ug' },
  content: {
    'kg/kg': 'kg/kg kgkg/',
    'g/g': 'g/g',
    'mg/g': 'mg/g',
    'g/kg': 'g/kg',
    '%': '% percent prozent',
    'wt-%': 'wt-% wt% wt.-% wt.% gew.-% gew-% gew% ma.-% ma-% m-% m% mass-% mass% g/100g kg/100kg',
    ppm: 'ppm ppmw wt-ppm wtppm wt.-ppm mg/kg ug/g',
  },
  temperature: {
    K: 'k kelvin',
    '°C': '°c c degc degreec degreesc oc ℃ celsius degcelsius degreecelsius degreescelsius grad gradc',
    '°F': '°f f degf degreef ℉ fahrenheit',
  },
  pressure: {
    Pa: 'pa',
    hPa: 'hpa',
    mbar: 'mbar mbara mbarabs',
    kPa: 'kpa',
    bar: 'bar bara barabs',
    Torr: 'torr mmhg',
    mTorr: 'mtorr micron microns',
    atm: 'atm',
    psi: 'psi psia',
  },
  humidity: {
    '1': '1 - fraction p/p0 p/po',
    '%': '% %rh %r.h. %r.f. %rf percent prozent %p/po %p/p0',
  },
};

const bySpelling = Object.fromEntries(
  Object.entries(spellings).map(([quantity, symbols]) => [
    quantity,
    new Map(
      Object.entries(symbols).flatMap(([symbol, words]) =>
        words.split(' ').map((word): [string, string] => [word, symbol]),
      ),
    ),
  ]),
) as Record<MeasuredQuantity, Map<string, string>>;

/** The symbol of the unit that a header writes so, if it is one of the quantity. */
export function symbolOf(quantity: MeasuredQuantity, plain: string): string | undefined {
  return bySpelling[quantity].get(plain);
}

/** Whether the text is a unit of any quantity that is measured. */
export function isMeasuredUnit(plain: string): boolean {
  return Object.values(bySpelling).some((words) => words.has(plain));
}
