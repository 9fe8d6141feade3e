import { gasDiffusivityM2PerS, type PoreGas } from '#shared/physics/gas-diffusivity.ts';
import { surroundingsOf } from './surroundings.ts';
import type { PoreModel, TransportCase } from './transport-case.ts';

export function poreGasOf({ regime, molecular, diameterM }: PoreModel): PoreGas {
  return { regime, molecular, poreDiameterM: diameterM };
}

/**
 * D_ma without vapour as a function of temperature and pressure, m2/s: the value of the case holds in
 * the first surroundings and follows the model of its pores from there. Constant without pores.
 */
export function gasDiffusivityAt(
  transportCase: TransportCase,
): (temperatureK: number, pressurePa: number | undefined) => number {
  const { gasDiffusivityM2PerS: given, pores } = transportCase.macro;
  const first = surroundingsOf(transportCase)[0];
  if (pores === undefined || first?.pressurePa === undefined) return () => given;
  const gas = poreGasOf(pores);
  const perModel = given / gasDiffusivityM2PerS(gas, first.temperatureK, first.pressurePa, 0);
  return (temperatureK, pressurePa) =>
    pressurePa === undefined
      ? given
      : perModel * gasDiffusivityM2PerS(gas, temperatureK, pressurePa, 0);
}
