import { arrheniusFactor } from '#shared/physics/arrhenius.ts';
import { startTemperatureK } from './driving-values.ts';
import type { IsothermInput } from './isotherm-schema.ts';
import type { TransportCase } from './transport-case.ts';

/** One class of micro domains with everything that it does not share with the others. */
export interface MicroClassValues {
  readonly lengthM: number;
  /** Share of the micro volume. */
  readonly share: number;
  /** Diffusivity at a temperature and no water, m2/s. */
  readonly diffusivityM2PerS: (temperatureK: number) => number;
  /** With isotherms. */
  readonly isotherm: IsothermInput | undefined;
  /** K_mi, with linear sorption. */
  readonly perSolid: number;
}

/** The classes of the micro scale; none where the macro scale takes all the volume. */
export function microClassesOf(transportCase: TransportCase): MicroClassValues[] {
  const { micro, macro, sorption } = transportCase;
  if (micro === undefined || macro.volumeFraction === 1) return [];
  const referenceK = micro.referenceTemperatureK ?? startTemperatureK(transportCase);
  const list = micro.distribution ?? [{ lengthM: micro.lengthM ?? Number.NaN, share: 1 }];
  return list.map((entry) => {
    const atReference = entry.diffusivityM2PerS ?? micro.diffusivityM2PerS;
    const energy = entry.activationEnergyJPerMol ?? micro.activationEnergyJPerMol ?? 0;
    return {
      lengthM: entry.lengthM,
      share: entry.share,
      diffusivityM2PerS: (temperatureK) =>
        energy === 0
          ? atReference
          : atReference * arrheniusFactor(energy, referenceK, temperatureK),
      isotherm: sorption.kind === 'linear' ? undefined : (entry.isotherm ?? sorption.micro),
      perSolid:
        sorption.kind === 'linear' ? (entry.microPerSolid ?? sorption.microPerSolid ?? 0) : 0,
    };
  });
}
