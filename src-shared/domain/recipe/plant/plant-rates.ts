import { roundSignificant } from '#shared/units/round-significant.ts';
import { type Plant, usualPlant } from './plant.ts';

/** Keys of a plant that hold a value with its source. */
export type RateKey = Exclude<keyof Plant, 'format' | 'currency' | 'uncertainty'>;

interface RateWords {
  readonly name: string;
  /** `#` stands for the currency. */
  readonly unit: string;
  /** SI value = value in the unit times the factor. */
  readonly factor: number;
  /** What may be typed, in the unit. */
  readonly least: number;
  readonly most: number;
}

const rates: Readonly<Record<RateKey, RateWords>> = {
  coils: { name: 'coils in one load', unit: '1', factor: 1, least: 1, most: 10_000 },
  handlingS: { name: 'loading and unloading', unit: 'min', factor: 60, least: 0, most: 1e5 },
  chamberVolumeM3: { name: 'gas in the chamber', unit: 'm³', factor: 1, least: 0.001, most: 1e5 },
  coilHeatCapacityJPerKgK: {
    name: 'heat capacity of coils',
    unit: 'J/(kg K)',
    factor: 1,
    least: 1,
    most: 1e5,
  },
  ovenHeatCapacityJPerK: {
    name: 'heat capacity of oven load',
    unit: 'kJ/K',
    factor: 1000,
    least: 0,
    most: 1e6,
  },
  desorptionHeatJPerKg: {
    name: 'heat of desorption',
    unit: 'kJ/kg',
    factor: 1000,
    least: 0,
    most: 1e5,
  },
  heatingEfficiency: {
    name: 'efficiency of the heating',
    unit: '%',
    factor: 0.01,
    least: 0.1,
    most: 100,
  },
  pumpPowerW: { name: 'power of the pump', unit: 'kW', factor: 1000, least: 0, most: 1e5 },
  pumpBelowPa: { name: 'pump runs below', unit: 'mbar', factor: 100, least: 0.001, most: 1e5 },
  pricePerKWh: { name: 'electric energy', unit: '#/kWh', factor: 1, least: 0, most: 1e6 },
  pricePerGasM3: { name: 'gas, 1 bar, 20 °C', unit: '#/m³', factor: 1, least: 0, most: 1e6 },
  pricePerOvenHour: { name: 'hour of the oven', unit: '#/h', factor: 1, least: 0, most: 1e6 },
};

/** A rate as people read it. */
export interface PlantRate extends Omit<RateWords, 'factor'> {
  readonly key: RateKey;
  /** In the unit; undefined for a heat of desorption that follows from the case. */
  readonly value: number | undefined;
  /** Undefined without a value. */
  readonly source: string | undefined;
}

/** Every rate of a plant, in the order in which it is read. */
export function plantRates(plant: Plant): PlantRate[] {
  return Object.entries(rates).map(([name, { factor, unit, ...words }]) => {
    const key = name as RateKey;
    const rate = plant[key];
    const value = rate && roundSignificant(rate.value / factor);
    return { ...words, key, unit: unit.replace('#', plant.currency), value, source: rate?.source };
  });
}

/** The plant with another value of a rate, in the unit of `plantRates`. */
export function withRate(plant: Plant, key: RateKey, value: number, source: string): Plant {
  return { ...plant, [key]: { value: roundSignificant(value * rates[key].factor), source } };
}

/** The plant with the assumed value of a rate again; a heat of desorption follows from the case then. */
export function withUsualRate(plant: Plant, key: RateKey): Plant {
  const usual = usualPlant[key];
  const kept = Object.entries(plant).filter(([name]) => name !== key);
  return { ...Object.fromEntries(kept), ...(usual && { [key]: usual }) } as Plant;
}
