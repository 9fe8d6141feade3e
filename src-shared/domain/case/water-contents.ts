import { loading } from '#shared/physics/isotherm/isotherm.ts';
import { saturatedVapourConcentrationKgPerM3 } from '#shared/physics/vapour-concentration.ts';
import type { IsothermInput } from './isotherm-schema.ts';
import type { TransportCase } from './transport-case.ts';

/** Equilibrium water per coating volume (kg/m3), by where it sits. */
export interface WaterContents {
  readonly gas: number;
  readonly solid: number;
  readonly micro: number;
  readonly total: number;
}

/** Equilibrium concentrations in kg water per m3 of the phase itself. */
export interface PhaseConcentrations {
  readonly gas: number;
  readonly solid: number;
  readonly micro: number;
}

/** Concentrations in equilibrium with a driving value (see driving-values.ts). */
export function phaseConcentrations(
  { sorption }: TransportCase,
  drivingValue: number,
): PhaseConcentrations {
  if (sorption.kind === 'linear') {
    return {
      gas: sorption.gasPerSolid * drivingValue,
      solid: drivingValue,
      micro: (sorption.microPerSolid ?? 0) * drivingValue,
    };
  }
  const concentration = (isotherm: IsothermInput) =>
    isotherm.densityKgPerM3 * loading(isotherm, drivingValue, sorption.temperatureK);
  return {
    gas: drivingValue * saturatedVapourConcentrationKgPerM3(sorption.temperatureK),
    solid: concentration(sorption.solid),
    micro: sorption.micro === undefined ? 0 : concentration(sorption.micro),
  };
}

/** Water per coating volume in equilibrium with a driving value. */
export function waterContentsKgPerM3(
  transportCase: TransportCase,
  drivingValue: number,
): WaterContents {
  const { volumeFraction, porosity } = transportCase.macro;
  const phase = phaseConcentrations(transportCase, drivingValue);
  const gas = volumeFraction * porosity * phase.gas;
  const solid = volumeFraction * (1 - porosity) * phase.solid;
  const micro = (1 - volumeFraction) * phase.micro;
  return { gas, solid, micro, total: gas + solid + micro };
}
