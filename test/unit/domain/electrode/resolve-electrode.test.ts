import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { hashCase } from '#shared/domain/case/hash-case.ts';
import { heatedStart } from '#shared/domain/case/heated-start.ts';
import { initialDrivingValue, startTemperatureK } from '#shared/domain/case/driving-values.ts';
import { surroundingsOf } from '#shared/domain/case/surroundings.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { checkElectrodeCase } from '#shared/domain/electrode/check-electrode-case.ts';
import { compositionOf } from '#shared/domain/electrode/composition.ts';
import { withElectrodeNumber } from '#shared/domain/electrode/electrode-edits.ts';
import { newElectrodeCase } from '#shared/domain/electrode/new-electrode-case.ts';
import { resolveElectrode, startWater } from '#shared/domain/electrode/resolve-electrode.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { loading } from '#shared/physics/isotherm/isotherm.ts';
import { saturatedVapourConcentrationKgPerM3 } from '#shared/physics/vapour-concentration.ts';
import { readQuantity, type Quantity } from '#shared/units/quantities.ts';
import { shippedCoil, shippedSet, transportOf } from '../../../support/electrode-cases.ts';

const own = (value: number) => ({ value, source: 'own value' });

/**
 * The convention of the magnitudes table: linear sorption, 1000 ppm per mass of macro solid at a = 0.5
 * at every temperature, rho_s 2200, eps 0.45, Phi 0.94, 11 % of the exchanged water on the micro scale.
 */
function conventionSet(temperatureK: number): MaterialSet {
  const [phi, eps, rhoS, beta] = [0.94, 0.45, 2200, 0.11];
  const binderDensity = 1780;
  const solidMass = phi * (1 - eps) * rhoS;
  const binderMass = (1 - phi) * binderDensity;
  const mass = solidMass + binderMass;
  // c_s = 2.2 kg/m3 at a = 0.5, so X = 0.002 a.
  const solidSlope = 0.002;
  const gas = phi * eps * saturatedVapourConcentrationKgPerM3(temperatureK);
  const binderSlope = ((beta / (1 - beta)) * (solidMass * solidSlope + gas)) / binderMass;
  const branch = (slopeKgPerKg: number) => ({
    isotherm: { model: 'linear' as const, slopeKgPerKg },
    source: 'own value',
    validity: {
      activity: [0, 1] as [number, number],
      temperatureK: [273.16, 473] as [number, number],
    },
  });
  return {
    format: 'postdry.material/1',
    title: 'Convention',
    publication: 'own',
    note: '',
    components: [
      {
        id: 'solid',
        name: 'Solid',
        kind: 'active-material',
        scale: 'macro',
        massFraction: own(solidMass / mass),
        densityKgPerM3: own(rhoS),
        desorption: branch(solidSlope),
      },
      {
        id: 'binder',
        name: 'Binder',
        kind: 'binder',
        scale: 'micro',
        massFraction: own(binderMass / mass),
        densityKgPerM3: own(binderDensity),
        desorption: branch(binderSlope),
        diffusion: {
          diffusivityM2PerS: own(1e-17),
          referenceTemperatureK: 298.15,
          activationEnergyJPerMol: own(0),
        },
      },
    ],
    thicknessM: own(70e-6),
    coatedSides: 'two',
    amount: { kind: 'density', coatingDensityKgPerM3: own(mass) },
    poreDiameterM: own(2.5e-6),
    tortuosity: { model: 'zehner-bauer-schluender' },
    micro: {
      geometry: 'slab',
      thickness: { classes: [{ lengthM: 5e-7, share: 1 }], source: 'own value' },
    },
    ppmBasis: 'coating',
  };
}

