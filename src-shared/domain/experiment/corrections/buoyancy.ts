import { formatNumber } from '#shared/units/format-number.ts';
import { failed, noMass, type CorrectionState, type StepOutcome } from './correction-state.ts';
import type { StepOf } from './corrections.ts';
import { gasDensityKgPerM3 } from './gas-density.ts';

type BuoyancyStep = StepOf<'buoyancyByVolume' | 'buoyancyByDensity' | 'buoyancyBySinker'>;

/**
 * Adds what the gas carries of the sample: m = m_weighed + rho_gas V, or m_weighed/(1 - rho_gas/rho)
 * with the density of the sample. Rows without a density of the gas are excluded.
 */
export function correctBuoyancy(
  state: CorrectionState,
  step: BuoyancyStep,
  number: number,
): StepOutcome {
  const { massKg: weighed } = state;
  if (weighed === null) return noMass;
  const density =
    step.kind === 'buoyancyBySinker'
      ? densityBySinker(state, step)
      : densityByState(state, step.gas);
  if ('problem' in density) return density;
  const { densities } = density;
  let [largest, without] = [0, 0];
  const corrected = weighed.map((mass, row) => {
    const gas = densities[row] ?? NaN;
    const whole =
      step.kind === 'buoyancyByDensity'
        ? mass / (1 - gas / step.densityKgPerM3)
        : mass + gas * step.volumeM3;
    if (Number.isNaN(whole)) {
      if (!Number.isNaN(mass) && state.excluded[row] === undefined) {
        state.excluded[row] = { step: number, reason: 'no gas density' };
        without++;
      }
      return NaN;
    }
    largest = Math.max(largest, Math.abs(whole / mass - 1));
    return whole;
  });
  if (without > 0 && state.excluded.every((one) => one !== undefined)) {
    return failed('no rows', 'No row that is left holds both a mass and the density of the gas.');
  }
  if (!(largest < 1)) {
    return failed('implausible', 'The buoyancy would be larger than the mass. Check the volume.');
  }
  state.massKg = corrected;
  const rows = without === 0 ? '' : `; ${without} rows without a density of the gas are excluded`;
  return {
    done: `buoyancy: up to ${formatNumber(largest * 1e6, 3)} ppm of the mass are added${rows}`,
  };
}

type Densities =
  { readonly densities: Float64Array } | (StepOutcome & { readonly problem: string });

function densityByState(
  { experiment: { pressurePa, temperatureK } }: CorrectionState,
  gas: StepOf<'buoyancyByVolume'>['gas'],
): Densities {
  if (pressurePa === undefined || temperatureK === undefined) {
    const missing = pressurePa === undefined ? 'pressure' : 'temperature';
    return {
      problem: 'channel missing',
      message: `The run holds no ${missing}, which the density of the gas needs.`,
    };
  }
  const densities = Float64Array.from(pressurePa, (pressure, row) => {
    const temperature = temperatureK[row] ?? null;
    return pressure === null || temperature === null
      ? NaN
      : gasDensityKgPerM3(gas, pressure, temperature);
  });
  return { densities };
}

/** The sinker weighs less by the gas it displaces: rho = (m_0 - m)/V. */
function densityBySinker(
  { experiment }: CorrectionState,
  { sinkerMassKg, sinkerVolumeM3, measuringPoint2 }: StepOf<'buoyancyBySinker'>,
): Densities {
  const { massKg, measuringPoint2Kg, zeroPointKg } = experiment;
  if (measuringPoint2Kg === undefined || massKg === undefined) {
    return {
      problem: 'channel missing',
      message: 'The run holds no measuring point 2, which weighs the sample with the sinker.',
    };
  }
  const densities = Float64Array.from(measuringPoint2Kg, (both, row) => {
    const sample = massKg[row] ?? NaN;
    const zero = measuringPoint2 === 'as weighed' ? (zeroPointKg?.[row] ?? 0) : 0;
    return (sinkerMassKg - ((both ?? NaN) - zero - sample)) / sinkerVolumeM3;
  });
  return { densities };
}
