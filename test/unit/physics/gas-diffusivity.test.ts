import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gasDiffusivityM2PerS,
  gasRegimes,
  type GasRegime,
} from '#shared/physics/gas-diffusivity.ts';
import { isPressureDriven, regimeHolds } from '#shared/physics/gas-transport-validity.ts';
import { knudsenDiffusivityM2PerS } from '#shared/physics/knudsen-diffusivity.ts';
import { knudsenNumber, meanFreePathM } from '#shared/physics/knudsen-number.ts';
import {
  molecularCorrelations,
  molecularDiffusivityM2PerS,
} from '#shared/physics/molecular-diffusivity.ts';
import { relativeDiffusivity } from '#shared/physics/tortuosity.ts';
import { saturatedVapourConcentrationKgPerM3 } from '#shared/physics/vapour-concentration.ts';

const digits = (value: number, count: number) => value.toExponential(count - 1);
const temperature = fc.double({ min: 273.16, max: 450, noNaN: true });
const pressure = fc.double({ min: Math.log(1), max: Math.log(2e5), noNaN: true }).map(Math.exp);
const diameter = fc.double({ min: Math.log(1e-8), max: Math.log(1e-4), noNaN: true }).map(Math.exp);

function diffusivity(
  regime: GasRegime,
  poreDiameterM: number,
  temperatureK: number,
  pressurePa: number,
  moleFraction = 0,
): number {
  const pore = { regime, molecular: 'fuller', poreDiameterM } as const;
  return gasDiffusivityM2PerS(pore, temperatureK, pressurePa, moleFraction);
}

describe('molecular diffusivity of water vapour in nitrogen', () => {
  it('has the values of the correlation of Fuller', () => {
    expect(digits(molecularDiffusivityM2PerS('fuller', 298.15, 101325), 4)).toBe('2.577e-5');
    expect(digits(molecularDiffusivityM2PerS('fuller', 363.15, 101325), 4)).toBe('3.639e-5');
  });

  it('is that of Schirmer at his reference point', () => {
    expect(molecularDiffusivityM2PerS('schirmer', 273.15, 101325)).toBe(2.306e-5);
  });

  it.each([
    [298.15, 0.05],
    [363.15, 0.06],
    [393.15, 0.07],
  ])('at %d K differs between the correlations by a share of %d', (temperatureK, share) => {
    const [fuller, schirmer] = molecularCorrelations.map((correlation) =>
      molecularDiffusivityM2PerS(correlation, temperatureK, 1000),
    ) as [number, number];
    expect(Math.abs(schirmer / fuller - 1 - share)).toBeLessThan(0.006);
  });

  it.each(molecularCorrelations)('%s: inversely proportional to the pressure', (correlation) => {
    fc.assert(
      fc.property(temperature, pressure, pressure, (temperatureK, one, other) => {
        const [a, b] = [one, other].map(
          (pressurePa) =>
            pressurePa * molecularDiffusivityM2PerS(correlation, temperatureK, pressurePa),
        ) as [number, number];
        expect(Math.abs(a / b - 1)).toBeLessThan(1e-14);
      }),
    );
  });
});

describe('Knudsen diffusivity', () => {
  it.each([
    [298.15, '4.93e-4'],
    [363.15, '5.44e-4'],
    [393.15, '5.66e-4'],
  ])('of pores of 2.5 µm at %d K is %s m2/s', (temperatureK, printed) => {
    expect(digits(knudsenDiffusivityM2PerS(2.5e-6, temperatureK), 3)).toBe(printed);
  });
});

describe('Knudsen number', () => {
  // Computed apart from the stated definition of the mean free path.
  it.each([
    [298.15, 1000, 1.0301864e-5],
    [363.15, 1000, 1.2547785e-5],
    [363.15, 1e5, 1.2547785e-7],
  ])('at %d K and %d Pa is the mean free path %d m over the diameter', (t, p, expectedM) => {
    expect(Math.abs(meanFreePathM(t, p) / expectedM - 1)).toBeLessThan(1e-7);
    expect(knudsenNumber(2.5e-6, t, p)).toBe(meanFreePathM(t, p) / 2.5e-6);
  });

  it('says which regime describes the pores', () => {
    const holding = (kn: number) => gasRegimes.filter((regime) => regimeHolds(regime, kn));
    expect(holding(0.005)).toEqual(['bosanquet', 'molecular', 'stefan']);
    expect(holding(1)).toEqual(['bosanquet', 'stefan']);
    expect(holding(20)).toEqual(['bosanquet', 'knudsen', 'stefan']);
  });

  it('within whose limits one regime alone differs from Bosanquet by less than 10 %', () => {
    fc.assert(
      fc.property(temperature, pressure, diameter, (t, p, d) => {
        for (const regime of ['molecular', 'knudsen'] as const) {
          if (!regimeHolds(regime, knudsenNumber(d, t, p))) continue;
          const error = diffusivity(regime, d, t, p) / diffusivity('bosanquet', d, t, p) - 1;
          expect(Math.abs(error)).toBeLessThan(0.1);
        }
      }),
    );
  });
});

