import type { DewPointPlace } from '#shared/physics/chamber-vapour-pressure.ts';
import {
  isPressureDriven,
  knudsenRanges,
  regimeHolds,
} from '#shared/physics/gas-transport-validity.ts';

interface Gas {
  readonly pressurePa: number;
  readonly dewPointAt: DewPointPlace;
  readonly linePressurePa: number;
  readonly saturationPressurePa: number;
  readonly knudsenNumber: number;
}

/** What the numbers of `postdry properties` mean and when they hold, as sentences. */
export function gasConventions(gas: Gas): readonly string[] {
  const sentences = [
    'Dew points below 0.01 °C are frost points, over ice; over supercooled water -40 °C would mean 47 to 48 % more vapour.',
    gas.dewPointAt === 'line'
      ? `The dew point was measured in the gas line at ${gas.linePressurePa} Pa; the expansion to ${gas.pressurePa} Pa in the chamber keeps the mole fraction of water.`
      : 'The dew point was measured in the chamber and gives the vapour pressure there; the line pressure is not used.',
    'The relative humidity refers to liquid water; ppm by volume refer to all the gas in the chamber and are not ppm by weight.',
    'Molecular diffusivities are those of water vapour in nitrogen: Fuller, Schettler and Giddings (also within Bosanquet and Stefan), and Schirmer.',
    'Diffusivities are those of a straight pore; macroDiffusivityM2PerS is that of Bosanquet times (1 - sqrt(1 - eps))/eps, eps = porosity of the macro domain.',
    'The Stefan diffusivity is that at the mole fraction of water in the chamber.',
    'How reference 14 of the paper combines molecular and Knudsen diffusion was not accessible; Bosanquet is the usual choice, not claimed to be that combination.',
    'The mean free path is k T/(pi sigma^2 p sqrt(1 + M_w/M_N2)), sigma = 3.15e-10 m; other definitions change the Knudsen number by up to 1.5 times.',
  ];
  const alone = (['molecular', 'knudsen'] as const).filter(
    (regime) => !regimeHolds(regime, gas.knudsenNumber),
  );
  for (const regime of alone) sentences.push(outside[regime]);
  if (isPressureDriven(gas.saturationPressurePa, gas.pressurePa)) {
    const activity = (gas.pressurePa / gas.saturationPressurePa).toPrecision(3);
    sentences.push(
      `Where the water activity in the pores exceeds ${activity}, the vapour pressure exceeds that of the chamber: vapour is then also driven by the pressure, and diffusion alone underestimates the rate.`,
    );
  }
  return sentences;
}

const chosen = 'a limit chosen after the customary classes of rarefied gas flow';
const outside = {
  molecular: `Molecular diffusion alone describes pores up to Kn = ${knudsenRanges.molecular.largest}, ${chosen}.`,
  knudsen: `Knudsen diffusion alone describes pores from Kn = ${knudsenRanges.knudsen.smallest} on, ${chosen}.`,
};