describe('an electrode leads to transport parameters', () => {
  it.each([
    { lengthM: 0.02, celsius: 25, pressurePa: 1000, minutes: 7.4 },
    { lengthM: 0.02, celsius: 25, pressurePa: 100_000, minutes: 2.1 * 60 },
    { lengthM: 0.02, celsius: 90, pressurePa: 1000, minutes: 23 / 60 },
    { lengthM: 0.1, celsius: 25, pressurePa: 1000, minutes: 3.1 * 60 },
    { lengthM: 0.1, celsius: 90, pressurePa: 1000, minutes: 9.5 },
    { lengthM: 0.1, celsius: 90, pressurePa: 100_000, minutes: 2.2 * 60 },
  ])('$lengthM m at $celsius °C and $pressurePa Pa: $minutes min within 5 %', (row) => {
    const temperatureK = row.celsius + 273.15;
    const usual = newElectrodeCase(conventionSet(temperatureK));
    const transportCase = transportOf({
      ...usual,
      geometry: {
        kind: 'stack',
        widthM: 2 * row.lengthM,
        lengthM: 0.1,
        openFaces: 'two',
        sheets: 1,
      },
      loading: { ...usual.loading, temperatureK },
      drying: {
        ...usual.drying,
        temperatureK,
        pressurePa: row.pressurePa,
        moisture: { kind: 'vapour-pressure', vapourPressurePa: 0 },
      },
    });
    expect(transportCase.macro.volumeFraction).toBeCloseTo(0.94, 12);
    expect(transportCase.macro.porosity).toBeCloseTo(0.45, 12);
    const { macroS, microShare } = characteristicTimes(transportCase);
    expect(Math.abs(macroS / 60 / row.minutes - 1)).toBeLessThan(0.05);
    expect(microShare).toBeCloseTo(0.11, 10);
  });

  it("the paper's anode holds 11 % of its sorbed water in PVDF at 50 % RH", () => {
    const water = startWater(resolveElectrode(shippedCoil('paper-pvdf-anode')));
    const inBinder = water.micro / (water.micro + water.solid);
    expect(Math.abs(inBinder - 0.11)).toBeLessThan(0.005);
    expect(water.gas).toBeGreaterThan(0);
  });

  it('keeps the dry mass: the phases weigh what the coating weighs', () => {
    for (const name of ['paper-pvdf-anode', 'cmc-sbr-anode', 'nmc622-pvdf-cathode']) {
      const set = shippedSet(name);
      const all = compositionOf(set);
      const macro =
        all.macroVolumeFraction * (1 - all.macroPorosity) * all.macroSolidDensityKgPerM3;
      const micro = (1 - all.macroVolumeFraction) * (all.microDensityKgPerM3 ?? 0);
      expect((macro + micro) / all.coatingDensityKgPerM3).toBeCloseTo(1, 12);
    }
  });

  it('with foil, the same water is fewer ppm', () => {
    const coating = shippedCoil('cmc-sbr-anode');
    const withFoil = {
      ...coating,
      electrode: { ...coating.electrode, ppmBasis: 'electrode' as const },
    };
    const foil = 8e-6 * 8960;
    const layer = 2 * 70e-6 * compositionOf(coating.electrode).coatingDensityKgPerM3;
    const [a, b] = [transportOf(coating), transportOf(withFoil)];
    expect(b.ppmBasis).toBe('electrode');
    expect((b.dryCoatingDensityKgPerM3 ?? 0) / (a.dryCoatingDensityKgPerM3 ?? 1)).toBeCloseTo(
      1 + foil / layer,
      10,
    );
  });

  it('loses or gains no water when the temperature jumps', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'paper-pvdf-anode',
          'cmc-sbr-anode',
          'nmc622-pvdf-cathode',
          'ceramic-separator',
        ),
        fc.double({ min: 280, max: 360, noNaN: true }),
        fc.double({ min: 280, max: 420, noNaN: true }),
        fc.double({ min: 0.01, max: 0.8, noNaN: true }),
        (name, loadingK, dryingK, relativeHumidity) => {
          const usual = shippedCoil(name);
          const transportCase = transportOf({
            ...usual,
            loading: { ...usual.loading, temperatureK: loadingK, relativeHumidity },
            drying: { ...usual.drying, temperatureK: dryingK },
          });
          const start = heatedStart(transportCase);
          const held = waterContentsKgPerM3(
            transportCase,
            initialDrivingValue(transportCase),
            startTemperatureK(transportCase),
          ).total;
          const kept = waterContentsKgPerM3(transportCase, start.driving, start.temperatureK).total;
          expect(Math.abs(kept / held - 1)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it('starts on the desorption branch with what adsorption took up', () => {
    const usual = shippedCoil('cmc-sbr-anode');
    const set = usual.electrode;
    const components = set.components.map((component) =>
      component.id === 'cmc' && component.desorption
        ? {
            ...component,
            adsorption: {
              ...component.desorption,
              isotherm: { model: 'gab' as const, monolayerKgPerKg: 0.07, c: 8, k: 0.9 },
            },
          }
        : component,
    );
    const electrodeCase = {
      ...usual,
      electrode: { ...set, components },
      loading: { ...usual.loading, branch: 'adsorption' as const },
    };
    const { startActivity } = resolveElectrode(electrodeCase);
    const held = (branch: 'adsorption' | 'desorption', activity: number) =>
      components.reduce((sum, component) => {
        const isotherm = (component[branch] ?? component.desorption)?.isotherm;
        const own = isotherm ? loading(isotherm, activity, 298.15) : 0;
        return sum + component.massFraction.value * own;
      }, 0);
    expect(startActivity).toBeLessThan(0.5);
    expect(held('desorption', startActivity) / held('adsorption', 0.5)).toBeCloseTo(1, 10);
  });

  it('refuses water that the branch that is followed cannot hold', () => {
    const usual = shippedCoil('cmc-sbr-anode');
    const components = usual.electrode.components.map((component) =>
      component.desorption === undefined
        ? component
        : {
            ...component,
            adsorption: component.desorption,
            desorption: {
              ...component.desorption,
              isotherm: { model: 'langmuir' as const, capacityKgPerKg: 1e-6, affinity: 1 },
            },
          },
    );
    const electrodeCase = {
      ...usual,
      electrode: { ...usual.electrode, components },
      loading: { ...usual.loading, branch: 'adsorption' as const },
    };
    expect(checkElectrodeCase(electrodeCase).map(({ path }) => path)).toEqual([
      'loading.relativeHumidity',
    ]);
    expect(checkElectrodeCase(usual)).toEqual([]);
  });

  it('takes chords to the surroundings where the coating starts dry', () => {
    const usual = shippedCoil('cmc-sbr-anode');
    const dryStart = (sorption: 'isotherms' | 'linearised') => {
      const transportCase = transportOf({
        ...usual,
        loading: { ...usual.loading, relativeHumidity: 0 },
        drying: {
          ...usual.drying,
          temperatureK: 298.15,
          moisture: { kind: 'relative-humidity', relativeHumidity: 0.3 },
        },
        transport: { ...usual.transport, sorption },
      });
      return waterContentsKgPerM3(
        transportCase,
        surroundingsOf(transportCase)[0]?.driving ?? NaN,
        298.15,
      ).total;
    };
    expect(dryStart('linearised') / dryStart('isotherms')).toBeCloseTo(1, 12);
  });

  it('does not depend on the units that it was entered in', () => {
    const si = (text: string, quantity: Quantity): number => {
      const read = readQuantity(text, quantity);
      if (!read.ok) throw new Error(text);
      return read.valueSi;
    };
    const entered = (values: Readonly<Record<string, number>>) =>
      Object.entries(values).reduce(
        (electrodeCase, [path, value]) => withElectrodeNumber(electrodeCase, path, value),
        shippedCoil('cmc-sbr-anode'),
      );
    const one = entered({
      'geometry.widthM': si('240 mm', 'length'),
      'drying.temperatureK': si('120 °C', 'temperature'),
      'drying.pressurePa': si('5 mbar', 'pressure'),
      'electrode.thicknessM.value': si('71.3 µm', 'length'),
      endTimeS: si('6 h', 'time'),
    });
    const other = entered({
      'geometry.widthM': si('24 cm', 'length'),
      'drying.temperatureK': si('393.15 K', 'temperature'),
      'drying.pressurePa': si('0.5 kPa', 'pressure'),
      'electrode.thicknessM.value': si('0.0713 mm', 'length'),
      endTimeS: si('360 min', 'time'),
    });
    expect(other).toEqual(one);
    expect(hashCase(transportOf(other))).toBe(hashCase(transportOf(one)));
  });
});
