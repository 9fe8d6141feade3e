import {
  chamberVapourPressurePa,
  type DewPointPlace,
} from '#shared/physics/chamber-vapour-pressure.ts';
import {
  DEW_POINT_RANGE_K,
  dewPointK,
  vapourPressureAtDewPointPa,
} from '#shared/physics/dew-point.ts';
import { gasDiffusivityM2PerS, type GasRegime } from '#shared/physics/gas-diffusivity.ts';
import { relativeHumidity, vapourPpmv } from '#shared/physics/humidity.ts';
import { knudsenDiffusivityM2PerS } from '#shared/physics/knudsen-diffusivity.ts';
import { knudsenNumber, meanFreePathM } from '#shared/physics/knudsen-number.ts';
import { molecularDiffusivityM2PerS } from '#shared/physics/molecular-diffusivity.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { relativeDiffusivity } from '#shared/physics/tortuosity.ts';
import { gasConventions } from './gas-conventions.ts';
import { Refusal } from './refusal.ts';

/** What the properties are asked for, in SI. */
export interface GasConditions {
  readonly temperatureK: number;
  /** total pressure in the chamber */
  readonly pressurePa: number;
  readonly dewPointK: number;
  readonly dewPointAt: DewPointPlace;
  /** total pressure where the dew point of a gas line was measured */
  readonly linePressurePa: number;
  readonly poreDiameterM: number;
  /** of the macro domain, for the diffusivity through all its pores */
  readonly porosity: number | undefined;
}

/**
 * Properties of the vapour in the chamber and of its diffusion in a pore, in SI, with the
 * conventions they follow and warnings. What cannot be told is null.
 *
 * @throws Refusal when there would be more vapour than gas
 */
export function gasProperties(conditions: GasConditions) {
  const { temperatureK, pressurePa, dewPointAt, linePressurePa, poreDiameterM } = conditions;
  refuseMoreVapourThanGas(conditions);
  const measured = { at: dewPointAt, dewPointK: conditions.dewPointK, linePressurePa };
  const vapourPressurePa = chamberVapourPressurePa(measured, pressurePa);
  const diffusivity = (regime: GasRegime) =>
    gasDiffusivityM2PerS(
      { regime, molecular: 'fuller', poreDiameterM },
      temperatureK,
      pressurePa,
      vapourPressurePa / pressurePa,
    );
  const porosity = conditions.porosity ?? null;
  const bosanquet = diffusivity('bosanquet');
  const relative =
    porosity === null ? null : relativeDiffusivity({ model: 'zehner-bauer-schluender' }, porosity);
  const properties = {
    temperatureK,
    pressurePa,
    dewPointK: conditions.dewPointK,
    dewPointAt,
    linePressurePa,
    saturationPressurePa: saturationPressurePa(temperatureK),
    vapourPressurePa,
    relativeHumidity: relativeHumidity(vapourPressurePa, temperatureK),
    vapourPpmv: vapourPpmv(vapourPressurePa, pressurePa),
    frostOrDewPointInChamberK: dewPointInRange(vapourPressurePa),
    molecularDiffusivityM2PerS: molecularDiffusivityM2PerS('fuller', temperatureK, pressurePa),
    molecularDiffusivitySchirmerM2PerS: molecularDiffusivityM2PerS(
      'schirmer',
      temperatureK,
      pressurePa,
    ),
    knudsenDiffusivityM2PerS: knudsenDiffusivityM2PerS(poreDiameterM, temperatureK),
    bosanquetDiffusivityM2PerS: bosanquet,
    stefanDiffusivityM2PerS: diffusivity('stefan'),
    knudsenNumber: knudsenNumber(poreDiameterM, temperatureK, pressurePa),
    meanFreePathM: meanFreePathM(temperatureK, pressurePa),
    poreDiameterM,
    porosity,
    relativeDiffusivity: relative,
    macroDiffusivityM2PerS: relative === null ? null : relative * bosanquet,
  };
  return {
    ...properties,
    conventions: gasConventions(properties),
    warnings: warningsOf(properties),
  };
}

function refuseMoreVapourThanGas(conditions: GasConditions): void {
  const vapourPa = vapourPressureAtDewPointPa(conditions.dewPointK);
  const inLine = conditions.dewPointAt === 'line';
  const totalPa = inLine ? conditions.linePressurePa : conditions.pressurePa;
  if (vapourPa <= totalPa) return;
  const [place, option] = inLine ? ['gas line', '--line-pressure'] : ['chamber', '--pressure'];
  throw new Refusal(
    `The dew point means a vapour pressure of ${sixDigits(vapourPa)} Pa, more than the total ` +
      `pressure of ${sixDigits(totalPa)} Pa in the ${place} where it was measured.`,
    `Check --dew-point, ${option} and whether --dew-point-at is the line or the chamber.`,
  );
}

function dewPointInRange(vapourPressurePa: number): number | null {
  const smallest = vapourPressureAtDewPointPa(DEW_POINT_RANGE_K.smallest);
  const largest = vapourPressureAtDewPointPa(DEW_POINT_RANGE_K.largest);
  const within = vapourPressurePa >= smallest && vapourPressurePa <= largest;
  return within ? dewPointK(vapourPressurePa) : null;
}

interface Vapour {
  readonly saturationPressurePa: number;
  readonly vapourPressurePa: number;
  readonly frostOrDewPointInChamberK: number | null;
}

function warningsOf(vapour: Vapour): readonly string[] {
  const { saturationPressurePa: saturation, vapourPressurePa: pressure } = vapour;
  const warnings: string[] = [];
  if (pressure > saturation) {
    warnings.push(
      `The vapour pressure of ${sixDigits(pressure)} Pa in the chamber exceeds the saturation ` +
        `pressure of ${sixDigits(saturation)} Pa at its temperature: water condenses.`,
    );
  }
  if (vapour.frostOrDewPointInChamberK === null) {
    warnings.push(
      `The vapour pressure of ${sixDigits(pressure)} Pa in the chamber has no frost or dew point ` +
        `between ${DEW_POINT_RANGE_K.smallest} K and ${DEW_POINT_RANGE_K.largest} K.`,
    );
  }
  return warnings;
}

function sixDigits(value: number): string {
  return String(Number(value.toPrecision(6)));
}
