import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gasProperties, type GasConditions } from '#main/cli/gas-properties.ts';
import { Refusal } from '#main/cli/refusal.ts';

const usual: GasConditions = {
  temperatureK: 363.15,
  pressurePa: 1000,
  dewPointK: 233.15,
  dewPointAt: 'line',
  linePressurePa: 1e5,
  poreDiameterM: 2.5e-6,
  porosity: undefined,
};

describe('the properties of gas and pores', () => {
  it('always have the same keys', () => {
    const keys = [
      'temperatureK',
      'pressurePa',
      'dewPointK',
      'dewPointAt',
      'linePressurePa',
      'saturationPressurePa',
      'vapourPressurePa',
      'relativeHumidity',
      'vapourPpmv',
      'frostOrDewPointInChamberK',
      'molecularDiffusivityM2PerS',
      'molecularDiffusivitySchirmerM2PerS',
      'knudsenDiffusivityM2PerS',
      'bosanquetDiffusivityM2PerS',
      'stefanDiffusivityM2PerS',
      'knudsenNumber',
      'meanFreePathM',
      'poreDiameterM',
      'porosity',
      'relativeDiffusivity',
      'macroDiffusivityM2PerS',
      'conventions',
      'warnings',
    ];
    expect(Object.keys(gasProperties(usual))).toEqual(keys);
    expect(Object.keys(gasProperties({ ...usual, porosity: 0.45 }))).toEqual(keys);
  });

  it('are those of gas from a line of 1 bar', () => {
    const found = gasProperties(usual);
    expect(found.vapourPpmv.toFixed(0)).toBe('128');
    expect(found.saturationPressurePa.toFixed(0)).toBe('70183');
    expect(((found.frostOrDewPointInChamberK ?? 0) - 273.15).toFixed(0)).toBe('-75');
    expect(found.bosanquetDiffusivityM2PerS.toExponential(2)).toBe('4.74e-4');
    expect(found.warnings).toEqual([]);
  });

  it('are those of the vapour pressure in the chamber when the sensor is there', () => {
    const found = gasProperties({ ...usual, dewPointAt: 'chamber' });
    expect(found.vapourPressurePa.toFixed(3)).toBe('12.841');
    expect(found.frostOrDewPointInChamberK).toBeCloseTo(233.15, 9);
  });

  it('give the diffusivity through all pores where the porosity is known', () => {
    expect(gasProperties(usual).macroDiffusivityM2PerS).toBeNull();
    const found = gasProperties({ ...usual, porosity: 0.45 });
    const expected = (found.bosanquetDiffusivityM2PerS * (1 - Math.sqrt(0.55))) / 0.45;
    expect((found.macroDiffusivityM2PerS ?? 0) / expected).toBeCloseTo(1, 14);
  });

  it('say which dew point, which mean free path and which combination is meant', () => {
    const text = (change: Partial<GasConditions>) =>
      gasProperties({ ...usual, ...change }).conventions.join('\n');
    expect(text({})).toMatch(/frost points, over ice/);
    expect(text({})).toMatch(/in the gas line at 100000 Pa/);
    expect(text({})).toMatch(/mean free path is k T/);
    expect(text({})).toMatch(/reference 14 .* not accessible/);
    expect(text({})).toMatch(/activity in the pores exceeds 0.0142/);
    expect(text({ dewPointAt: 'chamber' })).toMatch(/measured in the chamber/);
    expect(text({ pressurePa: 1e5 })).not.toMatch(/activity in the pores/);
  });

  it('say which regimes do not hold at the Knudsen number', () => {
    const alone = (poreDiameterM: number, pressurePa: number) =>
      gasProperties({ ...usual, poreDiameterM, pressurePa }).conventions.filter((line) =>
        line.includes('alone describes'),
      );
    // Mean free paths at 90 °C: 1.25e-5 m at 10 mbar, 1.25e-7 m at 1 bar.
    expect(alone(2.5e-6, 1000)).toHaveLength(2);
    expect(alone(1e-3, 1e5)).toEqual([expect.stringMatching(/^Knudsen/) as string]);
    expect(alone(1e-8, 1000)).toEqual([expect.stringMatching(/^Molecular/) as string]);
  });

  it('warn of water that condenses', () => {
    const wet = { temperatureK: 298.15, pressurePa: 1e5, dewPointK: 333.15 };
    const { relativeHumidity, warnings } = gasProperties({ ...usual, ...wet });
    expect(relativeHumidity).toBeCloseTo(19947 / 3169.8, 3);
    expect(warnings).toEqual([
      expect.stringMatching(/19947.* exceeds .*3169.*condenses/) as string,
    ]);
  });

  it('warn where ice has no known vapour pressure as low as in the chamber', () => {
    const { frostOrDewPointInChamberK, warnings } = gasProperties({ ...usual, pressurePa: 100 });
    expect(frostOrDewPointInChamberK).toBeNull();
    expect(warnings).toEqual([
      expect.stringMatching(/no frost or dew point between 190 K/) as string,
    ]);
  });

  it('are refused where there would be more vapour than gas', () => {
    const refused = (change: Partial<GasConditions>) => () =>
      gasProperties({ ...usual, dewPointK: 333.15, ...change });
    expect(refused({ dewPointAt: 'chamber' })).toThrow(Refusal);
    expect(refused({ linePressurePa: 1e4 })).toThrow(/10000 Pa in the gas line/);
    expect(refused({ dewPointAt: 'chamber', pressurePa: 2e4 })).not.toThrow();
  });

  it('are numbers whatever the conditions', () => {
    const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const scale = (min: number, max: number) => between(Math.log(min), Math.log(max)).map(Math.exp);
    const conditions = fc.record({
      temperatureK: between(273.16, 647.096),
      pressurePa: scale(1e-6, 1e7),
      dewPointK: between(190, 350),
      dewPointAt: fc.constant('line' as const),
      linePressurePa: scale(5e4, 1e7),
      poreDiameterM: scale(1e-9, 1e-3),
      porosity: between(0.01, 0.99),
    });
    fc.assert(
      fc.property(conditions, (given) => {
        for (const [key, value] of Object.entries(gasProperties(given))) {
          if (typeof value === 'number') expect(value, key).toBeGreaterThan(0);
        }
      }),
    );
  });
});
