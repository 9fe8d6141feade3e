import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { saturatedVapourConcentrationKgPerM3 } from '#shared/physics/vapour-concentration.ts';
import { parsedCase } from './linear-coating.ts';

/** Parameters of the dimensionless nonlinear references, as their file explains them. */
export interface NonlinearParameters {
  readonly f: number;
  readonly r: number;
  readonly a0: number;
  readonly C1: number;
  readonly K1: number;
  readonly C2: number;
  readonly K2: number;
  readonly phi_g: number;
  readonly k: number;
  readonly u_boundary: number;
}

/** GAB loading over its monolayer. */
function layers(activity: number, c: number, k: number): number {
  const y = k * activity;
  return (c * y) / ((1 - y) * (1 - y + c * y));
}

/** A coating of ordinary size that is the dimensionless reference problem in units of 1000 s. */
export function nonlinearReferenceCase(
  { f, r, a0, C1, K1, C2, K2, phi_g, k, u_boundary }: NonlinearParameters,
  times: readonly number[],
): TransportCase {
  const unitS = 1000;
  const temperatureK = 333.15;
  const saturated = saturatedVapourConcentrationKgPerM3(temperatureK);
  const [volumeFraction, porosity, lengthM, microLengthM] = [0.9, 0.45, 0.02, 5e-7];
  const [solidDensity, microDensity] = [2200, 1600];
  const gas = volumeFraction * porosity * saturated * a0;
  const total = gas / ((1 - f) * phi_g);
  const solidContent = (1 - f) * (1 - phi_g) * total;
  const solidVolume = volumeFraction * (1 - porosity);
  const microConcentration = (f * total) / (1 - volumeFraction);
  return parsedCase({
    format: 'postdry.transport/1',
    name: 'nonlinear reference',
    resistances: 'both',
    macro: {
      lengthM,
      volumeFraction,
      porosity,
      gasDiffusivityM2PerS: (total * lengthM ** 2) / (gas * unitS),
    },
    micro: {
      lengthM: microLengthM,
      diffusivityM2PerS: microLengthM ** 2 / (r * unitS),
      geometry: 'slab',
      concentrationExponent: k,
      referenceConcentrationKgPerM3: microConcentration,
    },
    sorption: {
      kind: 'isotherms',
      temperatureK,
      solid: {
        model: 'gab',
        monolayerKgPerKg: solidContent / (solidVolume * solidDensity * layers(a0, C1, K1)),
        c: C1,
        k: K1,
        densityKgPerM3: solidDensity,
      },
      micro: {
        model: 'gab',
        monolayerKgPerKg: microConcentration / (microDensity * layers(a0, C2, K2)),
        c: C2,
        k: K2,
        densityKgPerM3: microDensity,
      },
    },
    initial: { waterActivity: a0 },
    boundary: { waterActivity: u_boundary * a0 },
    endTimeS: times.at(-1)! * unitS,
    outputTimesS: times.map((time) => time * unitS),
  });
}
