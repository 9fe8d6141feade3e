import { heatedStart } from '#shared/domain/case/heated-start.ts';
import { surroundingsOf } from '#shared/domain/case/surroundings.ts';
import { branchOf } from '#shared/domain/material/component.ts';
import { sourcedPlaces } from '#shared/domain/material/sourced-places.ts';
import { valueName } from '#shared/domain/material/value-names.ts';
import {
  isPressureDriven,
  knudsenRanges,
  regimeHolds,
} from '#shared/physics/gas-transport-validity.ts';
import { knudsenNumber } from '#shared/physics/knudsen-number.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import type { DerivationWarning } from './derivation.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import { diffusivityAt, type ResolvedElectrode } from './resolve-electrode.ts';

/** Diffusivities of water in polymers that are plausible at all, m2/s. */
const plausibleDiffusivity = [1e-18, 1e-8] as const;

const celsius = (temperatureK: number): string => `${formatNumber(temperatureK - 273.15, 4)} °C`;

/** What is doubtful about a resolved case; the numbers stand all the same. */
export function derivationWarnings(
  electrodeCase: ElectrodeCase,
  resolved: ResolvedElectrode,
): DerivationWarning[] {
  const { electrode, drying, transport } = electrodeCase;
  const { temperatureK, pressurePa } = drying;
  const { transportCase } = resolved;
  const warnings: DerivationWarning[] = [];
  const kn = knudsenNumber(electrode.poreDiameterM.value, temperatureK, pressurePa);
  if (!regimeHolds(transport.regime, kn)) {
    const { smallest, largest } = knudsenRanges[transport.regime];
    const range = largest === Infinity ? `above ${smallest}` : `below ${largest}`;
    warnings.push({
      code: 'knudsen',
      text: `The Knudsen number is ${formatNumber(kn, 3)}; "${transport.regime}" alone holds ${range}. Choose Bosanquet, which covers both.`,
    });
  }
  const start = heatedStart(transportCase);
  if (transportCase.sorption.kind === 'isotherms') {
    const innerPa = start.driving * saturationPressurePa(start.temperatureK);
    if (isPressureDriven(innerPa, pressurePa) && !transport.slipFlow) {
      warnings.push({
        code: 'pressure-driven',
        text: `At ${celsius(temperatureK)} the water inside has a vapour pressure of ${formatNumber(innerPa / 100, 3)} mbar, the chamber ${formatNumber(pressurePa / 100, 3)} mbar: vapour also flows driven by the pressure. A run states what the slip-flow term changes.`,
      });
    }
    if (start.driving > 1) {
      warnings.push({
        code: 'saturation',
        text: `Heated to ${celsius(temperatureK)}, the water of the start exceeds saturation (water activity ${formatNumber(start.driving, 3)}): liquid water is not modelled. Check the isotherms' temperature dependence.`,
      });
    }
  }
  const outside = surroundingsOf(transportCase)[0];
  if (outside && transportCase.sorption.kind === 'isotherms' && outside.driving >= start.driving) {
    warnings.push({
      code: 'equilibrium',
      text: 'The chamber holds as much vapour as the coating is in equilibrium with: it takes up water instead of drying. Lower the dew point or raise the temperature.',
    });
  }
  for (const { keys, group } of sourcedPlaces(electrode)) {
    const known = 'value' in group ? group.validity?.temperatureK : undefined;
    if (known && (temperatureK < known[0] || temperatureK > known[1])) {
      warnings.push({
        code: 'value-range',
        text: `“${valueName(electrode, keys).name}” is known from ${celsius(known[0])} to ${celsius(known[1])}, not at ${celsius(temperatureK)}: it is extrapolated.`,
      });
    }
  }
  for (const component of electrode.components) {
    const validity = branchOf(component, drying.branch)?.validity;
    if (validity) {
      const [low, high] = validity.temperatureK;
      if (temperatureK < low || temperatureK > high) {
        warnings.push({
          code: 'isotherm-range',
          text: `The isotherm of ${component.name} is known from ${celsius(low)} to ${celsius(high)}, not at ${celsius(temperatureK)}: it is extrapolated.`,
        });
      }
      const [, most] = validity.activity;
      if (Math.max(resolved.startActivity, start.driving) > most) {
        warnings.push({
          code: 'isotherm-range',
          text: `The isotherm of ${component.name} is known up to a relative humidity of ${formatNumber(100 * most, 3)} %, and the start is above it: it is extrapolated.`,
        });
      }
    }
    if (component.scale === 'micro') {
      const diffusivity = diffusivityAt(component, temperatureK);
      const [least, largest] = plausibleDiffusivity;
      if (!(diffusivity >= least && diffusivity <= largest)) {
        warnings.push({
          code: 'diffusivity',
          text: `The diffusivity in ${component.name} is ${formatNumber(diffusivity, 2)} m²/s at ${celsius(temperatureK)}; water in polymers has 1e-18 to 1e-8 m²/s. An effective value from a fit is not a property of the polymer.`,
        });
      }
    }
  }
  return warnings;
}