describe('diffusivity in a pore', () => {
  it.each([
    [1e3, '4.74e-4'],
    [1e4, '2.20e-4'],
    [1e5, '3.45e-5'],
  ])('of 2.5 µm at 90 °C and %d Pa is %s m2/s after Bosanquet', (pressurePa, printed) => {
    expect(digits(diffusivity('bosanquet', 2.5e-6, 363.15, pressurePa), 3)).toBe(printed);
  });

  it('gains under 20 % from a vacuum deeper than 10 mbar', () => {
    const deepest = diffusivity('bosanquet', 2.5e-6, 363.15, 1e-3);
    expect(deepest / diffusivity('bosanquet', 2.5e-6, 363.15, 1e3)).toBeLessThan(1.2);
  });

  it('is molecular in wide pores and Knudsen in narrow ones', () => {
    fc.assert(
      fc.property(temperature, pressure, (t, p) => {
        const wide = diffusivity('bosanquet', 1e6, t, p) / diffusivity('molecular', 1e6, t, p);
        const narrow = diffusivity('bosanquet', 1e-15, t, p) / diffusivity('knudsen', 1e-15, t, p);
        expect(Math.abs(wide - 1)).toBeLessThan(1e-6);
        expect(Math.abs(narrow - 1)).toBeLessThan(1e-6);
      }),
    );
  });

  it('with the Stefan term goes from Bosanquet in dry gas to Knudsen in pure vapour', () => {
    const moleFraction = fc.integer({ min: 0, max: 3000 }).map((k) => k / 1000);
    fc.assert(
      fc.property(temperature, pressure, diameter, moleFraction, (t, p, d, y) => {
        const stefan = (fraction: number) => diffusivity('stefan', d, t, p, fraction);
        expect(stefan(0)).toBe(diffusivity('bosanquet', d, t, p));
        expect(Math.abs(stefan(1) / diffusivity('knudsen', d, t, p) - 1)).toBeLessThan(1e-14);
        expect(stefan(Math.max(1, y))).toBe(stefan(1));
        expect(stefan(y)).toBeGreaterThanOrEqual(stefan(0));
        expect(stefan(y)).toBeLessThanOrEqual(stefan(1));
      }),
    );
  });
});

describe('relative diffusivity', () => {
  const porosity = fc.double({ min: 0.01, max: 1, noNaN: true });

  it('after Zehner, Bauer and Schlünder is that of the bed over the porosity', () => {
    const relative = relativeDiffusivity({ model: 'zehner-bauer-schluender' }, 0.45);
    expect(relative).toBeCloseTo((1 - Math.sqrt(1 - 0.45)) / 0.45, 14);
    expect(0.45 * relative).toBeCloseTo(0.25838, 6);
  });

  it('after Bruggeman gives the bed the porosity to the power 1.5', () => {
    fc.assert(
      fc.property(porosity, (eps) => {
        const bed = eps * relativeDiffusivity({ model: 'bruggeman' }, eps);
        expect(bed).toBeCloseTo(eps ** 1.5, 14);
      }),
    );
  });

  it('with a fixed tortuosity is its inverse', () => {
    expect(relativeDiffusivity({ model: 'fixed', tortuosity: 4 }, 0.45)).toBe(0.25);
  });

  it.each(['zehner-bauer-schluender', 'bruggeman'] as const)(
    '%s: rises with the porosity to 1 without solids',
    (model) => {
      fc.assert(
        fc.property(porosity, porosity, (one, other) => {
          const [less, more] = [Math.min(one, other), Math.max(one, other)];
          const [low, high] = [less, more].map((eps) => relativeDiffusivity({ model }, eps)) as [
            number,
            number,
          ];
          expect(low).toBeLessThanOrEqual(high);
        }),
      );
      expect(relativeDiffusivity({ model }, 1)).toBe(1);
    },
  );
});

describe('vapour that is driven by the pressure', () => {
  it('has more pressure inside than there is in the chamber', () => {
    expect([999, 1000, 1001].map((pa) => isPressureDriven(pa, 1000))).toEqual([false, false, true]);
  });
});

describe('macro diffusion time from all of these', () => {
  // Linear sorption of 1000 ppm at half saturation, porosity 0.45, Phi 0.94, beta 0.11.
  const minute = 60;
  const hour = 3600;
  it.each([
    ['2 cm, 25 °C, 10 mbar: 7.4 min', 0.02, 298.15, 1e3, 7.4 * minute, 0.05 * minute],
    ['2 cm, 25 °C, 1 bar: 2.1 h', 0.02, 298.15, 1e5, 2.1 * hour, 0.05 * hour],
    ['2 cm, 90 °C, 10 mbar: 23 s', 0.02, 363.15, 1e3, 23, 0.5],
    ['10 cm, 25 °C, 10 mbar: 3.1 h', 0.1, 298.15, 1e3, 3.1 * hour, 0.05 * hour],
    ['10 cm, 90 °C, 10 mbar: 9.5 min', 0.1, 363.15, 1e3, 9.5 * minute, 0.05 * minute],
    ['10 cm, 90 °C, 1 bar: 2.2 h', 0.1, 363.15, 1e5, 2.2 * hour, 0.05 * hour],
  ])('%s', (_title, lengthM, temperatureK, pressurePa, expectedS, halfDigitS) => {
    const [eps, phi, beta] = [0.45, 0.94, 0.11];
    const solidKgPerM3 = 2200 * 1e-3;
    const kMacro = (0.5 * saturatedVapourConcentrationKgPerM3(temperatureK)) / solidKgPerM3;
    const relative = relativeDiffusivity({ model: 'zehner-bauer-schluender' }, eps);
    const dMacro = relative * diffusivity('bosanquet', 2.5e-6, temperatureK, pressurePa);
    const capacity = (phi * (eps * kMacro + 1 - eps)) / (1 - beta);
    const tauS = (capacity * lengthM ** 2) / (phi * eps * kMacro * dMacro);
    expect(Math.abs(tauS - expectedS)).toBeLessThan(halfDigitS);
  });
});
