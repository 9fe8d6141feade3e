import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { localTimes, nonlinearityOf, type LocalTimes } from '#shared/domain/case/local-times.ts';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';
import { resolveElectrode } from '#shared/domain/electrode/resolve-electrode.ts';

/** Diffusion times of an electrode case. */
export interface ElectrodeTimes {
  readonly tauMacroS: number;
  readonly tauMicroS: number;
  readonly ratio: number;
  readonly microShare: number;
  readonly start: LocalTimes;
  readonly end: LocalTimes;
  readonly nonlinearity: number;
}

/** What the diffusion times would be at another temperature and pressure of drying. */
export function whatIf(
  electrodeCase: ElectrodeCase,
  temperatureK: number,
  pressurePa: number,
): ElectrodeTimes {
  const drying = { ...electrodeCase.drying, temperatureK, pressurePa };
  const { transportCase } = resolveElectrode({ ...electrodeCase, drying });
  const times = characteristicTimes(transportCase);
  const tauMicroS = times.micro.reduce((sum, { share, tauS }) => sum + share * tauS, 0);
  return {
    tauMacroS: times.macroS,
    tauMicroS,
    ratio: tauMicroS / times.macroS,
    microShare: times.microShare,
    ...localTimes(transportCase),
    nonlinearity: nonlinearityOf(transportCase),
  };
}
